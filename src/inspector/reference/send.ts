import { control, unwrap } from '../control.ts'
import { CONTROL } from '../documents.ts'
import { credentialHeaders } from '../journal/copy-text.ts'
import { authorization } from '../token.ts'

/** Response to a request of the reference, as far as it was received. */
export interface ReceivedResponse {
  readonly status: number
  readonly body: string
}

/** Server of a request, and the headers with the credentials for it. */
interface Recipient {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
}

/** Returns the recipient of a request: the control API, or a vendor in a world with the credentials of that world. */
export async function recipientOf(request: {
  readonly world: string
  readonly vendor: string
  readonly operation: string
}): Promise<Recipient> {
  const { world, vendor, operation } = request
  if (vendor === CONTROL) return { baseUrl: location.origin, headers: authorization() }
  const loaded = await unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  return { baseUrl: loaded.baseUrl, headers: await credentialHeaders(loaded, { vendor, operation }) }
}

/**
 * Sends a request.
 * @param onReceived called with the response; for server-sent events, which may never end, called for each part of it
 */
export async function send(
  url: string,
  init: RequestInit,
  onReceived: (response: ReceivedResponse) => void,
): Promise<void> {
  const response = await fetch(url, init)
  const { status, body, headers } = response
  if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) {
    onReceived({ status, body: await response.text() })
    return
  }
  onReceived({ status, body: '' })
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    onReceived({ status, body: text })
  }
}
