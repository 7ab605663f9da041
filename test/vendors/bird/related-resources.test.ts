import { expect, it } from 'vitest'
import { AGENT, birdClient, birdWith, json, ONE, SENDER, SKILL, TEAM, WORKSPACE } from '../../support/bird.ts'

const RESOURCES: readonly (readonly [path: string, body: object, envelope: readonly string[]])[] = [
  ['teams', { name: 'Night line' }, ['nextPageToken', 'results', 'total']],
  [
    'inbox/skills',
    { name: 'Product', description: '', valueType: 'single', values: [{ value: 'Jackets', icon: '🧥' }] },
    ['nextPageToken', 'results'],
  ],
  ['inbox/capacity', { name: 'Newcomers', description: 'At first', capacity: { messaging: 1, email: 1 } }, ['results']],
  ['sender-profiles', { name: 'Harbour Lane Club', channelId: 'club' }, ['results']],
]

/** Fields that the lists of all resources have. */
interface AnyList {
  readonly results: readonly { readonly id: string }[]
  readonly nextPageToken?: string
}

const readList = async (response: Response): Promise<AnyList> => response.json()

it.each(RESOURCES)(
  'creates, lists page by page, reads and deletes teams, skills, capacity rules and sender profiles',
  async (path, body, envelope) => {
    const emulator = birdWith({ profile: { plainListToken: 'sent' } })
    const { get, post, remove } = birdClient(emulator)
    const list = `/workspaces/${WORKSPACE}/${path}`
    emulator.clock.advance('1s')
    expect((await post(list, body)).status).toBe(201)

    const first = await readList(await get(`${list}?limit=1`))
    const second = await readList(await get(`${list}?limit=1&pageToken=${first.nextPageToken}`))
    const [created] = second.results
    expect(await (await get(`${list}/${created?.id}`)).json()).toEqual(created)
    expect(second).not.toHaveProperty('nextPageToken')
    expect((await readList(await get(`${list}?reverse=true`))).results).toEqual([...second.results, ...first.results])
    expect((await get(`${list}?pageToken=x`)).status).toBe(400)
    expect((await get(`${list}?reverse=true&pageToken=${first.nextPageToken}`)).status).toBe(400)
    emulator.bird.setProfile({ plainListToken: 'omitted' })
    expect(Object.keys(await readList(await get(`${list}?limit=1`))).toSorted()).toEqual(envelope)

    expect((await remove(`${list}/${created?.id}`)).status).toBe(204)
    expect((await get(`${list}/${created?.id}`)).status).toBe(404)
  },
)

it('sends the page token of plain lists if the profile sets it', async () => {
  const emulator = birdWith({ profile: { plainListToken: 'sent' } })
  const { post, get } = birdClient(emulator)
  const list = `/workspaces/${WORKSPACE}/sender-profiles`
  emulator.clock.advance('1s')
  await post(list, { name: 'Second', channelId: 'club' })
  const { nextPageToken } = await readList(await get(`${list}?limit=1`))
  const next = await json<'SenderProfileList'>(await get(`${list}?limit=1&pageToken=${nextPageToken}`))
  expect(next.results.map(({ name }) => name)).toEqual(['Second'])
})

it.each(RESOURCES)(
  'rejects a second team, skill, capacity rule or sender profile with the same name',
  async (path, body) => {
    const { post } = birdClient(birdWith())
    const list = `/workspaces/${WORKSPACE}/${path}`
    await post(list, body)
    const duplicate = await post(list, { ...body, name: Object(body).name.toUpperCase() })
    const { code, message } = await json<'Error'>(duplicate)
    expect([duplicate.status, code]).toEqual([409, 'ResourceAlreadyExists'])
    expect(message).toMatch(/^An? (team|agent skill|sender profile|capacity rule) with this name already exists$/)
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
