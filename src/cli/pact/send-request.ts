import type { ReceivedResponse } from '../../pacts/extract.ts'
import type { ConcreteRequest } from '../../pacts/template.ts'
import { FailedCheck } from '../failed-check.ts'
import { UsageError } from '../usage-error.ts'

/** Time in which a service must respond. */
const TIMEOUT_MS = 30_000
/** Most bytes of a response that are read. */
const MOST_BYTES = 10_485_760

/**
 * Returns a function that sends requests to a service below its base URL, without following redirects.
 * @throws UsageError if the URL is not valid
 */
export function createSender(base: string): (request: ConcreteRequest) => Promise<ReceivedResponse> {
  const url = URL.parse(base)
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`--against "${base}" is not an HTTP or HTTPS URL.`)
  const prefix = url.origin + url.pathname.replace(/\/$/, '')
  return async ({ method, path, query, headers, body }) => {
    try {
      const response = await fetch(`${prefix}${path}${query === '' ? '' : `?${query}`}`, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && { body }),
      })
      return { status: response.status, headers: response.headers, text: await textOf(response) }
    } catch (error) {
      throw new FailedCheck(
        `${method} ${prefix}${path} failed: ${reasonOf(error)}. Check the URL, and that the service is running.`,
      )
    }
  }
}

/** Reads the body of a response. A stream, which may never end, is not read. */
async function textOf(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  if (isStream || Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) {
    await response.body?.cancel()
    return ''
  }
  return response.text()
}

/** Returns the innermost reason of an error: `fetch` wraps the error of the connection. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return reasonOf(error.cause)
  return error.message === '' && 'code' in error ? String(error.code) : error.message
}
