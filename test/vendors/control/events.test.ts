import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator, type Listening, type ListeningEmulator } from '../../../src/index.ts'
import { controlOf } from '../../support/control.ts'
import { get } from '../../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const EVENTS = '/_control/worlds/default/journal/events'
const servers: Listening[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function startServer(emulator: ListeningEmulator): Promise<Listening> {
  const server = await emulator.listen({ port: 0 })
  servers.push(server)
  return server
}

/** Reads the event stream over a socket until `count` events have arrived, then disconnects; returns event names and ids. */
async function readEvents(url: string, count: number, headers: Record<string, string> = {}): Promise<string[]> {
  const response = await fetch(url, { headers })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.split('event: ').length > count) break
  }
  const ids = [...text.matchAll(/event: (\w+)\n(?:data: .*\n)?id: (\d+)/g)]
  return ids.map(([, event, id]) => `${event} ${id}`)
}

describe('the event stream of the request journal', () => {
  it('sends every exchange as it happens, and an event when the journal is emptied', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    const events = readEvents(`${url}${EVENTS}`, 3)
    await expect.poll(() => controlOf(emulator).read('Health', '/health')).toMatchObject({ waiting: { count: 1 } })
    await get(emulator, ASSISTANTS)
    await get(emulator, '/api/v2/users/me')
    emulator.reset()
    expect(await events).toEqual(['exchange 1', 'exchange 2', 'reset 0'])
  })

  it('sends the missed exchanges to a client that reconnects', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    for (let i = 0; i < 4; i++) await get(emulator, ASSISTANTS)
    expect(await readEvents(`${url}${EVENTS}`, 2, { 'last-event-id': '2' })).toEqual(['exchange 3', 'exchange 4'])
  })

  it('sends a reset and the whole journal to a client whose last event id is too high', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    for (let i = 0; i < 2; i++) await get(emulator, ASSISTANTS)
    const events = await readEvents(`${url}${EVENTS}`, 3, { 'last-event-id': '3' })
    expect(events).toEqual(['reset 0', 'exchange 1', 'exchange 2'])
  })

  it('ends the event stream when its world is deleted', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    const world = emulator.fork({ name: 'short' })
    await get(world, ASSISTANTS)
    const response = await fetch(`${url}/_control/worlds/short/journal/events`, { headers: { 'last-event-id': '0' } })
    await fetch(`${url}/_control/worlds/short`, { method: 'DELETE' })
    expect(await response.text()).toContain('event: exchange')
    expect(await controlOf(emulator).read('Health', '/health')).toMatchObject({ waiting: { count: 0 } })
  })

  it('sends only the exchanges that match the filter', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    for (const path of [ASSISTANTS, '/api/v2/users/me', ASSISTANTS]) await get(emulator, path)
    const events = await readEvents(`${url}${EVENTS}?operation=getAssistants`, 2, { 'last-event-id': '0' })
    expect(events).toEqual(['exchange 1', 'exchange 3'])
  })

  it('disconnects a client that lets more than 8 MiB of events pile up', async () => {
    const emulator = createEmulator()
    const response = await emulator.fetch(EVENTS)
    const waiting = async () => (await controlOf(emulator).read('Health', '/health')).waiting.count
    const name = 'x'.repeat(200_000)
    const send = () => emulator.fetch(`${ASSISTANTS}?name=${name}`, { headers: { authorization: 'Bearer any' } })
    for (let i = 0; i < 10; i++) await send()
    expect(await waiting()).toBe(1)
    for (let i = 0; i < 20; i++) await send()
    expect(await waiting()).toBe(0)
    expect((await response.text()).length).toBeLessThan(8 * 1_048_576)
  })

  it('replays a journal that is larger than what may pile up', async () => {
    const emulator = createEmulator()
    const name = 'x'.repeat(200_000)
    for (let i = 0; i < 30; i++) {
      await emulator.fetch(`${ASSISTANTS}?name=${name}`, { headers: { authorization: 'Bearer any' } })
    }
    const aborter = new AbortController()
    const init = { headers: { 'last-event-id': '0' }, signal: aborter.signal }
    const response = await emulator.fetch(EVENTS, init)
    const ids: string[] = []
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      ids.push(...[...chunk.matchAll(/^id: (\d+)$/gm)].map(([, id = '']) => id))
      if (ids.length === 29) await get(emulator, ASSISTANTS)
      if (ids.length === 31) aborter.abort()
    }
    expect(ids).toEqual(Array.from({ length: 31 }, (_, i) => String(i + 1)))
  })

  it('keeps no place for a HEAD of the stream', async () => {
    const emulator = createEmulator({ limits: { waiters: 2 } })
    const { url } = await startServer(emulator)
    for (let i = 0; i < 5; i++) {
      expect((await emulator.fetch(EVENTS, { method: 'HEAD' })).status).toBe(200)
      const response = await fetch(`${url}${EVENTS}`, { method: 'HEAD' })
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    }
    expect(await controlOf(emulator).read('Health', '/health')).toMatchObject({ waiting: { count: 0 } })
  })

  it('stops counting a client as listening when it disconnects', async () => {
    const emulator = createEmulator()
    const { url } = await startServer(emulator)
    await get(emulator, ASSISTANTS)
    await readEvents(`${url}${EVENTS}`, 1, { 'last-event-id': '0' })
    await expect.poll(() => controlOf(emulator).read('Health', '/health')).toMatchObject({ waiting: { count: 0 } })
  })

  it('lets the server close while a client listens', async () => {
    const emulator = createEmulator()
    const { url, close } = await emulator.listen({ port: 0 })
    const response = await fetch(`${url}${EVENTS}`)
    await close()
    await expect(response.text()).rejects.toThrow()
  })
})
