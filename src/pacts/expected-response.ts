import type { Document } from '../engine/spec/document.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Expectation } from './expected.ts'
import type { ReceivedResponse } from './extract.ts'
import { type InferenceContext, inferExpectation } from './infer.ts'
import { isObject, parseJson } from './json.ts'
import { matches } from './matches.ts'
import { headerSchemas, responseSchema } from './schema.ts'

/** The response that an interaction expects. */
export interface ExpectedResponse {
  readonly status: number
  readonly headers: ReadonlyMap<string, Expectation>
  /** undefined if the body of the response is not JSON */
  readonly body: Expectation | undefined
}

/**
 * Infers the expected response from the responses in two worlds. Returns undefined if the two have nothing in common.
 */
export function expectResponse(
  operation: Operation,
  [first, second]: readonly [ReceivedResponse, ReceivedResponse],
  context: Omit<InferenceContext, 'isError'>,
): ExpectedResponse | undefined {
  const { status } = first
  const [firstBody, secondBody] = [parseJson(first.text), parseJson(second.text)]
  const body =
    firstBody === undefined
      ? undefined
      : inferExpectation(responseSchema(context.document, operation, status), firstBody, secondBody, {
          ...context,
          isError: status >= 400,
        })
  if (status !== second.status || (firstBody !== undefined && !body)) return undefined
  return { status, headers: expectHeaders(context.document, operation, first, second), body }
}

/** Checks whether a response meets the expectations. */
export function isExpected({ status, headers, body }: ExpectedResponse, response: ReceivedResponse): boolean {
  return (
    response.status === status &&
    (!body || matches(body, parseJson(response.text))) &&
    [...headers].every(([name, expected]) => matches(expected, response.headers.get(name)))
  )
}

/** Infers the headers that a client may rely on. Counters and per-request values are not part of a contract. */
function expectHeaders(
  document: Document,
  operation: Operation,
  { status, headers }: ReceivedResponse,
  second: ReceivedResponse,
): Map<string, Expectation> {
  const expected = new Map<string, Expectation>()
  const type = headers.get('content-type')
  if (type !== null) expected.set('Content-Type', { match: 'equality', value: type })
  for (const [name, schema] of headerSchemas(document, operation, status)) {
    const value = headers.get(name)
    if (value === null) continue
    if (name.toLowerCase() === 'location') expected.set(name, { match: 'regex', regex: '^.+$', value })
    else if (name.toLowerCase() === 'retry-after') expected.set(name, { match: 'regex', regex: '^\\d+$', value })
    else if (isString(schema) && value === second.headers.get(name)) expected.set(name, { match: 'equality', value })
  }
  return expected
}

function isString(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'string'
}
