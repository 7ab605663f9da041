import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import {
  AGENT,
  AGENTS,
  birdClient,
  birdWith,
  json,
  ONE,
  OTHER_USER,
  SENDER,
  SKILL,
  TEAM,
  USER,
  VALUE,
} from '../../support/bird.ts'

const HOURS = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
    day,
    { from: { hour: 1, minute: 1 }, to: { hour: 1, minute: 1 } },
  ]),
)

/** The request samples of the reference, with real values for placeholders. */
const SAMPLE = {
  create: {
    name: 'text',
    bio: 'text',
    type: 'user',
    userId: OTHER_USER,
    teamIds: [TEAM],
    timezone: 'text',
    defaultCountryCode: 'text',
    weeklySchedule: HOURS,
    holidays: [{ name: 'text', day: 1, month: 1 }],
  },
  patch: {
    name: 'text',
    bio: 'text',
    status: 'active',
    avatarUrl: 'text',
    dropVms: [null],
    wrapUpTime: 1,
    timezone: 'text',
    defaultCountryCode: 'text',
    defaultCallerId: 'text',
    forwardNumber: { enabled: true, number: 'text', maskCaller: true },
    transcriptionLocale: 'ar-AE',
    weeklySchedule: HOURS,
    holidays: [{ name: 'text', day: 1, month: 1 }],
    assignedSkills: [
      { id: SKILL, name: 'text', valueType: 'single', selectedValues: [{ id: VALUE, value: 'text', icon: 'text' }] },
    ],
    defaultSenderId: SENDER,
    outOfOfficeResponse: 'text',
  },
  availability: { status: 'active', activity: 'available', activityTtl: 1, activityText: 'text' },
}

/** Paths of all agent fields that the reference shows, including nested fields. */
const FIELDS: readonly string[] = readFileSync(new URL('./agent-fields.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

it('accepts the sample bodies of the reference as they stand', async () => {
  const { post, patch } = birdClient(birdWith())
  const { weeklySchedule, holidays, timezone } = SAMPLE.create
  const created = await post(AGENTS, SAMPLE.create)
  expect(created.status).toBe(201)
  expect(await created.json()).toMatchObject({ name: 'text', bio: 'text', weeklySchedule, holidays, timezone })
  const changed = await patch(ONE, SAMPLE.patch)
  const { assignedSkills: _, ...unchanged } = SAMPLE.patch
  expect(await changed.json()).toMatchObject(unchanged)
  const availability = await patch(`${ONE}/availability`, SAMPLE.availability)
  expect(await availability.json()).toMatchObject(SAMPLE.availability)
})

it('shows exactly the fields of the reference for an agent with every field set', async () => {
  const user = {
    id: USER,
    name: 'Tamsin',
    avatarUrl: 'https://a.example',
    defaultEmail: 't@a.example',
    phoneNumber: '1',
  }
  const roles = [{ id: SKILL, type: 'organization' as const, workspaces: [TEAM] }]
  const emulator = birdWith({ users: [user] })
  emulator.bird.records.agents.update(AGENT, { roles })
  const { patch, post, get } = birdClient(emulator)
  await patch(ONE, { ...SAMPLE.patch, status: 'offline' })
  await patch(ONE, { status: 'away' })
  await patch(`${ONE}/availability`, SAMPLE.availability)
  emulator.bird.act('assign-item', { agentId: AGENT, channel: 'email' })
  const { id } = await json<'CapacityRule'>(
    await post(AGENTS.replace('agents', 'inbox/capacity'), {
      name: 'Own',
      description: 'Her own',
      capacity: { messaging: 1, email: 1 },
      agents: [AGENT],
    }),
  )
  expect(id).not.toBe('')
  expect([...new Set(fieldPaths(await (await get(ONE)).json()))].toSorted()).toEqual(FIELDS)
})

it('updates the own agent of the caller at /agents/me', async () => {
  const { patch, get } = birdClient(birdWith())
  expect(await (await patch(`${AGENTS}/me`, { bio: 'It is me' })).json()).toMatchObject({ id: AGENT, bio: 'It is me' })
  expect(await (await get(ONE)).json()).toMatchObject({ bio: 'It is me' })
})

it('shows the name of the user until it is overridden', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  emulator.bird.records.users.update(USER, { name: 'Tamsin Ferrier-Jones' })
  expect(await (await get(ONE)).json()).toMatchObject({ name: 'Tamsin Ferrier-Jones', overrideName: false })
  await patch(ONE, { name: 'Tam' })
  emulator.bird.records.users.update(USER, { name: 'Somebody' })
  expect(await (await get(ONE)).json()).toMatchObject({ name: 'Tam', overrideName: true, user: { name: 'Somebody' } })
})

it('keeps the status of an agent equal to the status of its availability', async () => {
  const { get, patch } = birdClient(birdWith())
  await patch(ONE, { status: 'away' })
  expect(await (await get(`${ONE}/availability`)).json()).toMatchObject({ status: 'away' })
  await patch(`${ONE}/availability`, { status: 'offline' })
  expect(await (await get(ONE)).json()).toMatchObject({ status: 'offline', availability: { status: 'offline' } })
})

const OPTIONAL = [
  'bio',
  'avatarUrl',
  'timezone',
  'defaultCountryCode',
  'defaultCallerId',
  'forwardNumber',
  'transcriptionLocale',
  'weeklySchedule',
  'defaultSenderId',
  'outOfOfficeResponse',
]

it('clears every optional field that is set to null', async () => {
  const { patch } = birdClient(birdWith())
  const before = await json<'Agent'>(await patch(ONE, SAMPLE.patch))
  expect(OPTIONAL.filter((name) => !(name in before))).toEqual([])
  const after = await json<'Agent'>(await patch(ONE, Object.fromEntries(OPTIONAL.map((name) => [name, null]))))
  expect(OPTIONAL.filter((name) => name in after)).toEqual([])
})

it('rejects null for fields that every agent has', async () => {
  const { patch } = birdClient(birdWith())
  const others = Object.keys(SAMPLE.patch).filter((name) => !OPTIONAL.includes(name))
  expect(others).toHaveLength(6)
  for (const name of others) expect([name, (await patch(ONE, { [name]: null })).status]).toEqual([name, 422])
})

it('changes nothing when a fetched agent is saved unchanged', async () => {
  const emulator = createEmulator()
  const client = birdClient(emulator)
  const list = `/workspaces/${emulator.bird.credentials.settings['workspaceId']}/agents`
  const { results } = await json<'AgentList'>(await client.get(`${list}?limit=100`))
  emulator.clock.advance('1m')
  for (const agent of results) {
    const before = emulator.bird.records.agents.getOrThrow(agent.id)
    const saved = await client.patch(`${list}/${agent.id}`, agent)
    expect([saved.status, await saved.json()]).toEqual([200, agent])
    expect(emulator.bird.records.agents.getOrThrow(agent.id)).toBe(before)
  }
  expect(results).toHaveLength(24)
})

it('sets overrideName only if the name differs from the name of the user', async () => {
  const { patch } = birdClient(birdWith())
  const overrides = async (name: string) => (await json<'Agent'>(await patch(ONE, { name }))).overrideName
  expect([await overrides('Tamsin Ferrier'), await overrides('Tam'), await overrides('Tamsin Ferrier')]).toEqual([
    false,
    true,
    false,
  ])
})

it('accepts any value as a voicemail drop', async () => {
  const { get, patch } = birdClient(birdWith())
  expect(await (await get(ONE)).json()).toMatchObject({ dropVms: [] })
  const dropVms = [null, 'x', 3, { deep: [{}] }]
  expect(await (await patch(ONE, { dropVms })).json()).toMatchObject({ dropVms })
})

it('rejects numbers that are negative or not whole', async () => {
  const { patch } = birdClient(birdWith())
  for (const wrapUpTime of [-1, 1.5, '1']) expect((await patch(ONE, { wrapUpTime })).status).toBe(422)
  expect((await patch(ONE, { wrapUpTime: 0 })).status).toBe(200)
})

it('rejects unknown skills, skill values and sender profiles', async () => {
  const response = await birdClient(birdWith()).patch(ONE, {
    defaultSenderId: AGENT,
    assignedSkills: [{ id: AGENT }, { id: SKILL, selectedValues: [{ id: AGENT }] }],
  })
  expect(response.status).toBe(422)
  const fields = ['assignedSkills.0.id', 'assignedSkills.1.selectedValues.0.id', 'defaultSenderId']
  expect(Object.keys((await json<'Error'>(response)).details ?? {}).toSorted()).toEqual(fields)
})

it('rejects two values of a single-valued skill', async () => {
  const emulator = birdWith()
  const { post, patch } = birdClient(emulator)
  const shift = { name: 'Shift', description: '', valueType: 'single', values: [{ value: 'Day' }, { value: 'Night' }] }
  const { id, values } = await json<'AgentSkill'>(await post(AGENTS.replace('agents', 'inbox/skills'), shift))
  const assign = (selectedValues: object[]) => patch(ONE, { assignedSkills: [{ id, selectedValues }] })
  expect((await assign(values.slice(0, 1))).status).toBe(200)
  const rejected = await assign(values)
  expect([rejected.status, Object.keys((await json<'Error'>(rejected)).details ?? {})]).toEqual([
    422,
    ['assignedSkills.0.selectedValues'],
  ])
})

it('shows the name and icons of the skill itself for an assigned skill', async () => {
  const response = await birdClient(birdWith()).patch(ONE, SAMPLE.patch)
  expect((await json<'Agent'>(response)).assignedSkills).toEqual([
    {
      id: SKILL,
      name: 'Language',
      valueType: 'multiple',
      selectedValues: [{ id: VALUE, value: 'English', icon: 'GB' }],
    },
  ])
})

/** Returns the paths of all fields. An array has the paths of its items. */
function fieldPaths(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldPaths(item, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [path, ...fieldPaths(inner, path)]
  })
}
