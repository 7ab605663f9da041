import type { VendorSpec } from '../engine/vendor/vendor-spec.ts'
import { isObject } from '../world/is-object.ts'
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
  const { validators, records } = compileDocument(new Schemas(document), names, options.onWarning ?? (() => undefined))
  return { document, digest, records, validators: () => ({ validators }) }
}
