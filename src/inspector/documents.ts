import { requestBodyOf } from '../engine/spec/declaration.ts'
import { declaredKey, isErrorStatus, readStatuses } from '../engine/spec/declared-status.ts'
import {
  type Document,
  METHODS,
  type Method,
  type OperationObject,
  type PathItem,
  type RequestBodyObject,
  resolve,
} from '../engine/spec/document.ts'
import { control, unwrap } from './control.ts'
import { type Loaded, useLoaded } from './use-loaded.ts'

/** An operation of a spec, together with its path, method, and resolved parameters and body. */
export interface SpecOperation {
  readonly document: Document
  readonly method: Method
  readonly path: string
  readonly object: OperationObject & { readonly description?: string; readonly tags?: readonly string[] }
  readonly parameters: readonly SpecParameter[]
  readonly body: RequestBodyObject | undefined
}

/** A parameter of an operation, with its references resolved. */
export type SpecParameter = Exclude<NonNullable<PathItem['parameters']>[number], { readonly $ref: string }> & {
  readonly description?: string
}

/** Name under which the control API's own spec is loaded. No vendor can have it. */
export const CONTROL = 'control'

const cache = new Map<string, Promise<Document>>()

/** Loads the spec of a vendor or of the control API. It is cached: a spec does not change while the page is open. */
export function loadDocument(vendor: string): Promise<Document> {
  const cached = cache.get(vendor)
  if (cached) return cached
  const loading =
    vendor === CONTROL
      ? unwrap(control.GET('/_control/openapi.json'))
      : unwrap(control.GET('/_control/vendors/{vendor}/openapi.json', { params: { path: { vendor } } }))
  // The emulator checked the OpenAPI document when it created the vendor.
  const document = loading as Promise<unknown> as Promise<Document>
  cache.set(vendor, document)
  document.catch(() => cache.delete(vendor))
  return document
}

/** Loads a vendor's spec; the value stays undefined if the vendor is undefined. */
export function useDocument(vendor: string | undefined): Loaded<Document | undefined> {
  return useLoaded(vendor ?? '', [], async () => (vendor === undefined ? undefined : loadDocument(vendor)))
}

/** Returns all operations of a spec, in the order of the spec. */
export function operationsOf(document: Document): SpecOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    return METHODS.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      const parameters = [...(item.parameters ?? []), ...(object.parameters ?? [])].map((parameter) => {
        return resolve(document, parameter)
      })
      return [{ document, method, path, object, parameters, body: requestBodyOf(document, object) }]
    })
  })
}

/** Finds an operation by its operationId. */
export function findOperation(document: Document, id: string): SpecOperation | undefined {
  return operationsOf(document).find(({ object }) => object.operationId === id)
}

/** Error statuses that are offered for a range, for `default`, and for documents that leave their errors out. */
const COMMON_ERRORS = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504]

/**
 * Returns the error statuses that an operation can answer, in ascending order; of a range, the common ones.
 * @param operation an operationId, or `*` for the statuses of all operations
 */
export function errorStatusesOf(document: Document, operation: string): number[] {
  const operations = operationsOf(document).filter(
    ({ object }) => operation === '*' || object.operationId === operation,
  )
  const statuses = operations.flatMap(({ object }) => {
    const declared = readStatuses(object.responses)
    const isAny = document['x-undeclared-errors'] === 'neutral'
    const common = COMMON_ERRORS.filter((status) => isAny || declaredKey(declared, status) !== undefined)
    return [...declared.responses, ...common]
  })
  return [...new Set(statuses)].filter(isErrorStatus).toSorted((a, b) => a - b)
}
