import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const CHANNELS = '/api/v2/notifications/channels'
const USER = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const PRESENCE = `v2.users.${USER}.presence`
const ACTIVITY = `v2.users.${USER}.activity`
const QUEUE_USERS = 'v2.routing.queues.a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25.users'

describe('notification topics', () => {
  it('lists the topics with the fields that expand names', async () => {
    const emulator = emulatorWith({})
    const plain = await json<'AvailableTopicEntityListing'>(
      await get(emulator, '/api/v2/notifications/availabletopics'),
    )
    expect(plain.entities).toContainEqual({ id: 'v2.users.{id}.presence' })
    const path = '/api/v2/notifications/availabletopics?expand=description,topicParameters&includePreview=false'
    const expanded = await json<'AvailableTopicEntityListing'>(await get(emulator, path))
    expect(expanded.entities).toContainEqual({
      id: 'v2.users.{id}.presence',
      description: 'Presence of a user.',
      topicParameters: ['id'],
    })
  })
})

describe('notification channels', () => {
  it('creates a channel that lasts 24 hours and is renewed by subscribing', async () => {
    const emulator = emulatorWith({})
    const channel = await json<'Channel'>(await post(emulator, CHANNELS, undefined))
    expect(channel.connectUri).toMatch(new RegExp(`^ws://.+/channels/${channel.id}$`))
    expect(channel.expires).toBe('2026-01-16T09:00:00.000Z')
    emulator.clock.advance('23h')
    await post(emulator, `${CHANNELS}/${channel.id}/subscriptions`, [{ id: PRESENCE }])
    emulator.clock.advance('23h')
    expect((await head(emulator, channel.id)).status).toBe(200)
    emulator.clock.advance('1h')
    expect((await head(emulator, channel.id)).status).toBe(404)
  })

  it('names the world in the address of a channel of another world', async () => {
    const world = createEmulator({ clock: NOW }).fork({ name: 'mine' })
    const { connectUri, id } = await json<'Channel'>(await post(world, CHANNELS, undefined))
    expect(new URL(connectUri).pathname).toBe(`/_world/mine/channels/${id}`)
  })

  it('replaces the least recently used channel when a client has 20', async () => {
    const emulator = emulatorWith({})
    const ids: string[] = []
    for (let i = 0; i < 20; i++) {
      emulator.clock.advance('1s')
      ids.push((await json<'Channel'>(await post(emulator, CHANNELS, undefined))).id)
    }
    emulator.genesys.records.channels.update(ids[0] ?? '', { connection: 'open' })
    await post(emulator, CHANNELS, undefined)
    const left = await Promise.all(ids.map(async (id) => (await head(emulator, id)).status))
    expect(left).toEqual([200, 404, ...Array.from({ length: 18 }, () => 200)])
  })

  it('lists the channels of the token, or of its client without their ids', async () => {
    const emulator = emulatorWith({
      clients: [{ id: 'console', name: 'Console' }],
      tokens: ['one', 'two'].map((token) => ({ token, client: 'Console' })),
    })
    const as = async (token: string, path: string, method = 'GET') => {
      return (await emulator.genesys.fetch(path, { method, headers: bearer(token) })).json()
    }
    const own = await as('one', CHANNELS, 'POST')
    await as('two', CHANNELS, 'POST')
    expect((await as('one', CHANNELS)).entities).toEqual([own])
    const { entities } = await as('one', `${CHANNELS}?includechannels=oauthclient`)
    expect(entities.map(({ id }: { id: string }) => id)).toEqual([own.id, ''])
  })

  it('answers 404 for a channel that does not exist, has expired or belongs to another client', async () => {
    const emulator = emulatorWith({
      clients: [{ id: 'other', name: 'Other' }],
      channels: [{ id: '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613', client: 'Other' }],
    })
    expect((await head(emulator, 'no-such-channel')).status).toBe(404)
    expect((await head(emulator, '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613')).status).toBe(404)
  })
})

describe('subscriptions of a channel', () => {
  it('replaces, adds and removes the topics of a channel', async () => {
    const { emulator, path, topics } = await withChannel()
    await post(emulator, path, [{ id: PRESENCE }])
    await post(emulator, path, [{ id: ACTIVITY }, { id: PRESENCE }])
    expect(await topics()).toEqual([PRESENCE, ACTIVITY])
    await put(emulator, path, [{ id: QUEUE_USERS }])
    expect(await topics()).toEqual([QUEUE_USERS])
    const removed = await remove(emulator, path)
    expect([removed.status, await removed.text()]).toEqual([200, ''])
    expect(await topics()).toEqual([])
  })

  it('accepts the topics of conversations', async () => {
    const { emulator, path, topics } = await withChannel()
    const topic = 'v2.conversations.5b1c.suggestions.knowledge.article'
    expect((await post(emulator, path, [{ id: topic }])).status).toBe(200)
    expect(await topics()).toEqual([topic])
  })

  it('rejects more than 1,000 topics', async () => {
    const { emulator, path } = await withChannel()
    expect((await post(emulator, path, topicsFrom(0))).status).toBe(200)
    expect((await post(emulator, path, topicsFrom(1))).status).toBe(400)
  })

  it('lists rejected topics with their reasons if errors are ignored', async () => {
    const emulator = emulatorWith({
      clients: [{ id: 'weak', name: 'Weak', permissions: [] }],
      tokens: [{ token: 'weak-token', client: 'Weak' }],
      channels: [{ id: '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613', client: 'Weak' }],
    })
    const send = (query: string, ids: readonly string[]) => {
      const path = `${CHANNELS}/8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613/subscriptions${query}`
      const headers = { ...bearer('weak-token'), 'content-type': 'application/json' }
      return emulator.genesys.fetch(path, { method: 'POST', headers, body: JSON.stringify(ids.map((id) => ({ id }))) })
    }
    expect((await send('', ['v2.nothing'])).status).toBe(400)
    expect((await send('', [QUEUE_USERS])).status).toBe(403)
    const response = await send('?ignoreErrors=true', [PRESENCE, QUEUE_USERS])
    expect(response.status).toBe(200)
    expect((await json<'ChannelTopicEntityListing'>(response)).entities).toEqual([
      expect.objectContaining({ id: PRESENCE, state: 'Permitted' }),
      expect.objectContaining({ id: QUEUE_USERS, state: 'Rejected', missingPermissions: ['routing:queue:view'] }),
    ])
  })
})

function topicsFrom(first: number): { id: string }[] {
  return Array.from({ length: 1000 }, (_, i) => ({ id: `v2.users.${first + i}.presence` }))
}

function head(world: Parameters<typeof get>[0], channelId: string): Promise<Response> {
  return world.genesys.fetch(`${CHANNELS}/${channelId}`, { method: 'HEAD', headers: bearer('any-token') })
}

async function withChannel() {
  const emulator = emulatorWith({})
  const { id } = await json<'Channel'>(await post(emulator, CHANNELS, undefined))
  const path = `${CHANNELS}/${id}/subscriptions`
  const topics = async () =>
    (await json<'ChannelTopicEntityListing'>(await get(emulator, path))).entities.map((one) => one.id)
  return { emulator, path, topics }
}
