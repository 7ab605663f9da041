import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { type MediaTypeObject, type ResponseObject, resolve } from '../../engine/spec/document.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { titleOf } from './step.ts'
import { caseOf, type Suite } from './suite.ts'
import { CASES } from './vendor-suite-options.ts'

/** Defines the tests of a vendor's document, and of the suite's own options. */
export function specCases<E extends AnyEmulator>(suite: Suite<E>, vendor: Vendor): void {
  const { name, document, operations, complete, declines, steps } = suite

  describe(`${name}: its spec`, () => {
    caseOf(suite, 'examples')('contains only examples that its schemas accept', () => {
      const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false })
      addFormats.default(ajv)
      ajv.addSchema({ $id: 'spec', components: document.components })
      const invalid = operations.flatMap(({ object }) => {
        const responses = Object.values(object.responses).flatMap((response) =>
          Object.values(resolve<ResponseObject>(document, response).content ?? {}),
        )
        return responses.flatMap((media) =>
          examplesOf(media)
            .filter((example) => {
              return !ajv.validate(JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"spec#/')), example)
            })
            .map(() => `${object.operationId}: ${ajv.errorsText()}`),
        )
      })
      expect(invalid).toEqual([])
    })

    if (complete) {
      caseOf(suite, 'provenance')('declares the provenance of every operation', () => {
        const known = ['reference', 'documented', 'observed', 'assumed']
        const unknown = operations.filter(({ object }) => {
          return !known.includes(object['x-provenance'] ?? document['x-provenance'] ?? '')
        })
        expect(unknown).toEqual([])
      })
    }

    caseOf(suite, 'references')('refers only to records that it stores', () => {
      const schemas = operations.flatMap(({ parameters }) => parameters.map(({ 'x-refers-to': schema }) => schema))
      const unknown = schemas.filter((schema) => schema !== undefined && !vendor.collectionOf.has(schema))
      expect(unknown, 'A collection must have the schema that x-refers-to names').toEqual([])
    })

    caseOf(suite, 'handlers')('has exactly one handler for every operation', () => {
      expect(Object.keys(vendor.handlers).toSorted()).toEqual(
        operations.map(({ object }) => object.operationId).toSorted(),
      )
    })

    const known = new Set([...CASES, ...steps.map(titleOf)])
    const unknown = Object.keys(declines).filter((one) => !known.has(one))
    if (unknown.length > 0) {
      it('declines only cases that the suite has', () => {
        expect(unknown, `Use names of cases (${CASES.join(', ')}) or of steps`).toEqual([])
      })
    }
  })
}

function examplesOf({ example, examples }: MediaTypeObject): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples ?? {}).map(({ value }) => value)]
}
