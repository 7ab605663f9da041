import type { ControlSchemas } from '../control.ts'
import type { SpecOperation } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { headersFor, schemesOf, specialScheme } from './operation-credential.ts'
import { ownHeaders, targetOf } from './request-headers.ts'
import { formatAccess, formatMembers, quote, type Replacement } from './source-text.ts'

/** A request to format as a call of `world.fetch`. */
interface RequestSubject {
  readonly exchange: Exchange
  readonly operation: SpecOperation | undefined
  readonly credentials: ControlSchemas['Credentials'] | undefined
  /** ids that the code takes from earlier responses */
  readonly replacements: readonly Replacement[]
}

/** Length of a line from which on a call is formatted as several lines. */
const LONGEST_LINE = 100

/** Formats a request as a call of `world.fetch`, on one line if it is short. */
export function formatRequestCall(subject: RequestSubject): string {
  const { exchange, replacements } = subject
  const target = quote(asPath(targetOf(exchange)), replacements)
  const init = [...formatMethod(exchange), ...formatHeaders(subject), ...formatBody(subject)]
  if (init.length === 0) return `world.fetch(${target})`
  const line = `world.fetch(${target}, { ${init.join(', ')} })`
  if (line.length <= LONGEST_LINE) return line
  return `world.fetch(${target}, {\n${init.map((member) => `  ${member},\n`).join('')}})`
}

/** Keeps a path such as `//assistants` from being read as a host. A URL drops the segment `.`. */
function asPath(target: string): string {
  return target.startsWith('//') ? `/.${target}` : target
}

function formatMethod({ method }: Exchange): string[] {
  return method === 'GET' ? [] : [`method: ${quote(method)}`]
}

/** Formats the credential and the other headers. A request that was rejected as unauthenticated sends no credential. */
function formatHeaders({ exchange, operation, credentials }: RequestSubject): string[] {
  const own = ownHeaders(exchange, operation, headersFor(credentials, operation))
  const credential = credentialExpression(exchange, operation, credentials)
  const members = Object.entries(own).map(([name, value]) => [name, quote(value)] as const)
  if (members.length === 0) return credential === undefined ? [] : [`headers: ${credential}`]
  const object = formatMembers(members)
  return [`headers: ${credential === undefined ? object : object.replace('{ ', `{ ...${credential}, `)}`]
}

function credentialExpression(
  { vendor, problem }: Exchange,
  operation: SpecOperation | undefined,
  credentials: ControlSchemas['Credentials'] | undefined,
): string | undefined {
  if (!operation || !credentials || problem?.kind === 'unauthenticated') return undefined
  if (schemesOf(operation).length === 0) return undefined
  const special = specialScheme(credentials, operation)
  const all = `world.${vendor}.credentials`
  return special === undefined ? `${all}.headers` : formatAccess(`${all}.schemes?`, [special])
}

/** Formats the body. fetch() sends none with GET and HEAD; a fault does not depend on it. */
function formatBody({ exchange: { method, request }, replacements }: RequestSubject): string[] {
  const { body, encoding, headers } = request
  if (body === '' || method === 'GET' || method === 'HEAD') return []
  if (encoding) return [`body: Buffer.from(${quote(body)}, 'base64')`]
  const text = quote(body, replacements)
  // fetch() adds a Content-Type to a string, but not to bytes.
  const hasType = headers.some(({ name }) => name.toLowerCase() === 'content-type')
  return [`body: ${hasType ? text : `new TextEncoder().encode(${text})`}`]
}
