import type { Document } from '../../../engine/spec/document.ts'
import { documentValidators } from '../../../specs/compile/compile-document.ts'
import type { Model } from '../../../specs/model/model.ts'
import { Schemas } from '../../../specs/schema/schemas.ts'
import { storedDocument } from '../../../specs/vendor-of-document.ts'
import { AheadCompiler } from './ahead-compiler.ts'
import { type TableTarget, type ValidatorModules, writeTable } from './table-module.ts'

/** A document whose schemas mean what they declare: objects may have further properties. */
export interface OpenSource {
  readonly document: Document
  readonly model: Model
  readonly target: TableTarget
  /** called with each part of the document that cannot be used */
  readonly onWarning: (warning: string) => void
}

/** Generates the validators ahead of time that a document is otherwise served with, so that nothing is compiled at run time. */
export async function writeOpenValidators({
  document,
  model,
  target,
  onWarning,
}: OpenSource): Promise<ValidatorModules> {
  const { extended, stored } = storedDocument(document, model)
  const shown = [...model.resources.values()].flatMap(({ schema }) => schema ?? [])
  const schemas = new Schemas(extended)
  const compilerOf = (module: string, direction: 'request' | 'response', coerces = false) => {
    return new AheadCompiler(module, { schemas, direction, onWarning, coerces })
  }
  const [requests, responses] = [compilerOf('requests', 'request'), compilerOf('responses', 'response')]
  const forms = compilerOf('forms', 'request', true)
  const kept = compilerOf('kept', 'response')
  const { validators } = documentValidators(schemas, [], { requests, forms, responses })
  const { records } = documentValidators(schemas, [...new Set([...stored, ...shown])], {
    requests,
    forms,
    responses: kept,
  })
  return {
    records: await writeTable(target, { name: 'records', type: 'RecordValidators', table: records, compilers: [kept] }),
    validators: await writeTable(target, {
      name: 'validators',
      type: 'Validators',
      table: validators,
      compilers: [requests, forms, responses],
    }),
  }
}
