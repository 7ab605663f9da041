import { expect, it } from 'vitest'
import {
  birdClient,
  birdWith,
  json,
  NOW,
  OTHER_USER,
  SENDER,
  TEAM,
  USER,
  WORKPLACE,
  WORKSPACE,
} from '../../support/bird.ts'

const SENDERS = `/workspaces/${WORKSPACE}/sender-profiles`
const CHANNEL = 'mail-channel'
const SENDER_PROFILES = [
  { id: SENDER, name: 'Returns', email: { username: 'returns', domain: 'harbourlane.example' }, channelId: CHANNEL },
]
const worldWithChannel = () => birdWith({ senderProfiles: SENDER_PROFILES })

it('creates a sender profile without a response body and lists it', async () => {
  const emulator = worldWithChannel()
  const { get, post } = birdClient(emulator)
  emulator.clock.advance('1s')
  const allowedEntities = [{ entityType: 'team', operation: 'view', entityId: TEAM }]
  const body = { name: '{{displayName}} of the club', channelId: CHANNEL, signature: 'Your club', allowedEntities }
  const created = await post(SENDERS, { ...body, username: 'club' })
  expect([created.status, await created.text(), created.headers.get('content-type')]).toEqual([201, '', null])
  const { results } = await json<'SenderProfileList'>(await get(SENDERS))
  const times = { createdAt: '2026-01-15T09:00:01.000Z', updatedAt: '2026-01-15T09:00:01.000Z' }
  const email = { username: 'club', domain: 'harbourlane.example' }
  expect(results[1]).toEqual({ id: expect.any(String), ...body, email, ...times })
})

it('derives the email address of a sender profile from its username and channel', async () => {
  const { get, patch } = birdClient(worldWithChannel())
  const emailAfter = async (change: object) => {
    return (await json<'SenderProfile'>(await patch(`${SENDERS}/${SENDER}`, change))).email
  }
  expect(await emailAfter({ username: 'refunds' })).toEqual({ username: 'refunds', domain: 'harbourlane.example' })
  expect(await emailAfter({ channelId: 'Second Channel' })).toMatchObject({ username: 'refunds' })
  expect(await (await get(`${SENDERS}/${SENDER}`)).json()).toMatchObject({ channelId: 'Second Channel' })
})

it('derives the domain of a channel without a profile from the workspace', async () => {
  const { get, post } = birdClient(birdWith({ senderProfiles: [] }))
  await post(SENDERS, { name: 'First', channelId: 'New Channel', username: 'first' })
  const { results } = await json<'SenderProfileList'>(await get(SENDERS))
  expect(results[0]?.email).toEqual({ username: 'first', domain: 'new-channel.channel.example' })
})

it('changes a sender profile and clears what is set to null', async () => {
  const emulator = worldWithChannel()
  const { patch } = birdClient(emulator)
  const path = `${SENDERS}/${SENDER}`
  emulator.clock.advance('1h')
  const changed = await patch(path, { name: 'Exchanges', signature: 'Yours' })
  const updatedAt = '2026-01-15T10:00:00.000Z'
  expect(await changed.json()).toMatchObject({ id: SENDER, name: 'Exchanges', signature: 'Yours', updatedAt })
  const cleared = await patch(path, { name: null, username: null, signature: null, allowedEntities: null })
  const times = { createdAt: NOW, updatedAt }
  expect(await cleared.json()).toEqual({ id: SENDER, name: 'Exchanges', channelId: CHANNEL, ...times })
})

it('lists signature variables at a path that is not an id', async () => {
  const { get, patch } = birdClient(worldWithChannel())
  const { results } = await json<'SignatureVariableList'>(await get(`${SENDERS}/signature-variables`))
  expect(results.map(({ variable }) => variable)).toEqual(['{{displayName}}'])
  expect((await patch(`${SENDERS}/signature-variables`, {})).status).toBe(405)
})

const PROFILES = [
  { name: 'Everybody', channelId: CHANNEL },
  { name: 'Returns only', channelId: CHANNEL, teams: ['Returns'] },
  { name: 'Elsewhere', channelId: 'other' },
]

async function namesFor(user: string, query = ''): Promise<string[]> {
  const agents = [...WORKPLACE.agents, { name: 'Idris Okafor', userId: OTHER_USER, teams: [] }]
  const { get } = birdClient(birdWith({ senderProfiles: PROFILES, agents }))
  const response = await get(`/workspaces/${WORKSPACE}/users/${user}/sender-profiles${query}`)
  return (await json<'SenderProfileList'>(response)).results.map(({ name }) => name).toSorted()
}

it('lists the sender profiles that a user may use, by channel', async () => {
  expect(await namesFor(USER)).toEqual(['Elsewhere', 'Everybody', 'Returns only'])
  expect(await namesFor(OTHER_USER, `?channelId=${CHANNEL}`)).toEqual(['Everybody'])
})

it('lets every user use a sender profile without allowed entities', async () => {
  expect(await namesFor(OTHER_USER)).toEqual(['Elsewhere', 'Everybody'])
})

it('no longer lets a deleted team use a sender profile', async () => {
  const emulator = birdWith({ senderProfiles: [{ id: SENDER, name: 'Returns only', teams: ['Returns'] }] })
  const { get, remove } = birdClient(emulator)
  await remove(`/workspaces/${WORKSPACE}/teams/${TEAM}`)
  expect(await (await get(`${SENDERS}/${SENDER}`)).json()).toMatchObject({ allowedEntities: [] })
})
