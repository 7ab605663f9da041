import { isObject } from '../../world/is-object.ts'
import { UsageError } from '../usage-error.ts'

/** Options that lead to the control API of a server. */
export interface ServerChoice {
  readonly url: string
  readonly controlToken?: string
}

/** Thrown if the server answers with an error. */
export class ControlRejected extends UsageError {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Sends a request to the control API of a server.
 * @param path below `/_control`
 * @throws UsageError if the server does not answer; ControlRejected if it answers with an error
 */
export async function askControl({ url, controlToken }: ServerChoice, path: string, init: RequestInit = {}) {
  if (!URL.parse(url))
    throw new UsageError(`--url "${url}" is not a URL: use the address that deskdouble serve prints.`)
  const headers = new Headers(init.headers)
  if (controlToken !== undefined) headers.set('authorization', `Bearer ${controlToken}`)
  const target = `${url.replace(/\/$/, '')}/_control${path}`
  const response = await fetch(target, { ...init, headers }).catch((error: unknown) => {
    throw new UsageError(
      `Failed to connect to ${url}: ${reasonOf(error)}. Start the server with deskdouble serve, or name its address with --url.`,
    )
  })
  if (response.ok) return response
  throw new ControlRejected(response.status, describe(response.status, await response.text(), url))
}

function describe(status: number, text: string, url: string): string {
  if (status === 401) {
    return `${url} requires its control token, which it printed when it started: pass it with --control-token, or in DESKDOUBLE_CONTROL_TOKEN.`
  }
  const detail = detailIn(text)
  return detail === undefined ? `${url} answered ${status}: check that a DeskDouble listens there.` : detail
}

/** Returns the detail of a problem document. */
function detailIn(text: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(text)
    return isObject(problem) && typeof problem['detail'] === 'string' ? problem['detail'] : undefined
  } catch {
    return undefined
  }
}

/** Returns the reason of an error; fetch puts it into the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause && cause.message === '' ? String(cause.code) : cause.message
  return error.message
}
