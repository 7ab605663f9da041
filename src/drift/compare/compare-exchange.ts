import { objectOf } from '../../engine/spec/declaration.ts'
import { declaredKey } from '../../engine/spec/declared-status.ts'
import type { Document, Provenance } from '../../engine/spec/document.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { declaredTypeOf, essenceOf, isJsonType } from '../../engine/spec/media-type.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import { isObject } from '../../world/is-object.ts'
import { headerOf, type RecordedExchange } from '../traffic.ts'
import { compareDefaults } from './compare-defaults.ts'
import { compareHeaders } from './compare-headers.ts'
import { comparePageSize } from './compare-page-size.ts'
import { compareRequest } from './compare-request.ts'
import { compareShape } from './compare-shape.ts'
import type { Observer } from './problem.ts'
import { parseRecordedJson } from './recorded-json.ts'
import { follow, nodeAt, provenanceOf } from './schema-node.ts'
import { ValueComparison } from './value-comparison.ts'

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

/** Place of problems that concern a response as a whole. */
export const WHOLE = ''

/** Compares a recorded request and its response with the spec. */
export function compareExchange(found: OperationExchange, observer: Observer): void {
  const { document, operation, exchange } = found
  const declared = declaredResponse(document, operation, exchange.response.status)
  if (exchange.response.status < 300) compareRequest(found, observer)
  if (!declared) return reportStatus(found, observer)
  observer.confirm(declared, WHOLE)
  compareHeaders(document, declared, exchange.response, observer)
  if (exchange.method !== 'HEAD') compareBody(found, declared, observer)
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

function reportStatus({ operation, exchange }: OperationExchange, observer: Observer): void {
  const { status } = exchange.response
  const declared = [...operation.responses, ...operation.ranges]
  const sameClass = declared.filter((key) => String(key)[0] === String(status)[0])
  const listed = sameClass.length > 0 ? sameClass : declared
  const verb = listed.length === 1 ? 'is' : 'are'
  const pointer = `${pointerOf(operation)}/responses`
  observer.report({
    kind: 'status',
    place: WHOLE,
    base: WHOLE,
    statement: { pointer, provenance: operation.provenance },
    owner: pointer,
    detail: String(status),
    clause: `status ${status}, ${listed.join(' and ')} ${verb} declared`,
    value: parseRecordedJson(exchange.response),
  })
}

function compareBody(found: OperationExchange, declared: DeclaredResponse, observer: Observer): void {
  const { body } = found.exchange.response
  if (!body) return
  const content = isObject(declared.object['content']) ? declared.object['content'] : {}
  const mediaTypes = Object.keys(content)
  const sent = essenceOf(body.mediaType)
  if (body.text === '') {
    if (mediaTypes.length > 0) report('body', 'no body is sent, one is declared')
    return
  }
  if (mediaTypes.length === 0) return report('body', 'a body is sent, none is declared', sent)
  const key = sent === '' ? mediaTypes.find(isJsonType) : declaredTypeOf(sent, mediaTypes)
  if (key === undefined) {
    return report('media-type', `media type ${shownType(sent)}, ${mediaTypes.join(' and ')} is declared`, sent)
  }
  const isJson = isJsonType(sent === '' ? key : sent)
  const value = parseRecordedJson(found.exchange.response)
  if (!isJson || body.encoding === 'base64') return
  if (value === undefined) return report('body', 'the body is not JSON')
  compareValue({ ...found, declared, key, value }, observer)

  function report(kind: 'body' | 'media-type', clause: string, mediaType = ''): void {
    const { pointer } = declared
    observer.report({
      kind,
      place: WHOLE,
      base: WHOLE,
      statement: declared,
      owner: pointer,
      detail: mediaType === '' ? clause : mediaType,
      clause,
      value: mediaType === '' ? undefined : mediaType,
    })
  }
}

/** A parsed body with the response that declares it. */
interface ParsedBody extends OperationExchange {
  readonly declared: DeclaredResponse
  /** the declared media type */
  readonly key: string
  readonly value: unknown
}

function compareValue({ declared, key, value, ...found }: ParsedBody, observer: Observer): void {
  const { document, exchange } = found
  const content = declared.object['content']
  const media = isObject(content) ? content[key] : undefined
  const pointer = `${declared.pointer}/content/${escapeToken(key)}/schema`
  const nodes = nodeAt(isObject(media) ? media['schema'] : undefined, pointer, declared.provenance)
  const [statement] = nodes
  if (!statement) return
  const comparison = new ValueComparison(document, 'response', observer)
  const isError = exchange.response.status >= 400
  if (isError && compareShape(comparison.expand(nodes, value), value, observer)) return
  comparison.compare({ nodes, value, place: WHOLE, statement })
  if (isError) return
  comparePageSize(found, value, observer)
  compareDefaults(found, value, observer)
}

/** Returns a media type as messages show it. */
function shownType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'that is not valid'
}

/** Returns the media type of the request body; empty if it has none. */
export function requestTypeOf({ request }: RecordedExchange): string {
  return essenceOf(request.body?.mediaType ?? headerOf(request, 'content-type') ?? '')
}
