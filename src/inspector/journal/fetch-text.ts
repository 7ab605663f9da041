import { type RequestSubject, repeatedRequest } from './repeated-request.ts'

/**
 * Formats a request as a call of fetch().
 * @throws {Error} if the request cannot be repeated, or its body is binary
 */
export function formatFetchOf(subject: RequestSubject): string {
  const { url, method, headers, body } = repeatedRequest(subject)
  if (body instanceof Uint8Array)
    throw new Error('Failed to copy a fetch call: the body is binary; copy a test instead')
  const options = [
    ...(method === 'GET' ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(Object.keys(headers).length === 0 ? [] : [`headers: ${JSON.stringify(headers)}`]),
    ...(body === undefined ? [] : [`body: ${formatBody(body, headers['content-type'])}`]),
  ]
  if (options.length === 0) return `await fetch(${JSON.stringify(url)})`
  return [`await fetch(${JSON.stringify(url)}, {`, ...options.map((option) => `  ${option},`), '})'].join('\n')
}

/** Formats a body. Without a media type it is sent as bytes, because fetch() adds a media type to a string. */
function formatBody(body: string, type: string | undefined): string {
  const text = JSON.stringify(body)
  return type === undefined ? `new TextEncoder().encode(${text})` : text
}
