import { expect, it } from 'vitest'
import { AGENT, birdClient, birdWith, json, ONE, SENDER, SKILL, TEAM, WORKSPACE } from '../../support/bird.ts'

const RESOURCES: readonly (readonly [path: string, body: object])[] = [
  ['teams', { name: 'Night line' }],
  ['inbox/skills', { name: 'Product', valueType: 'single', values: [{ value: 'Jackets', icon: '🧥' }] }],
  ['inbox/capacity', { name: 'Newcomers', description: 'At first', capacity: { messaging: 1, email: 1 } }],
  ['sender-profiles', { name: 'Harbour Lane Club' }],
]

it.each(RESOURCES)(
  'creates, lists page by page, reads and deletes teams, skills, capacity rules and sender profiles',
  async (path, body) => {
    const emulator = birdWith()
    const { get, post, remove } = birdClient(emulator)
    const list = `/workspaces/${WORKSPACE}/${path}`
    emulator.clock.advance('1s')
    const created = await json<'SenderProfile'>(await post(list, body))
    expect(await (await get(`${list}/${created.id}`)).json()).toEqual(created)

    const first = await json<'SenderProfileList'>(await get(`${list}?limit=1`))
    const second = await json<'SenderProfileList'>(await get(`${list}?limit=1&pageToken=${first.nextPageToken}`))
    expect([first.total, second.results]).toEqual([2, [created]])
    expect(second).not.toHaveProperty('nextPageToken')
    expect((await get(`${list}?pageToken=x`)).status).toBe(400)

    expect((await remove(`${list}/${created.id}`)).status).toBe(204)
    expect((await get(`${list}/${created.id}`)).status).toBe(404)
  },
)

it.each(RESOURCES)(
  'rejects a second team, skill, capacity rule or sender profile with the same name',
  async (path, body) => {
    const { post } = birdClient(birdWith())
    const list = `/workspaces/${WORKSPACE}/${path}`
    await post(list, body)
    const duplicate = await post(list, { ...body, name: Object(body).name.toUpperCase() })
    const { code, message } = await json<'Error'>(duplicate)
    expect([duplicate.status, code]).toEqual([409, 'ResourceAlreadyExists'])
    expect(message).toMatch(/^A (team|skill|sender profile|capacity rule) with this name already exists$/)
  },
)

it('removes a deleted team, skill or sender profile from its agents', async () => {
  const emulator = birdWith()
  emulator.bird.records.agents.update(AGENT, { defaultSenderId: SENDER })
  const { get, remove } = birdClient(emulator)
  const before = await json<'Agent'>(await get(ONE))
  expect([before.teams.length, before.assignedSkills.length, before.defaultSenderId]).toEqual([1, 1, SENDER])
  await remove(`/workspaces/${WORKSPACE}/teams/${TEAM}`)
  await remove(`/workspaces/${WORKSPACE}/inbox/skills/${SKILL}`)
  await remove(`/workspaces/${WORKSPACE}/sender-profiles/${SENDER}`)
  const after = await json<'Agent'>(await get(ONE))
  expect([after.teams, after.assignedSkills, after.defaultSenderId]).toEqual([[], [], undefined])
})
