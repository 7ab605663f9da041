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
 * @param context.requiresCounters whether the counters of a list must be equal, such as its total
 */
export function expectResponse(
  operation: Operation,
  [first, second]: readonly [ReceivedResponse, ReceivedResponse],
  context: Omit<InferenceContext, 'isError' | 'isPage'> & { readonly requiresCounters: boolean },
): ExpectedResponse | undefined {
  const { status } = first
  const [firstBody, secondBody] = [parseJson(first.text), parseJson(second.text)]
  const body =
    firstBody === undefined
      ? undefined
      : inferExpectation(responseSchema(context.document, operation, status), firstBody, secondBody, {
          ...context,
          isError: status >= 400,
          isPage: context.requiresCounters && isPage(operation, firstBody),
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

/** Checks for the response of a list: an object with a list that is not itself a record. */
function isPage({ method }: Operation, body: unknown): boolean {
  return method === 'get' && isObject(body) && !('id' in body) && Object.values(body).some(Array.isArray)
}

/** Headers about the transport, caches or the security of browsers. No client of an API depends on them. */
const INCIDENTAL =
  /^(age|alt-svc|cache-control|connection|content-(encoding|length)|cross-origin-.*|access-control-.*|date|expires|keep-alive|nel|permissions-policy|pragma|referrer-policy|report-to|server|strict-transport-security|transfer-encoding|vary|via|x-content-type-options|x-frame-options|x-powered-by|x-xss-protection|content-security-policy.*)$/i

/**
 * Infers the headers that a client may rely on: the content type, and those that the spec declares and that mean the
 * same in every exchange. Counters, values of one exchange and {@link INCIDENTAL} headers are not part of a contract.
 */
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
    if (value === null || INCIDENTAL.test(name)) continue
    if (name.toLowerCase() === 'location') expected.set(name, { match: 'regex', regex: '^.+$', value })
    else if (name.toLowerCase() === 'retry-after') expected.set(name, { match: 'regex', regex: '^\\d+$', value })
    else if (isString(schema) && value === second.headers.get(name)) expected.set(name, { match: 'equality', value })
  }
  return expected
}

function isString(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'string'
}
