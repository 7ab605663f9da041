import type { Step, StepRequest, VendorCase } from '../tour.ts'

const QUERY = { client_id: 'agent-console', redirect_uri: 'http://localhost:8080/', response_type: 'code' }
const LOGIN = `?${new URLSearchParams(QUERY)}`
const UNSUPPORTED = `?${new URLSearchParams({ ...QUERY, response_type: 'id_token' })}`
const UNREGISTERED = `?${new URLSearchParams({ ...QUERY, redirect_uri: 'https://evil.example/' })}`

type CreateStep = VendorCase['steps'][number]

/** Returns a step whose request is the example of an operation with another query. */
function step(operation: string, status: number, query: string): CreateStep {
  return (success) => ({ operation, status, request: withQuery(success(operation), query) })
}

/** Returns a step that posts the form of the login page, with changes. */
function post(operation: string, status: number, changes: (request: StepRequest) => Partial<StepRequest>): CreateStep {
  return (success) => {
    const request = withQuery(success(operation), LOGIN)
    return { operation, status, request: { ...request, ...changes(request) } } satisfies Step
  }
}

/** Returns a step in which a fault answers. */
function fail(operation: string, status: number, query: string): CreateStep {
  return (success) => ({
    operation,
    status,
    request: withQuery(success(operation), query),
    // The statuses below are those that the spec declares for the login pages.
    prepare: ({ genesys }) => genesys.fail('*', { status: status as 500, times: 1 }),
  })
}

function withQuery(request: StepRequest, query: string): StepRequest {
  return { ...request, path: request.path + query }
}

const large = ({ headers }: StepRequest): Partial<StepRequest> => ({ headers, body: `user=${'x'.repeat(1_048_576)}` })
const plain = ({ headers }: StepRequest): Partial<StepRequest> => {
  return { headers: { ...headers, 'content-type': 'text/plain' } }
}

/** Steps of the pages for people: their parameters are required, and their redirects are not followed. */
export const loginSteps: readonly CreateStep[] = [
  ...['getOauthAuthorize', 'getLoginOauthAuthorize'].flatMap((id) => [
    step(id, 200, LOGIN),
    step(id, 302, UNSUPPORTED),
    step(id, 400, UNREGISTERED),
    ...[500, 503, 504].map((status) => fail(id, status, LOGIN)),
  ]),
  ...['postOauthAuthorize', 'postLoginOauthAuthorize'].flatMap((id) => [
    post(id, 200, () => ({ body: 'user=nobody' })),
    post(id, 302, () => ({})),
    step(id, 400, UNREGISTERED),
    post(id, 413, large),
    post(id, 415, plain),
    ...[500, 503, 504].map((status) => fail(id, status, LOGIN)),
  ]),
  ...['getLogout', 'getLoginLogout'].flatMap((id) => [
    step(id, 200, '?logout=true'),
    step(id, 302, ''),
    step(id, 400, '?redirect_uri=https%3A%2F%2Fevil.example%2F'),
    ...[500, 503, 504].map((status) => fail(id, status, '')),
  ]),
]
