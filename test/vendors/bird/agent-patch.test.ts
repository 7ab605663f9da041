import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
    { from: { hour: 1, minute: 1 }, to: { hour: 1, minute: 2 } },
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

it('accepts the sample bodies of the reference unchanged', async () => {
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
  const roles = [{ id: SKILL, type: 'organization', workspaces: [TEAM] }]
  const emulator = birdWith({ users: [user] })
  emulator.bird.records.agents.update(AGENT, { roles })
  const { patch, post, get } = birdClient(emulator)
  await patch(ONE, { ...SAMPLE.patch, status: 'offline' })
  await patch(ONE, { status: 'away' })
  await patch(`${ONE}/availability`, SAMPLE.availability)
  await post(`${ONE}/workload/assign`, { channel: 'email' })
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

it('clears nullable fields set to null and rejects null for all others', async () => {
  const { patch } = birdClient(birdWith())
  const cleared = ['bio', 'avatarUrl', 'defaultCallerId', 'outOfOfficeResponse', 'weeklySchedule']
  await patch(ONE, SAMPLE.patch)
  const after = await (await patch(ONE, Object.fromEntries(cleared.map((name) => [name, null])))).json()
  expect(cleared.filter((name) => name in Object(after))).toEqual([])
  const others = Object.keys(SAMPLE.patch).filter((name) => !cleared.includes(name))
  for (const name of others) expect([name, (await patch(ONE, { [name]: null })).status]).toEqual([name, 422])
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
  const single = {
    id: TEAM,
    name: 'Shift',
    valueType: 'single',
    values: [
      { id: AGENT, value: 'A' },
      { id: USER, value: 'B' },
    ],
  }
  const emulator = birdWith()
  emulator.bird.records.skills.insert({
    ...single,
    valueType: 'single',
    workspaceId: AGENTS.split('/')[2] ?? '',
    createdAt: '2026-01-15T09:00:00.000Z',
    updatedAt: '2026-01-15T09:00:00.000Z',
  })
  const response = await birdClient(emulator).patch(ONE, {
    defaultSenderId: AGENT,
    assignedSkills: [
      { id: AGENT },
      { id: SKILL, selectedValues: [{ id: AGENT }] },
      { id: TEAM, selectedValues: [{ id: AGENT }, { id: USER }] },
    ],
  })
  expect(response.status).toBe(422)
  expect(Object.keys((await json<'Error'>(response)).details ?? {}).toSorted()).toEqual([
    'assignedSkills.0.id',
    'assignedSkills.1.selectedValues.0.id',
    'assignedSkills.2.selectedValues',
    'defaultSenderId',
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
