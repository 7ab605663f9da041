import type { SpecTypes, VendorSpec } from '../engine/vendor/vendor-spec.ts'
import type { LoadOptions } from './load-spec.ts'
import { absoluteLocation, readLocation } from './read-location.ts'

/** Options of {@link loadVendorSpec}. */
export type VendorSpecOptions = Omit<LoadOptions, 'name'>

/** A JSON value whose type is known only at run time. The compiler accepts every use of it. */
type Untyped = ReturnType<typeof JSON.parse>

/** Statuses of an operation whose type is known only at run time: a success, and errors that a fault can have. */
type UntypedStatus = 200 | 400 | 401 | 403 | 404 | 408 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504

/** An operation whose type is known only at run time. */
export interface UntypedOperation {
  readonly parameters: { readonly path: Untyped; readonly query: Untyped; readonly header: Untyped }
  readonly requestBody: { readonly content: { readonly 'application/json': Untyped } }
  readonly responses: {
    readonly [Status in UntypedStatus]: { readonly content: { readonly 'application/json': Untyped } }
  }
}

/** The types of a spec that was loaded at run time. */
export interface UntypedSpec extends SpecTypes {
  readonly operations: Readonly<Record<string, UntypedOperation>>
  readonly schemas: Readonly<Record<string, Untyped>>
  readonly profile: Readonly<Record<string, string | number | boolean>>
}

/** Location of a document that is not in a file. Its relative references start at the current folder. */
const IN_MEMORY = 'document.json'

/**
 * Loads an OpenAPI document (3.1, 3.0 or Swagger 2.0) as the spec of a vendor whose handlers you write. Its validators
 * are compiled when they are first used, so nothing has to be generated; handlers are then not typed by the document.
 * @param source a file, relative to the current folder, a URL, or the document itself
 * @throws DeskDoubleError if the document cannot be read or is not an OpenAPI document
 * @example
 * const desks = defineVendor({
 *   spec: await loadVendorSpec('desks.yaml'),
 *   collections: { desks: { schema: 'Desk', key: 'id' } },
 *   handlers: {
 *     listDesks: ({ world }) => world.desks.list(),
 *     createDesk: ({ world, id, body }) => world.desks.insert({ ...body, id: id() }),
 *   },
 * })
 */
export async function loadVendorSpec(
  source: string | object,
  options: VendorSpecOptions = {},
): Promise<VendorSpec<UntypedSpec>> {
  const { overlays = [], onWarning = console.warn, ...others } = options
  const location = absoluteLocation(typeof source === 'string' ? source : IN_MEMORY)
  const text = typeof source === 'string' ? undefined : JSON.stringify(source)
  // Loaded on demand: most processes read no document.
  const { readVendorSpec } = await import('../specs/vendor-spec.ts')
  const spec = await readVendorSpec(location, {
    ...others,
    overlays: overlays.map(absoluteLocation),
    read: async (path) => (path === location && text !== undefined ? text : readLocation(path)),
    onWarning,
  })
  // The types never exist at run time. These describe any document.
  return spec as VendorSpec<UntypedSpec>
}
