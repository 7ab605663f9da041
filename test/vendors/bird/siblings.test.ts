import { expect, it } from 'vitest'
import { AGENT, askBird, birdWith, json, ONE, SENDER, SKILL, TEAM, WORKSPACE } from '../../support/bird.ts'

const SIBLINGS: readonly (readonly [path: string, wanted: object])[] = [
  ['teams', { name: 'Night line' }],
  ['inbox/skills', { name: 'Product', valueType: 'single', values: [{ value: 'Jackets', icon: '🧥' }] }],
  ['inbox/capacity', { name: 'Newcomers', description: 'At first', capacity: { messaging: 1, email: 1 } }],
  ['sender-profiles', { name: 'Harbour Lane Club' }],
]

it.each(SIBLINGS)(
  'creates, lists page by page, reads and deletes teams, skills, capacity rules and sender profiles',
  async (path, wanted) => {
    const emulator = birdWith()
    const { get, post, remove } = askBird(emulator)
    const list = `/workspaces/${WORKSPACE}/${path}`
    emulator.clock.advance('1s')
    const made = await json<'SenderProfile'>(await post(list, wanted))
    expect(await (await get(`${list}/${made.id}`)).json()).toEqual(made)

    const first = await json<'SenderProfileList'>(await get(`${list}?limit=1`))
    const second = await json<'SenderProfileList'>(await get(`${list}?limit=1&pageToken=${first.nextPageToken}`))
    expect([first.total, second.results]).toEqual([2, [made]])
    expect(second).not.toHaveProperty('nextPageToken')
    expect((await get(`${list}?pageToken=x`)).status).toBe(400)

    expect((await remove(`${list}/${made.id}`)).status).toBe(204)
    expect((await get(`${list}/${made.id}`)).status).toBe(404)
  },
)

it.each(SIBLINGS)(
  'rejects a second team, skill, capacity rule or sender profile with the same name',
  async (path, wanted) => {
    const { post } = askBird(birdWith())
    const list = `/workspaces/${WORKSPACE}/${path}`
    await post(list, wanted)
    const again = await post(list, { ...wanted, name: Object(wanted).name.toUpperCase() })
    const { code, message } = await json<'Error'>(again)
    expect([again.status, code]).toEqual([409, 'ResourceAlreadyExists'])
    expect(message).toMatch(/^A (team|skill|sender profile|capacity rule) with this name already exists$/)
  },
)

it('removes a deleted team, skill or sender profile from its agents', async () => {
  const emulator = birdWith()
  emulator.bird.records.agents.update(AGENT, { defaultSenderId: SENDER })
  const { get, remove } = askBird(emulator)
  const before = await json<'Agent'>(await get(ONE))
  expect([before.teams.length, before.assignedSkills.length, before.defaultSenderId]).toEqual([1, 1, SENDER])
  await remove(`/workspaces/${WORKSPACE}/teams/${TEAM}`)
  await remove(`/workspaces/${WORKSPACE}/inbox/skills/${SKILL}`)
  await remove(`/workspaces/${WORKSPACE}/sender-profiles/${SENDER}`)
  const after = await json<'Agent'>(await get(ONE))
  expect([after.teams, after.assignedSkills, after.defaultSenderId]).toEqual([[], [], undefined])
})
