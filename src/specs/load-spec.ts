import type { Vendor } from '../engine/vendor/vendor.ts'
import { inferModel } from './model/infer-model.ts'
import type { Model } from './model/model.ts'
import type { Hash } from './read/digest.ts'
import { type ReadDocument, type ReadText, readDocument } from './read/read-document.ts'
import { vendorOfDocument } from './vendor-of-document.ts'

/** Options of {@link loadSpec}. */
export interface SpecOptions {
  /** name of the vendor; lower-case letters, digits and hyphens. Defaults to a name made from the document's title */
  readonly name?: string
  /** locations of OpenAPI Overlays (1.0), applied in order */
  readonly overlays?: readonly string[]
  /** prefix of all paths, such as `/shop`. Defaults to none */
  readonly mount?: string
  /** reads the text at a location: a path or a URL. Throws an Error with a reason if it cannot */
  readonly read: ReadText
  /** the runtime's own SHA-256. Defaults to the platform's */
  readonly hash?: Hash | undefined
  /** called with each thing in the document that is wrong but does not keep it from being served */
  readonly onWarning?: (warning: string) => void
}

/** A document that was read, with the behaviour that was inferred from it. Plain data, which can be kept in a file. */
export interface PreparedSpec extends ReadDocument {
  readonly model: Model
}

/**
 * Loads an OpenAPI document (3.1, 3.0 or Swagger 2.0; JSON or YAML) as a vendor with inferred behaviour.
 * @param location a path or URL
 * @throws SpecError if the document cannot be read or is not an OpenAPI document
 */
export async function loadSpec(location: string, options: SpecOptions): Promise<Vendor> {
  return vendorOfDocument({ ...(await prepareSpec(location, options)), onWarning: options.onWarning })
}

/**
 * Reads an OpenAPI document and infers its behaviour.
 * @throws SpecError if the document cannot be read or is not an OpenAPI document
 */
export async function prepareSpec(location: string, options: SpecOptions): Promise<PreparedSpec> {
  const read = await readDocument(location, options)
  return { ...read, model: inferModel(read.document) }
}
