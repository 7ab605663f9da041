import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { documentOf, errorsOf, operationNamed } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'

/** An exchange as a curl command that works in this world: the journal keeps no secrets, the world does. */
export async function curlOf(world: string, exchange: Exchange): Promise<string> {
  const { method, request } = exchange
  const here = await wayInto(world)
  const headers = Object.entries(await headersOf(here, exchange))
  return [
    `curl -i -X ${method} ${quoted(here.baseUrl + targetOf(exchange))}`,
    ...headers.map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(request.body === '' ? [] : [`  --data-binary ${quoted(request.body)}`]),
  ].join(' \\\n')
}

/** An exchange as a test with Vitest, in a world of its own that begins as this one did. */
export async function testOf(world: string, exchange: Exchange): Promise<string> {
  const { method, vendor, operation, request, response } = exchange
  const here = await wayInto(world)
  const credential = vendor === undefined ? '' : `...world.${vendor}.credentials.headers`
  const type = request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  const headers = [credential, type === undefined ? '' : `'content-type': ${JSON.stringify(type)}`].filter(Boolean)
  const init = [
    `    method: '${method}',`,
    ...(headers.length === 0 ? [] : [`    headers: { ${headers.join(', ')} },`]),
    ...(request.body === '' ? [] : [`    body: ${JSON.stringify(request.body)},`]),
  ]
  const title = `${operation ?? `${method} ${exchange.path}`} answers ${response.status}`
  return `import { expect } from 'vitest'
import { worldTest } from 'deskdouble/vitest'

const test = worldTest(${initialStateText(here)})

test(${JSON.stringify(title)}, async ({ world }) => {
  const response = await world.fetch(${JSON.stringify(targetOf(exchange))}, {
${init.join('\n')}
  })
  expect(response.status).toBe(${response.status})
})
`
}

/** What makes this operation fail once: as it did, or with the first error that it declares for a server's trouble. */
export async function faultText({ vendor, operation, response }: Exchange): Promise<string> {
  if (vendor === undefined || operation === undefined)
    throw new Error('It matched no operation: there is nothing to fail')
  const declared = errorsOf(await documentOf(vendor), operation)
  const status = declared.includes(response.status)
    ? response.status
    : (declared.findLast((one) => one >= 500) ?? declared[0])
  return `world.${vendor}.fail('${operation}', { status: ${status}, times: 1 })`
}

function wayInto(world: string): Promise<Told['World']> {
  return told(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
}

/** What the client sent of its own accord, but for the credential, which is the world's. */
async function headersOf(here: Told['World'], exchange: Exchange): Promise<Record<string, string>> {
  const sent = exchange.request.headers.filter(({ name }) => OF_INTEREST.includes(name.toLowerCase()))
  const own = Object.fromEntries(sent.map(({ name, value }) => [name, value]))
  return { ...(await credentialOf(here, exchange)), ...own }
}

const OF_INTEREST = ['accept', 'content-type']

/** The headers that carry a credential that an operation takes; none where it takes none. */
export async function credentialOf(
  { credentials }: Told['World'],
  { vendor, operation }: Pick<Exchange, 'vendor' | 'operation'>,
): Promise<Readonly<Record<string, string>>> {
  if (vendor === undefined) return {}
  const { headers, schemes = {} } = credentials[vendor] ?? { headers: {} }
  if (operation === undefined) return headers
  const document = await documentOf(vendor)
  const asked = operationNamed(document, operation)?.object.security ?? document.security ?? []
  const names = asked.flatMap((scheme) => Object.keys(scheme))
  if (names.length === 0) return {}
  const special = names.find((name) => name in schemes)
  return special === undefined ? headers : (schemes[special] ?? headers)
}

function targetOf({ path, query }: Exchange): string {
  return query === '' ? path : `${path}?${query}`
}

function initialStateText({ initialState, clock }: Told['World']): string {
  const options = {
    ...(initialState.scenario !== undefined && { scenario: initialState.scenario }),
    ...(Object.keys(initialState.with).length > 0 && { with: initialState.with }),
    clock: clock.now,
  }
  const written = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `{ ${written.join(', ')} }`
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
