import { objectOf } from '../../engine/spec/declaration.ts'
import { declaredKey } from '../../engine/spec/declared-status.ts'
import type { Document, Provenance } from '../../engine/spec/document.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { essenceOf } from '../../engine/spec/media-type.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import { isObject } from '../../world/is-object.ts'
import { headerOf, type RecordedExchange } from '../traffic.ts'
import { follow, nodeAt, provenanceOf, type SchemaNode } from './schema-node.ts'

/** A recorded exchange with the operation that it belongs to. */
export interface OperationExchange {
  readonly document: Document
  readonly operation: Operation
  readonly exchange: RecordedExchange
}

/** The response that an operation declares for a status. */
export interface DeclaredResponse {
  readonly object: Readonly<Record<string, unknown>>
  /** JSON Pointer into the document */
  readonly pointer: string
  readonly provenance: Provenance
}

/** Returns the response that an operation declares for a status, with its place in the document. */
export function declaredResponse(
  document: Document,
  operation: Operation,
  status: number,
): DeclaredResponse | undefined {
  const key = declaredKey(operation, status)
  if (key === undefined) return undefined
  const { responses } = objectOf(document, operation)
  const { part, pointer } = follow(document, responses[key], `${pointerOf(operation)}/responses/${key}`)
  return isObject(part) ? { object: part, pointer, provenance: provenanceOf(part, operation.provenance) } : undefined
}

/** Returns the JSON Pointer to an operation. */
export function pointerOf({ path, method }: Operation): string {
  return `/paths/${escapeToken(path)}/${method}`
}

/** Returns the schema of a query parameter of an operation, with its place in the document. */
export function parameterNode(document: Document, operation: Operation, name: string): SchemaNode | undefined {
  const item = document.paths[operation.path]
  const at = `/paths/${escapeToken(operation.path)}`
  const own = (objectOf(document, operation).parameters ?? []).map((one, i) =>
    follow(document, one, `${pointerOf(operation)}/parameters/${i}`),
  )
  const shared = (item?.parameters ?? []).map((one, i) => follow(document, one, `${at}/parameters/${i}`))
  const found = [...own, ...shared].find(
    ({ part }) => isObject(part) && part['in'] === 'query' && part['name'] === name,
  )
  if (!found || !isObject(found.part)) return undefined
  return nodeAt(found.part['schema'], `${found.pointer}/schema`, provenanceOf(found.part, operation.provenance))[0]
}

/** Returns the media type of the request body; empty if it has none. */
export function requestTypeOf({ request }: RecordedExchange): string {
  return essenceOf(request.body?.mediaType ?? headerOf(request, 'content-type') ?? '')
}
