import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { compileFunction } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { get, NOW, post } from '../support/genesys.ts'
import { exchangesOf, loadCopyText } from './inspected.ts'

type Emulator = ReturnType<typeof createEmulator>

const ASSISTANTS = '/api/v2/assistants'
const BEARER = { authorization: 'Bearer any-token' }
const JSON_TYPE = { 'content-type': 'application/json' }

afterEach(() => vi.unstubAllGlobals())

describe('a curl command that is copied from the request journal', () => {
  it.each<[name: string, status: number, send: (emulator: Emulator) => Promise<unknown>]>([
    ['a read with brackets in the query', 200, (emulator) => get(emulator, `${ASSISTANTS}?a[]={1,2}`)],
    ['a request without a credential', 401, (emulator) => emulator.fetch(ASSISTANTS)],
    ['an unknown path', 404, (emulator) => emulator.fetch('/api/v2/asistants')],
    ['a path that looks like a host', 404, (emulator) => emulator.fetch('http://deskdouble.test//evil.test/x')],
    ['a request for the headers only', 200, (emulator) => head(emulator, '/api/v2/tokens/me')],
    ['a body with quotes', 400, (emulator) => post(emulator, ASSISTANTS, { name: `@it's "quoted" \\ $HOME %s` })],
    ['a body that looks like a file', 400, (emulator) => send(emulator, { ...BEARER, ...JSON_TYPE }, '@/etc/hosts')],
    ['a body with control characters', 400, (emulator) => send(emulator, { ...BEARER, ...JSON_TYPE }, '{\r\n\0%d\\n')],
    ['a body without a media type', 415, (emulator) => send(emulator, BEARER, new TextEncoder().encode('{}'))],
  ])('repeats %s', async (_, status, sendRequest) => {
    const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
    await sendRequest(emulator)
    const [exchange] = await exchangesOf(emulator)
    if (!exchange) throw new Error('The journal is empty')
    const command = await (await loadCopyText(emulator)).formatCurl('default', exchange)
    vi.unstubAllGlobals()

    const server = await emulator.listen({ port: 0 })
    try {
      const sh = ['-c', command.replaceAll('http://deskdouble.test', server.url)]
      const { stdout } = await promisify(execFile)('sh', sh, { env: { ...process.env, NO_PROXY: '*' } })
      expect(stdout).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      const [first, again] = await exchangesOf(emulator)
      expect(again).toMatchObject({
        path: exchange.path,
        query: exchange.query,
        request: { body: exchange.request.body },
      })
      expect([first?.response.status, again?.response.status]).toEqual([status, status])
    } finally {
      await server.close()
    }
  })

  it('is not copied if the body is binary', async () => {
    const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
    await send(emulator, { ...BEARER, ...JSON_TYPE }, Uint8Array.of(0xff, 0xfe))
    const [exchange] = await exchangesOf(emulator)
    const { formatCurl } = await loadCopyText(emulator)
    await expect(exchange && formatCurl('default', exchange)).rejects.toThrow(
      'Failed to copy a curl command: the body is binary; copy a test instead',
    )
  })
})

describe('a fetch call that is copied from the request journal', () => {
  it.each<[name: string, status: number, send: (emulator: Emulator) => Promise<unknown>]>([
    ['a read with a query', 200, (emulator) => get(emulator, `${ASSISTANTS}?name=it's`)],
    ['a request without a credential', 401, (emulator) => emulator.fetch(ASSISTANTS)],
    ['a request for the headers only', 200, (emulator) => head(emulator, '/api/v2/tokens/me')],
    ['a body with quotes', 400, (emulator) => post(emulator, ASSISTANTS, { name: `it's "quoted"` })],
    ['a body without a media type', 415, (emulator) => send(emulator, BEARER, new TextEncoder().encode('{}'))],
  ])('repeats %s', async (_, status, sendRequest) => {
    const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
    await sendRequest(emulator)
    const [exchange] = await exchangesOf(emulator)
    if (!exchange) throw new Error('The journal is empty')
    const call = await (await loadCopyText(emulator)).formatFetch('default', exchange)
    const response: Response = await compileFunction(call.replace('await', 'return'), ['fetch'])(emulator.fetch)
    expect(response.status).toBe(status)
    const again = (await exchangesOf(emulator)).at(-1)
    expect(again).toMatchObject({ method: exchange.method, path: exchange.path, query: exchange.query })
    expect(again?.request.body).toBe(exchange.request.body)
  })
})

describe('a fault that is copied from the request journal', () => {
  it.each<[name: string, status: number, send: (emulator: Emulator) => Promise<unknown>]>([
    ['an error', 404, (emulator) => get(emulator, `${ASSISTANTS}/none`)],
    ['a success', 504, (emulator) => get(emulator, `${ASSISTANTS}/${firstOf(emulator)}`)],
    [
      'a status fault',
      429,
      (emulator) => {
        emulator.genesys.fail('getAssistant', { status: 429, times: 1 })
        return get(emulator, `${ASSISTANTS}/none`)
      },
    ],
    [
      'a reset connection',
      0,
      (emulator) => {
        emulator.genesys.fail('getAssistant', { transport: 'reset', times: 1 })
        return get(emulator, `${ASSISTANTS}/none`).catch(() => undefined)
      },
    ],
  ])('makes the operation fail as the request did: %s', async (_, status, sendRequest) => {
    const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
    await sendRequest(emulator)
    const [exchange] = await exchangesOf(emulator)
    if (!exchange) throw new Error('The journal is empty')
    const fault = await (await loadCopyText(emulator)).formatFault(exchange)
    compileFunction(fault, ['world'])(emulator)
    await get(emulator, `${ASSISTANTS}/${firstOf(emulator)}`).catch(() => undefined)
    expect((await exchangesOf(emulator)).at(-1)?.response.status).toBe(status)
    expect((await controlOf(emulator).read('FaultList', '/worlds/default/faults')).faults).toEqual([])
  })

  it('is not copied if the request matched no operation', async () => {
    const emulator = createEmulator()
    await emulator.fetch('/api/v2/asistants')
    const [exchange] = await exchangesOf(emulator)
    const { formatFault } = await loadCopyText(emulator)
    await expect(exchange && formatFault(exchange)).rejects.toThrow(
      'Failed to copy a fault: the request matched no operation',
    )
  })
})

function send({ fetch }: Emulator, headers: Record<string, string>, body: BodyInit): Promise<Response> {
  return fetch(ASSISTANTS, { method: 'POST', headers, body })
}

function head({ fetch, genesys }: Emulator, path: string): Promise<Response> {
  return fetch(path, { method: 'HEAD', headers: genesys.credentials.headers })
}

function firstOf({ genesys }: Emulator): string {
  return genesys.records.assistants.list()[0]?.id ?? ''
}
