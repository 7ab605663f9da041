import { describe, expect, it } from 'vitest'
import { createEmulator, EmulatorError, InvalidFaultError, type WorldHandle } from '../../src/index.ts'
import { assistantNames, CREATION, PATH } from '../support/assistant-names.ts'
import { emulatorWith } from '../support/genesys.ts'
import { handleOfTwoVendors } from '../support/two-vendors.ts'

const headers = { authorization: 'Bearer any' }

async function failureOf(request: Promise<unknown>): Promise<Error> {
  try {
    await request
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('The request did not fail')
}

/** Functions that send a request in process. */
const fetches: [string, (world: WorldHandle) => WorldHandle['fetch']][] = [
  ['the fetch of a world', (world) => world.fetch],
  ['the fetch of a vendor', (world) => world.genesys.fetch],
]

describe.each(fetches)('%s', (_, fetchOf) => {
  it.each([
    ['reset', 'ECONNRESET'],
    ['empty', 'UND_ERR_SOCKET'],
  ] as const)('fails for the fault %s as it does over a socket', async (transport, code) => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport, times: 1 })

    const failure = await failureOf(fetchOf(emulator)(PATH, { headers }))

    expect(failure).toBeInstanceOf(TypeError)
    expect(failure.message).toBe('fetch failed')
    expect(failure.cause).toMatchObject({ code })
    expect((await fetchOf(emulator)(PATH, { headers })).status).toBe(200)
  })

  it('returns the whole head and half of the body for the fault truncated', async () => {
    const emulator = emulatorWith({})
    const whole = await (await fetchOf(emulator)(PATH, { headers })).text()
    emulator.genesys.fail('getAssistants', { transport: 'truncated' })

    const response = await fetchOf(emulator)(PATH, { headers })

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

  it('does not carry out a request that is aborted during a delay', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', { delay: { fixed: 60_000 } })
    const client = new AbortController()

    const response = fetchOf(emulator)(PATH, { ...CREATION, signal: client.signal })
    client.abort()

    expect(await failureOf(response)).toMatchObject({ name: 'AbortError' })
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
  ] as const)('with the rule %j leaves the assistants %j', async (rule, names) => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', rule)

    await failureOf(emulator.fetch(PATH, CREATION))

    expect(assistantNames(emulator)).toEqual(names)
    expect(emulator.exchanges()).toMatchObject([
      { operation: 'postAssistants', fault: 'fault-1', response: { status: 0, headers: {}, body: '' } },
    ])
  })

  it('half way through the response carries out the request and records the whole response', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('postAssistants', { transport: 'truncated' })

    const response = await emulator.fetch(PATH, CREATION)

    expect(await failureOf(response.json())).toMatchObject({ message: 'terminated' })
    expect(assistantNames(emulator)).toEqual(['Desk'])
    expect(emulator.exchanges()).toMatchObject([{ response: { status: 200 } }])
  })

  it.each(['HEAD', 'DELETE'])(
    'half way through the response to %s, which has no body, is an empty response',
    async (method) => {
      const emulator = emulatorWith({})
      const created = await (await emulator.fetch(PATH, CREATION)).json()
      emulator.genesys.fail('*', { transport: 'truncated' })

      const failure = await failureOf(emulator.fetch(`${PATH}/${created.id}`, { method, headers }))

      expect(failure.cause).toMatchObject({ code: 'UND_ERR_SOCKET' })
      expect(assistantNames(emulator)).toEqual(method === 'DELETE' ? [] : ['Desk'])
      expect(emulator.exchanges().at(-1)).toMatchObject({ response: { status: 0, body: '' } })
    },
  )

  it('also fails for a page of another origin', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport: 'reset', times: 1 })
    emulator.genesys.fail('getAssistants', { transport: 'truncated', times: 1 })
    const init = { headers: { ...headers, origin: 'http://localhost:3000' } }

    expect(await failureOf(emulator.fetch(PATH, init))).toMatchObject({ cause: { code: 'ECONNRESET' } })
    const response = await emulator.fetch(PATH, init)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(await failureOf(response.text())).toMatchObject({ message: 'terminated' })
  })

  it('is answered with 502 if the adapter cannot fail a connection', async () => {
    const emulator = emulatorWith({})
    emulator.genesys.fail('getAssistants', { transport: 'reset' })

    const response = await emulator.handle(new Request(`http://desk.test${PATH}`, { headers }))

    expect([response.status, await response.text()]).toEqual([502, ''])
  })
})

describe('the faults of a world', () => {
  it('are set by operation for whichever vendor has it, listed and removed', async () => {
    const emulator = createEmulator()
    const first = emulator.fail('getAssistants', { status: 503 })
    const second = emulator.genesys.fail('*', { delay: { fixed: 0 }, nth: 2 })

    expect(emulator.faults()).toEqual([first, second])
    expect((await emulator.fetch(PATH, { headers })).status).toBe(503)
    emulator.recover()
    expect(emulator.faults()).toEqual([])
    expect((await emulator.fetch(PATH, { headers })).status).toBe(200)
  })

  it('reject an unknown operation and suggest the nearest ones', () => {
    const { fail } = createEmulator()

    // @ts-expect-error no vendor has this operation
    const set = () => fail('getAsistants', { status: 503 })

    expect(set).toThrow(InvalidFaultError)
    expect(set).toThrow('"getAsistants" is not an operation of any vendor. Did you mean getAssistants, getAssistant')
  })

  it('reject an operation that two vendors have and name the handles to use instead', () => {
    const { fail, faults } = handleOfTwoVendors()

    const set = () => fail('getAssistants', { status: 503 })

    expect(set).toThrow(EmulatorError)
    expect(set).toThrow('several vendors: genesys, other. Call genesys.fail or other.fail.')
    expect(faults()).toEqual([])
  })

  it('belong to one world and are removed by its reset', () => {
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
