import { redactBase64, redactBody, redactHeader, redactQuery } from '../engine/journal/redact.ts'
import type { Secrets } from '../engine/journal/secrets.ts'
import type { RecordedBody, RecordedExchange, RecordedMessage } from './traffic.ts'

/** Redacts the secrets of a recorded exchange: credentials, cookies, and the values of secret names. */
export function redactExchange(exchange: RecordedExchange, secrets: Secrets): RecordedExchange {
  return {
    ...exchange,
    url: redactUrl(exchange.url, secrets),
    request: redactMessage(exchange.request, secrets),
    response: { ...redactMessage(exchange.response, secrets), status: exchange.response.status },
  }
}

function redactUrl(url: string, secrets: Secrets): string {
  const at = url.indexOf('?')
  return at < 0 ? url : `${url.slice(0, at)}?${redactQuery(url.slice(at + 1), secrets)}`
}

function redactMessage({ headers, body }: RecordedMessage, secrets: Secrets): RecordedMessage {
  return {
    headers: headers.map(([name, value]) => [name, redactHeader(name, value, secrets)] as const),
    ...(body && { body: redactRecordedBody(body, secrets) }),
  }
}

function redactRecordedBody(body: RecordedBody, secrets: Secrets): RecordedBody {
  const redact = body.encoding === 'base64' ? redactBase64 : redactBody
  return { ...body, text: redact(body.text, secrets) }
}
