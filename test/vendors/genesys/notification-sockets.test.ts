import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createEmulator, type Listening, type ListeningEmulator } from '../../../src/index.ts'
import { bearer, json, NOW } from '../../support/genesys.ts'

const CHANNELS = '/api/v2/notifications/channels'
const USER = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const QUEUE = 'a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25'
const PRESENCE = `v2.users.${USER}.presence`
const ROUTING = `v2.users.${USER}.routingStatus`
const QUEUE_USERS = `v2.routing.queues.${QUEUE}.users`

describe('the WebSocket of a channel', () => {
  let emulator: ListeningEmulator
  let server: Listening
  const clients: WebSocket[] = []

  beforeEach(async () => {
    const genesys = {
      users: [{ id: USER, name: 'Tamsin Ferrier' }],
      routingQueues: [{ id: QUEUE, name: 'Billing' }],
    }
    emulator = createEmulator({ seed: 7, clock: NOW, scenario: { scenario: 'of-this-test', clock: NOW, genesys } })
    server = await emulator.listen({ port: 0 })
  })

  afterEach(async () => {
    for (const client of clients.splice(0)) client.terminate()
    await server.close()
  })

  it('answers ping, subscribe and unsubscribe', async () => {
    const { say, next } = await connect(await createChannel())
    say({ message: 'ping' })
    expect(await next()).toMatchObject({ topicName: 'channel.metadata', eventBody: { message: 'pong' } })
    say({ message: 'subscribe', topics: [PRESENCE], correlationId: 'c1' })
    expect(await next()).toEqual({ result: '200', status: 'subscribed', topics: [PRESENCE], correlationId: 'c1' })
    say({ message: 'unsubscribe', topics: [PRESENCE] })
    expect(await next()).toEqual({ result: '200', status: 'unsubscribed', topics: [PRESENCE] })
    for (const wrong of ['hello', '[]', '{"message":"subscribe","topics":["v2.nothing"]}']) {
      say(wrong)
      expect(await next()).toMatchObject({ result: '400', status: 'failure' })
    }
  })

  it('tells a subscriber that a user changed presence and routing status', async () => {
    const channel = await createChannel([PRESENCE, ROUTING])
    const { next } = await connect(channel)
    const presence = { presenceDefinition: { id: 'p1', systemPresence: 'Busy' }, primary: true }
    emulator.genesys.records.users.update(USER, { presence })
    expect(await next()).toEqual({
      topicName: PRESENCE,
      version: '2',
      eventBody: presence,
      metadata: { CorrelationId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    const routingStatus = { userId: USER, status: 'IDLE' as const, startTime: NOW }
    emulator.genesys.records.users.update(USER, { routingStatus })
    expect(await next()).toMatchObject({ topicName: ROUTING, eventBody: { id: USER, routingStatus } })
  })

  it('tells a subscriber who joined and left a queue', async () => {
    const { next } = await connect(await createChannel([QUEUE_USERS]))
    const path = `/api/v2/routing/queues/${QUEUE}/members`
    await send('POST', path, [{ id: USER }])
    const body = { id: USER, user: { id: USER, name: 'Tamsin Ferrier' }, queueId: QUEUE }
    expect(await next()).toMatchObject({ topicName: QUEUE_USERS, eventBody: { ...body, joined: true } })
    await send('DELETE', `${path}/${USER}`)
    expect(await next()).toMatchObject({ topicName: QUEUE_USERS, eventBody: { ...body, joined: false } })
  })

  it('ends the first connection when a second one takes the channel over', async () => {
    const channel = await createChannel([PRESENCE])
    const first = await connect(channel)
    const second = await connect(channel)
    expect(await first.next()).toMatchObject({ result: '404' })
    await first.closed
    second.say({ message: 'ping' })
    expect(await second.next()).toMatchObject({ eventBody: { message: 'pong' } })
  })

  it('ends the connection after the channel was deleted by a reset', async () => {
    const { next, closed } = await connect(await createChannel([PRESENCE]))
    emulator.reset()
    expect(await next()).toMatchObject({ result: '404' })
    await closed
  })

  it('ends the connection of an expired channel with a warning', async () => {
    const { next, closed, say } = await connect(await createChannel([PRESENCE]))
    emulator.clock.advance('25h')
    say({ message: 'ping' })
    expect(await next()).toMatchObject({ topicName: 'v2.system.socket_closing' })
    await closed
  })

  it('rejects a connection to a channel that does not exist', async () => {
    const client = new WebSocket(`${server.url.replace('http', 'ws')}/channels/no-such-channel`)
    const [, response] = await once(client, 'unexpected-response')
    expect(response.statusCode).toBe(404)
    response.destroy()
  })

  it('answers 501 to a request that opens no WebSocket connection', async () => {
    const response = await emulator.fetch('/channels/4f0e')
    expect(response.status).toBe(501)
    expect((await json<'ErrorBody'>(response)).message).toContain('only WebSocket connections')
  })

  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { ...bearer('any-token'), 'content-type': 'application/json' }
    return fetch(server.url + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
  }

  async function createChannel(topics: readonly string[] = []): Promise<string> {
    const { id, connectUri } = await json<'Channel'>(await send('POST', CHANNELS))
    if (topics.length > 0)
      await send(
        'PUT',
        `${CHANNELS}/${id}/subscriptions`,
        topics.map((topic) => ({ id: topic })),
      )
    return connectUri
  }

  async function connect(uri: string) {
    const client = new WebSocket(uri)
    clients.push(client)
    const waiting: ((message: unknown) => void)[] = []
    const received: unknown[] = []
    client.on('message', (data) => {
      const message = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '')
      const taker = waiting.shift()
      if (taker) taker(message)
      else received.push(message)
    })
    const closed = once(client, 'close')
    await once(client, 'open')
    return {
      closed,
      say: (message: unknown) => client.send(typeof message === 'string' ? message : JSON.stringify(message)),
      next: () => new Promise((resolve) => (received.length > 0 ? resolve(received.shift()) : waiting.push(resolve))),
    }
  }
})
