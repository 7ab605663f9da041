import { type ControlSchemas, control, unwrap } from '../control.ts'
import { errorStatusesOf, findOperation, loadDocument } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'

/** Formats a request as a curl command. It contains the world's credentials, because the journal contains no secrets. */
export async function formatCurl(world: string, exchange: Exchange): Promise<string> {
  const { method, request } = exchange
  const loaded = await readWorld(world)
  const headers = Object.entries(await curlHeaders(loaded, exchange))
  return [
    `curl -i -X ${method} ${shellQuote(loaded.baseUrl + targetOf(exchange))}`,
    ...headers.map(([name, value]) => `  -H ${shellQuote(`${name}: ${value}`)}`),
    ...(request.body === '' ? [] : [`  --data-binary ${shellQuote(request.body)}`]),
  ].join(' \\\n')
}

/** Formats a request as a Vitest test, which runs in its own world with the same initial state. */
export async function formatTest(world: string, exchange: Exchange): Promise<string> {
  const { method, vendor, operation, request, response } = exchange
  const loaded = await readWorld(world)
  const credential = vendor === undefined ? '' : `...world.${vendor}.credentials.headers`
  const type = request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const headers = [credential, type === undefined ? '' : `'content-type': ${JSON.stringify(type)}`].filter(Boolean)
  const init = [
    `    method: '${method}',`,
    ...(headers.length === 0 ? [] : [`    headers: { ${headers.join(', ')} },`]),
    ...(request.body === '' ? [] : [`    body: ${JSON.stringify(request.body)},`]),
  ]
  const title = `${operation ?? `${method} ${exchange.path}`} responds with ${response.status}`
  return `import { expect } from 'vitest'
import { worldTest } from 'deskdouble/vitest'

const test = worldTest(${formatWorldOptions(loaded)})

test(${JSON.stringify(title)}, async ({ world }) => {
  const response = await world.fetch(${JSON.stringify(targetOf(exchange))}, {
${init.join('\n')}
  })
  expect(response.status).toBe(${response.status})
})
`
}

/**
 * Formats a call that makes the operation fail once: with the status of this response if it is a declared error, else
 * with the highest declared 5xx status, else with the lowest declared error status.
 * @throws {Error} if the request matched no operation
 */
export async function formatFault({ vendor, operation, response }: Exchange): Promise<string> {
  if (vendor === undefined || operation === undefined) {
    throw new Error('Failed to copy a fault: the request matched no operation')
  }
  const declared = errorStatusesOf(await loadDocument(vendor), operation)
  const status = declared.includes(response.status)
    ? response.status
    : (declared.findLast((candidate) => candidate >= 500) ?? declared[0])
  return `world.${vendor}.fail('${operation}', { status: ${status}, times: 1 })`
}

function readWorld(world: string): Promise<ControlSchemas['World']> {
  return unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
}

/** Returns the headers of the curl command: the world's credentials and the request's own media types. */
async function curlHeaders(world: ControlSchemas['World'], exchange: Exchange): Promise<Record<string, string>> {
  const copied = exchange.request.headers.filter(({ name }) => COPIED_HEADERS.includes(name.toLowerCase()))
  const own = Object.fromEntries(copied.map(({ name, value }) => [name, value]))
  return { ...(await credentialHeaders(world, exchange)), ...own }
}

const COPIED_HEADERS = ['accept', 'content-type']

/** Returns the headers of a credential that the operation accepts; no headers if the operation requires no credential. */
export async function credentialHeaders(
  { credentials }: ControlSchemas['World'],
  { vendor, operation }: Pick<Exchange, 'vendor' | 'operation'>,
): Promise<Readonly<Record<string, string>>> {
  if (vendor === undefined) return {}
  const { headers, schemes = {} } = credentials[vendor] ?? { headers: {} }
  if (operation === undefined) return headers
  const document = await loadDocument(vendor)
  const security = findOperation(document, operation)?.object.security ?? document.security ?? []
  const names = security.flatMap((requirement) => Object.keys(requirement))
  if (names.length === 0) return {}
  const special = names.find((name) => name in schemes)
  return special === undefined ? headers : (schemes[special] ?? headers)
}

function targetOf({ path, query }: Exchange): string {
  return query === '' ? path : `${path}?${query}`
}

function formatWorldOptions({ initialState, clock }: ControlSchemas['World']): string {
  const options = {
    ...(initialState.scenario !== undefined && { scenario: initialState.scenario }),
    ...(Object.keys(initialState.with).length > 0 && { with: initialState.with }),
    clock: clock.now,
  }
  const properties = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `{ ${properties.join(', ')} }`
}

/** Quotes a string for a POSIX shell. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
