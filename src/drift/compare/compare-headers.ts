import type { Document } from '../../engine/spec/document.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'
import { headerOf, type RecordedMessage } from '../traffic.ts'
import type { DeclaredResponse } from './operation-exchange.ts'
import type { Observer, Problem } from './problem.ts'
import { problemOf } from './scalar-problems.ts'
import { type Decisions, expand, follow, nodeAt, provenanceOf, type SchemaNode } from './schema-node.ts'
import { isRedacted } from './value-comparison.ts'

/** Compares the headers that a response declares. Other headers are not compared. */
export function compareHeaders(
  document: Document,
  response: DeclaredResponse,
  message: RecordedMessage,
  observer: Observer,
): void {
  const headers = response.object['headers']
  // Some tools record no headers at all.
  if (!isObject(headers) || message.headers.length === 0) return
  for (const [name, declared] of Object.entries(headers)) {
    if (name.toLowerCase() === 'content-type') continue
    const { part, pointer } = follow(document, declared, `${response.pointer}/headers/${escapeToken(name)}`)
    if (!isObject(part)) continue
    const header = { name, part, pointer, provenance: provenanceOf(part, response.provenance) }
    compareHeader(document, header, headerOf(message, name.toLowerCase()), observer)
  }
}

interface DeclaredHeader extends Omit<SchemaNode, 'schema'> {
  readonly name: string
  readonly part: Readonly<Record<string, unknown>>
}

function compareHeader(
  document: Document,
  { name, part, pointer, provenance }: DeclaredHeader,
  text: string | undefined,
  observer: Observer,
): void {
  const place = `header ${name}`
  const statement = { pointer, provenance }
  observer.visit(place)
  if (text === undefined) {
    const missing: Problem = {
      kind: 'header-missing',
      place,
      base: place,
      statement,
      owner: pointer,
      detail: '',
      clause: 'is missing',
    }
    if (part['required'] === true) observer.report(missing)
  } else if (!isRedacted(text)) {
    const nodes = expand(document, nodeAt(part['schema'], `${pointer}/schema`, provenance), UNDECIDED)
    const problem = problemOf({ nodes, value: coerced(text, nodes), place, statement })
    if (problem) observer.report({ ...problem, statement, kind: 'header', detail: problem.kind, value: text })
    else observer.confirm(statement, place)
  }
}

/** Decisions before the type of a header's value is known. */
const UNDECIDED: Decisions = { choose: ([first]) => first, meets: () => undefined }

/** Converts a header's text to the declared type. A text that does not look like that type stays a string. */
function coerced(text: string, nodes: readonly SchemaNode[]): unknown {
  const types = nodes.flatMap(({ schema: { type } }) => (Array.isArray(type) ? type : [type]))
  const isNumber = types.includes('integer') || types.includes('number')
  if (isNumber && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text)
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  return types.includes('array') ? text.split(/, */) : text
}
