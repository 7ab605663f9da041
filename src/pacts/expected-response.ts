import type { Document } from '../engine/spec/document.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Expected } from './expected.ts'
import type { Answer } from './extract.ts'
import { infer, type Known } from './infer.ts'
import { isObject, parsed } from './json.ts'
import { meets } from './meets.ts'
import { headerSchemas, responseSchema } from './schema.ts'

/** What an interaction must be answered with. */
export interface ExpectedResponse {
  readonly status: number
  readonly headers: ReadonlyMap<string, Expected>
  /** undefined where the reply has no body, or one that is no JSON */
  readonly body: Expected | undefined
}

/** What a reply must be, as it was given in two worlds. Undefined: the two have nothing in common. */
export function expectResponse(
  operation: Operation,
  [one, other]: readonly [Answer, Answer],
  known: Omit<Known, 'isRefusal'>,
): ExpectedResponse | undefined {
  const { status } = one
  const [mine, theirs] = [parsed(one.text), parsed(other.text)]
  const body =
    mine === undefined
      ? undefined
      : infer(responseSchema(known.document, operation, status), mine, theirs, { ...known, isRefusal: status >= 400 })
  if (status !== other.status || (mine !== undefined && !body)) return undefined
  return { status, headers: expectHeaders(known.document, operation, one, other), body }
}

/** Whether an answer is the expected one. */
export function isExpected({ status, headers, body }: ExpectedResponse, answer: Answer): boolean {
  return (
    answer.status === status &&
    (!body || meets(body, parsed(answer.text))) &&
    [...headers].every(([name, expected]) => meets(expected, answer.headers.get(name)))
  )
}

/** Those that a client may rely on: counters, and what is made up for each exchange, are no part of a contract. */
function expectHeaders(
  document: Document,
  operation: Operation,
  { status, headers }: Answer,
  other: Answer,
): Map<string, Expected> {
  const expected = new Map<string, Expected>()
  const type = headers.get('content-type')
  if (type !== null) expected.set('Content-Type', { match: 'equality', value: type })
  for (const [name, schema] of headerSchemas(document, operation, status)) {
    const value = headers.get(name)
    if (value === null) continue
    if (name.toLowerCase() === 'location') expected.set(name, { match: 'regex', regex: '^.+$', value })
    else if (name.toLowerCase() === 'retry-after') expected.set(name, { match: 'regex', regex: '^\\d+$', value })
    else if (isText(schema) && value === other.headers.get(name)) expected.set(name, { match: 'equality', value })
  }
  return expected
}

function isText(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'string'
}
