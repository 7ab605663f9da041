import createClient, { type Client } from 'openapi-fetch'
import { isObject } from '../../world/is-object.ts'
import { ControlError } from './control-error.ts'
import type { ControlPaths, ControlSchemas } from './types.ts'

/** Client of openapi-fetch for every operation of the control API. */
export type ControlApi = Client<ControlPaths>

/** Server of a control client, and the token for it. */
interface ControlServer {
  readonly url: string
  readonly token: string | undefined
  readonly fetch: (request: Request) => Promise<Response>
}

/** The requests of responses, and the servers to which they were sent. */
const sent = new WeakMap<Response, { readonly request: string; readonly url: string }>()

/** Creates a client of openapi-fetch that throws a {@link ControlError} if no server responds. */
export function createApi({ url, token, fetch }: ControlServer): ControlApi {
  return createClient<ControlPaths>({
    baseUrl: url,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    fetch: async (request) => {
      const name = `${request.method} ${new URL(request.url).pathname}`
      try {
        const response = await fetch(request)
        sent.set(response, { request: name, url })
        return response
      } catch (error) {
        if (request.signal.aborted) throw error
        const reason = error instanceof Error ? reasonOf(error) : String(error)
        throw new ControlError('DD_CONTROL_UNREACHABLE', { request: name, url, reason })
      }
    },
  })
}

interface ApiResult<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * Returns the data of a successful response.
 * @throws ControlError if the response is an error
 */
export async function dataOf<Data>(pending: Promise<ApiResult<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await pending
  const { status } = response
  // A success without a body has no data, and `Data` is then undefined as well.
  if (response.ok) return data as NonNullable<Data>
  const { request, url } = sent.get(response) ?? { request: 'The request', url: response.url }
  if (!isProblem(error)) throw new ControlError('DD_CONTROL_FOREIGN', { request, status, url }, { status })
  const { detail } = error
  throw new ControlError('DD_CONTROL_REJECTED', { request, status, detail }, { status, problem: error })
}

/** Returns whether a value is a problem of the control API. A proxy in between may have sent another error. */
function isProblem(error: unknown): error is ControlSchemas['Problem'] {
  return isObject(error) && typeof error['detail'] === 'string' && typeof error['kind'] === 'string'
}

/** Returns the message of an error; that of Node's `fetch` is in its cause. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message
}
