import type { Vendor } from '../engine/vendor/vendor.ts'
import type { AnyRecords, AnySpecTypes } from '../engine/vendor/vendor-spec.ts'
import { nodeHash } from './hash-texts.ts'
import { absoluteLocation, readBytes } from './read-location.ts'

/** Options of {@link loadSpec}. */
export interface LoadOptions {
  /** name of the vendor. Defaults to a name made from the document's title */
  readonly name?: string
  /** files or URLs of OpenAPI Overlays, applied in order */
  readonly overlays?: readonly string[]
  /** prefix of all paths, such as `/shop`. Defaults to none */
  readonly mount?: string
  /** called with each thing that is wrong in the document but does not prevent its use. Defaults to `console.warn` */
  readonly onWarning?: (warning: string) => void
}

/** A vendor that was loaded from an OpenAPI document at run time, so that its operations and records have no own types. */
export type LoadedVendor = Vendor<
  AnySpecTypes['operations'],
  AnyRecords,
  AnySpecTypes['profile'],
  AnySpecTypes['actions']
>

/**
 * Loads an OpenAPI document (3.1, 3.0 or Swagger 2.0; JSON or YAML) as a vendor whose behaviour is inferred from it.
 * @param location a file, relative to the current folder, or a URL
 * @throws DeskDoubleError if the document cannot be read or is not an OpenAPI document
 * @example
 * const shop = await loadSpec('shop.yaml')
 * const emulator = createEmulator({ vendors: { shop } })
 */
export async function loadSpec(location: string, options: LoadOptions = {}): Promise<LoadedVendor> {
  const { overlays = [], onWarning = console.warn, ...others } = options
  // Loaded on demand: most processes read no document.
  const { loadSpec: load } = await import('../specs/load-spec.ts')
  const vendor = await load(absoluteLocation(location), {
    ...others,
    overlays: overlays.map(absoluteLocation),
    read: readBytes,
    hash: nodeHash(),
    onWarning,
  })
  // A vendor whose types are unknown can be used as one with any types.
  return vendor as LoadedVendor
}
