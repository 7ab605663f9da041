import type { Exchange } from '../live-journal.ts'
import { type RequestSubject, repeatedHeaders } from './repeated-request.ts'
import { targetOf } from './request-headers.ts'

/**
 * Formats a request as a curl command for a POSIX shell.
 * @throws {Error} if the body is binary or only its beginning is known
 */
export function formatCurlOf(subject: RequestSubject): string {
  const { exchange, baseUrl } = subject
  const { request } = exchange
  if (request.encoding) throw new Error('Failed to copy a curl command: the body is binary; copy a test instead')
  if (request.truncated) {
    throw new Error('Failed to copy a curl command: the request journal keeps only the beginning of the body')
  }
  const headers = repeatedHeaders(subject)
  return [
    `${formatInput(request.body)}curl ${flagsFor(exchange)} ${shellQuote(baseUrl + targetOf(exchange))}`,
    ...Object.entries(headers).map(([name, value]) => `  -H ${shellQuote(`${name}: ${value}`)}`),
    ...(request.body !== '' && headers['content-type'] === undefined ? ["  -H 'content-type:'"] : []),
    ...formatBody(request.body),
  ].join(' \\\n')
}

/** Returns the options that make curl send the method and the path as they are, and show the whole response. */
function flagsFor({ method, path, query }: Exchange): string {
  return [
    '-i',
    // curl replaces brackets by what they list, and removes dots from a path.
    ...(/[[\]{}]/.test(path + query) ? ['-g'] : []),
    ...(path.includes('/.') ? ['--path-as-is'] : []),
    // With -X HEAD, curl waits for a body.
    method === 'HEAD' ? '-I' : `-X ${method}`,
  ].join(' ')
}

/** An ASCII control character other than a newline: a terminal does not pass it on as it is. */
const CONTROL = /[^\P{Cc}\n\u0080-\u009f]/u

function formatInput(body: string): string {
  return CONTROL.test(body) ? `printf ${shellQuote(toPrintf(body))} | ` : ''
}

function formatBody(body: string): string[] {
  if (body === '') return []
  return CONTROL.test(body) ? ['  --data-binary @-'] : [`  --data-raw ${shellQuote(body)}`]
}

/** Escapes a text as the format of printf. */
function toPrintf(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('\n', '\\n')
    .replace(new RegExp(CONTROL, 'gu'), (control) => `\\${control.charCodeAt(0).toString(8).padStart(3, '0')}`)
}

/** Quotes a string for a POSIX shell. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
