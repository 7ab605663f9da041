import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { declaredTypeOf, essenceOf, isJsonType } from '../../engine/spec/media-type.ts'
import { isObject } from '../../world/is-object.ts'
import type { RecordedBody } from '../traffic.ts'
import { compareDefaults } from './compare-defaults.ts'
import { compareHeaders } from './compare-headers.ts'
import { comparePageSize } from './compare-page-size.ts'
import { compareRequest } from './compare-request.ts'
import { compareShape } from './compare-shape.ts'
import { type DeclaredResponse, declaredResponse, type OperationExchange, pointerOf } from './operation-exchange.ts'
import type { Observer, Problem } from './problem.ts'
import { parseRecordedJson } from './recorded-json.ts'
import { nodeAt } from './schema-node.ts'
import { ValueComparison } from './value-comparison.ts'

/** Place of problems that concern a response as a whole. */
const WHOLE = ''

/** Compares a recorded request and its response with the spec. */
export function compareExchange(found: OperationExchange, observer: Observer): void {
  const { document, operation, exchange } = found
  const declared = declaredResponse(document, operation, exchange.response.status)
  if (exchange.response.status < 300) compareRequest(found, observer)
  if (!declared) {
    reportStatus(found, observer)
    return
  }
  observer.confirm(declared, WHOLE)
  compareHeaders(document, declared, exchange.response, observer)
  if (exchange.method !== 'HEAD') compareBody(found, declared, observer)
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
    mediaType: exchange.response.body?.text === '' ? '' : essenceOf(exchange.response.body?.mediaType ?? ''),
  })
}

function compareBody(found: OperationExchange, declared: DeclaredResponse, observer: Observer): void {
  const { body } = found.exchange.response
  if (!body) return
  const content = isObject(declared.object['content']) ? declared.object['content'] : {}
  const mediaTypes = Object.keys(content)
  const wrong = wrongBody(body, mediaTypes)
  if (wrong) {
    observer.report({ ...wrong, place: WHOLE, base: WHOLE, statement: declared, owner: declared.pointer })
    return
  }
  const sent = essenceOf(body.mediaType)
  const key = declaredType(sent, mediaTypes)
  const value = parseRecordedJson(found.exchange.response)
  if (key !== undefined && isJsonType(sent === '' ? key : sent) && value !== undefined) {
    compareValue({ ...found, declared, key, value }, observer)
  }
}

/** Returns what is wrong with a body as a whole: its presence, its media type or its syntax. */
function wrongBody(
  { text, mediaType, encoding }: RecordedBody,
  mediaTypes: readonly string[],
): Pick<Problem, 'kind' | 'detail' | 'clause' | 'value'> | undefined {
  const sent = essenceOf(mediaType)
  if (text === '') return mediaTypes.length === 0 ? undefined : wrong('no body is sent, one is declared')
  if (mediaTypes.length === 0) return wrong('a body is sent, none is declared')
  const key = declaredType(sent, mediaTypes)
  if (key === undefined) {
    const clause = `media type ${shownType(sent)}, ${mediaTypes.join(' and ')} is declared`
    return { kind: 'media-type', detail: sent, clause, value: sent }
  }
  const isJson = isJsonType(sent === '' ? key : sent) && encoding === undefined
  return isJson && parseRecordedJson({ headers: [], body: { text, mediaType } }) === undefined
    ? wrong('the body is not JSON')
    : undefined
}

function wrong(clause: string): Pick<Problem, 'kind' | 'detail' | 'clause'> {
  return { kind: 'body', detail: clause, clause }
}

function declaredType(sent: string, mediaTypes: readonly string[]): string | undefined {
  return sent === '' ? mediaTypes.find(isJsonType) : declaredTypeOf(sent, mediaTypes)
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
