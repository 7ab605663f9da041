import type { VendorSpec } from '../engine/vendor/vendor-spec.ts'
import { isObject } from '../world/is-object.ts'
import { COMPILE, type CompilableSpec, type CompileDocument } from './compilable-spec.ts'
import { compileDocument } from './compile/compile-document.ts'
import { type ReadOptions, readDocument } from './read/read-document.ts'
import { Schemas } from './schema/schemas.ts'

/**
 * Reads an OpenAPI document as the spec of a vendor. Nothing is compiled before it is needed.
 * @param location absolute path or URL
 * @throws SpecError if it cannot be read or is not an OpenAPI document
 */
export async function readVendorSpec(location: string, options: ReadOptions): Promise<VendorSpec> {
  const { document, digest } = await readDocument(location, options)
  const { schemas } = document.components
  const names = isObject(schemas) ? Object.keys(schemas) : []
  const compile: CompileDocument = (extended, stored) => {
    const all = [...new Set([...names, ...stored])]
    const { validators, ...compiled } = compileDocument(extended, all, options.onWarning ?? (() => undefined))
    return { ...compiled, validators: () => ({ validators }) }
  }
  const { records, validators } = compile(new Schemas(document), [])
  const spec: CompilableSpec = { document, digest, records, validators, [COMPILE]: compile }
  return spec
}
