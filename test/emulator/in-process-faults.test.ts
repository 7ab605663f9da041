import { describe, expect, it } from 'vitest'
import { createWorldHandle } from '../../src/emulator/world-handle.ts'
import { WorldHost } from '../../src/emulator/world-host.ts'
import { EmulatorError } from '../../src/engine/services/emulator-error.ts'
import { DEFAULT_LIMITS } from '../../src/engine/services/limits.ts'
import { shapesOf } from '../../src/engine/vendor/collections.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { createEmulator, FaultRefused, type WorldDoor } from '../../src/index.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { World } from '../../src/world/world.ts'
import { assistantNames, CREATION, PATH } from '../support/assistant-names.ts'
import { emulatorWith } from '../support/genesys.ts'
import { noEmulation } from '../support/no-emulation.ts'

const headers = { authorization: 'Bearer any' }

async function failureOf(asking: Promise<unknown>): Promise<Error> {
  try {
    await asking
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('It did not fail')
}

/** Each door that a request can come in by. */
const handles: [string, (world: WorldDoor) => WorldDoor['fetch']][] = [
  ['the fetch of a world', (world) => world.fetch],
  ['the fetch of a vendor', (world) => world.genesys.fetch],
]

describe.each(handles)('by %s', (_, doorOf) => {
  it.each([
    ['reset', 'ECONNRESET'],
    ['empty', 'UND_ERR_SOCKET'],
  ] as const)('%s fails as it does over a socket', async (transport, code) => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport, times: 1 })

    const failure = await failureOf(doorOf(emulator)(PATH, { headers }))

    expect(failure).toBeInstanceOf(TypeError)
    expect(failure.message).toBe('fetch failed')
    expect(failure.cause).toMatchObject({ code })
    expect((await doorOf(emulator)(PATH, { headers })).status).toBe(200)
  })

  it('truncated has its whole head and half of its body', async () => {
    const emulator = emulatorWith({})
    const whole = await (await doorOf(emulator)(PATH, { headers })).text()
    emulator.genesys.fail('getAssistants', { transport: 'truncated' })

    const response = await doorOf(emulator)(PATH, { headers })

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('content-length')).toBe(String(whole.length))
    let text = ''
    const failure = await failureOf(
      (async () => {
        for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk)
      })(),
    )
    expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)))
    expect([failure.message, failure.cause]).toMatchObject(['terminated', { code: 'UND_ERR_SOCKET' }])
    expect(emulator.exchanges().at(-1)).toMatchObject({ fault: 'fault-1', response: { status: 200, body: whole } })
  })

  it('a request that is called off while it is delayed is not carried out', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', { delay: { fixed: 60_000 } })
    const client = new AbortController()

    const asking = doorOf(emulator)(PATH, { ...CREATION, signal: client.signal })
    client.abort()

    expect(await failureOf(asking)).toMatchObject({ name: 'AbortError' })
    expect(emulator.exchanges()).toEqual([])
    expect(assistantNames(emulator)).toEqual([])
  })
})

describe('a connection that fails', () => {
  it.each([
    [{ transport: 'reset' }, []],
    [{ transport: 'empty' }, []],
    [{ transport: 'reset', lost: 'response' }, ['Desk']],
    [{ transport: 'empty', lost: 'response' }, ['Desk']],
  ] as const)('with %j leaves %j behind', async (rule, names) => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', rule)

    await failureOf(emulator.fetch(PATH, CREATION))

    expect(assistantNames(emulator)).toEqual(names)
    expect(emulator.exchanges()).toMatchObject([
      { operation: 'postAssistants', fault: 'fault-1', response: { status: 0, headers: {}, body: '' } },
    ])
  })

  it('half way carries the request out, and keeps the reply that was to be', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', { transport: 'truncated' })

    const response = await emulator.fetch(PATH, CREATION)

    expect(await failureOf(response.json())).toMatchObject({ message: 'terminated' })
    expect(assistantNames(emulator)).toEqual(['Desk'])
    expect(emulator.exchanges()).toMatchObject([{ response: { status: 200 } }])
  })

  it.each(['HEAD', 'DELETE'])('half way through a reply to a %s, which has no body, is empty', async (method) => {
    const emulator = emulatorWith({})
    const created = await (await emulator.fetch(PATH, CREATION)).json()
    emulator.genesys.fail('*', { transport: 'truncated' })

    const failure = await failureOf(emulator.fetch(`${PATH}/${created.id}`, { method, headers }))

    expect(failure.cause).toMatchObject({ code: 'UND_ERR_SOCKET' })
    expect(assistantNames(emulator)).toEqual(method === 'DELETE' ? [] : ['Desk'])
    expect(emulator.exchanges().at(-1)).toMatchObject({ response: { status: 0, body: '' } })
  })

  it('fails also for a page of another origin', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport: 'reset', times: 1 })
    emulator.genesys.fail('getAssistants', { transport: 'truncated', times: 1 })
    const init = { headers: { ...headers, origin: 'http://localhost:3000' } }

    expect(await failureOf(emulator.fetch(PATH, init))).toMatchObject({ cause: { code: 'ECONNRESET' } })
    const response = await emulator.fetch(PATH, init)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(await failureOf(response.text())).toMatchObject({ message: 'terminated' })
  })

  it('is told to a carrier that cannot cut as a gateway would tell it', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport: 'reset' })

    const response = await emulator.handle(new Request(`http://desk.test${PATH}`, { headers }))

    expect([response.status, await response.text()]).toEqual([502, ''])
  })
})

describe('the faults of a world', () => {
  it('are set for an operation, whichever vendor has it, listed, and taken back', async () => {
    const emulator = createEmulator()
    const first = emulator.fail('getAssistants', { status: 503 })
    const second = emulator.genesys.fail('*', { delay: { fixed: 0 }, nth: 2 })

    expect(emulator.faults()).toEqual([first, second])
    expect((await emulator.fetch(PATH, { headers })).status).toBe(503)
    emulator.recover()
    expect(emulator.faults()).toEqual([])
    expect((await emulator.fetch(PATH, { headers })).status).toBe(200)
  })

  it('refuse an operation that no vendor has, with the nearest', () => {
    const { fail } = createEmulator()

    // @ts-expect-error there is no operation of this name
    const set = () => fail('getAsistants', { status: 503 })

    expect(set).toThrow(FaultRefused)
    expect(set).toThrow('"getAsistants" is not an operation of any vendor. Did you mean getAssistants, getAssistant')
  })

  it('refuse an operation that two vendors have, and name the doors that know which', () => {
    const other: Vendor = { ...genesys, name: 'other' }
    const shapes = { genesys: shapesOf(genesys.collections), other: shapesOf(genesys.collections) }
    const world = new World({ name: 'test', seed: 7, shapes })
    const vendors = { genesys, other }
    const initialState = { scenario: undefined, from: undefined, with: {} }
    const hosting = {
      world,
      initialState,
      ephemeral: false,
      limits: DEFAULT_LIMITS,
      vendors,
      isOutdated: () => false,
      reload: () => world.snapshot(),
    }
    const hosted = new WorldHost(hosting)
    const { fail, faults } = createWorldHandle({ hosted, vendors, services: noEmulation, handle: () => new Response() })

    const set = () => fail('getAssistants', { status: 503 })

    expect(set).toThrow(EmulatorError)
    expect(set).toThrow('several vendors: genesys, other. Call genesys.fail or other.fail.')
    expect(faults()).toEqual([])
  })

  it('are those of a fork alone, and go with a reset', () => {
    const emulator = createEmulator()
    emulator.fail('getAssistants', { status: 503 })
    const fork = emulator.fork({ name: 'fork' })
    fork.recover()

    expect([emulator.faults().length, fork.faults().length]).toEqual([1, 0])
    emulator.reset()
    fork.reset()
    expect([emulator.faults().length, fork.faults().length]).toEqual([0, 1])
  })
})
