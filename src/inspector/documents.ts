import {
  type Document,
  METHODS,
  type Method,
  type OperationObject,
  type PathItem,
  resolve,
} from '../engine/spec/document.ts'
import { control, told } from './control.ts'
import { type Loaded, useLoaded } from './use-loaded.ts'

/** One operation of a spec, with all that a page tells of it. */
export interface Described {
  readonly document: Document
  readonly method: Method
  readonly path: string
  readonly object: OperationObject & { readonly description?: string; readonly tags?: readonly string[] }
  readonly parameters: readonly DescribedParameter[]
}

export type DescribedParameter = Exclude<NonNullable<PathItem['parameters']>[number], { readonly $ref: string }> & {
  readonly description?: string
}

const asked = new Map<string, Promise<Document>>()

/** The spec of a vendor. It does not change while the page is open. */
export function documentOf(vendor: string): Promise<Document> {
  const known = asked.get(vendor)
  if (known) return known
  const loading = told(control.GET('/_control/vendors/{vendor}/openapi.json', { params: { path: { vendor } } }))
  // It is an OpenAPI document, checked when it was made.
  const document = loading as Promise<unknown> as Promise<Document>
  asked.set(vendor, document)
  document.catch(() => asked.delete(vendor))
  return document
}

/** The spec of a vendor, once it is there; nothing for no vendor. */
export function useDocument(vendor: string | undefined): Loaded<Document | undefined> {
  return useLoaded(vendor ?? '', [], async () => (vendor === undefined ? undefined : documentOf(vendor)))
}

/** All operations of a spec, in its order. */
export function operationsOf(document: Document): Described[] {
  return Object.entries(document.paths).flatMap(([path, item]) => {
    return METHODS.flatMap((method) => {
      const object = item[method]
      if (!object) return []
      const parameters = [...(item.parameters ?? []), ...(object.parameters ?? [])].map((one) => resolve(document, one))
      return [{ document, method, path, object, parameters }]
    })
  })
}

export function operationNamed(document: Document, id: string): Described | undefined {
  return operationsOf(document).find(({ object }) => object.operationId === id)
}

/** The error statuses that an operation declares, ascending; for `*`, those of any. */
export function errorsOf(document: Document, operation: string): number[] {
  const meant = operationsOf(document).filter(({ object }) => operation === '*' || object.operationId === operation)
  const statuses = meant.flatMap(({ object }) => Object.keys(object.responses).map(Number))
  return [...new Set(statuses)].filter((status) => status >= 400).toSorted((a, b) => a - b)
}
