import { isObject } from '../../world/is-object.ts'
import { ToolError } from './tool.ts'

/** A running DeskDouble. */
export interface ControlledServer {
  /** base URL, such as `http://127.0.0.1:4010` */
  readonly url: string
  /** control token, if the server requires one */
  readonly token?: string | undefined
}

/** A request to a server. */
export interface ControlRequest {
  readonly method: string
  /** path with the query */
  readonly target: string
  /** sent as JSON */
  readonly body?: unknown
  readonly signal: AbortSignal
}

/** A response of the control API. */
export interface ControlResponse {
  readonly status: number
  readonly text: string
}

/**
 * Sends a request to the control API.
 * @throws ToolError if the server does not answer, or answers with an error
 */
export async function sendControlRequest(
  server: ControlledServer,
  { method, target, body, signal }: ControlRequest,
): Promise<ControlResponse> {
  const headers = {
    ...(server.token !== undefined && { authorization: `Bearer ${server.token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const init = { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const { status, text } = await fetchText(createRequest(server, target, init))
  if (status >= 400) throw new ToolError(formatError(status, text))
  return { status, text }
}

/** Creates a request to a server. @throws ToolError if there cannot be such a request, such as a GET with a body */
export function createRequest({ url }: ControlledServer, target: string, init: RequestInit): Request {
  try {
    return new Request(new URL(target, url), init)
  } catch (error) {
    throw new ToolError(`The request is not possible: ${reasonOf(error)}`)
  }
}

/** Sends a request and reads the whole response. @throws ToolError if the server does not answer */
export async function fetchText(request: Request): Promise<ControlResponse & { readonly headers: Headers }> {
  try {
    const response = await fetch(request)
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new ToolError(
      `No DeskDouble answers at ${new URL(request.url).origin} (${reasonOf(error)}): start it with "deskdouble serve", or run "deskdouble mcp" without --url.`,
    )
  }
}

/** Formats an error of the control API. */
function formatError(status: number, text: string): string {
  const detail = parseObject(text)?.['detail']
  if (typeof detail !== 'string') return `The server answered ${status}, which no operation of DeskDouble does: ${text}`
  return `${status}: ${detail}${status === 401 ? '. Pass it with --token, or set DESKDOUBLE_TOKEN.' : ''}`
}

/** Parses a text that should be a JSON object. Returns undefined if it is not. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Returns the message of an error; fetch puts the reason into its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
