import { expect, it } from 'vitest'
import { AGENT, birdClient, birdWith, json, NOW, ONE, WORKSPACE } from '../../support/bird.ts'

const AVAILABILITY = `${ONE}/availability`
const LATER = '2026-01-15T09:01:00.000Z'

it('updates lastStatusSet and lastActivitySet only when their value changes', async () => {
  const emulator = birdWith()
  const { patch } = birdClient(emulator)
  emulator.clock.advance('60s')
  const away = await json<'Availability'>(await patch(AVAILABILITY, { status: 'away', activity: 'available' }))
  expect(away).toMatchObject({ lastStatusSet: LATER, lastActivitySet: NOW, updatedAt: LATER })
  emulator.clock.advance('60s')
  const busy = await json<'Availability'>(await patch(AVAILABILITY, { activity: 'busy' }))
  const latest = '2026-01-15T09:02:00.000Z'
  expect(busy).toMatchObject({ lastStatusSet: LATER, lastActivitySet: latest, updatedAt: latest })
})

it('changes no timestamp when the same values are sent again', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  const before = await json<'Availability'>(await get(AVAILABILITY))
  emulator.clock.advance('60s')
  const response = await patch(AVAILABILITY, { status: 'active', activity: 'available' })
  expect([response.status, await response.json()]).toEqual([200, before])
})

it('sets lastSetToAwayAt when an agent becomes away', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  expect(await (await get(ONE)).json()).not.toHaveProperty('lastSetToAwayAt')
  emulator.clock.advance('60s')
  await patch(AVAILABILITY, { status: 'away' })
  emulator.clock.advance('60s')
  await patch(AVAILABILITY, { status: 'away' })
  expect(await (await get(ONE)).json()).toMatchObject({ lastSetToAwayAt: LATER })
})

it('keeps the previous status in statusBeforeOffline when an agent goes offline', async () => {
  const { get, patch } = birdClient(birdWith())
  await patch(AVAILABILITY, { status: 'away' })
  await patch(AVAILABILITY, { status: 'offline' })
  await patch(AVAILABILITY, { status: 'offline' })
  expect(await (await get(ONE)).json()).toMatchObject({ status: 'offline', statusBeforeOffline: 'away' })
})

it('restores the previous status when an offline agent sets an activity', async () => {
  const { patch } = birdClient(birdWith())
  await patch(AVAILABILITY, { status: 'offline' })
  expect(await (await patch(AVAILABILITY, { activityText: 'still offline' })).json()).toMatchObject({
    status: 'offline',
  })
  expect(await (await patch(AVAILABILITY, { activity: 'busy' })).json()).toMatchObject({
    status: 'active',
    activity: 'busy',
  })
})

it('returns the activity to available when its TTL ends', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  await patch(AVAILABILITY, { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' })
  emulator.clock.advance(59_999)
  const current = { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' }
  expect(await (await get(AVAILABILITY)).json()).toMatchObject(current)

  emulator.clock.advance(3_600_000)

  const times = { lastStatusSet: NOW, lastActivitySet: LATER, updatedAt: LATER }
  const ended = { status: 'active', activity: 'available', ...times }
  expect(emulator.bird.records.agents.get(AGENT)?.availability).toEqual(ended)
  expect(await (await get(AVAILABILITY)).json()).toEqual(ended)
  const short = await json<'MinimalAgentList'>(await get(`/workspaces/${WORKSPACE}/all-agents`))
  expect(short.results[0]?.activity).toBe('available')
})

it('shows up-to-date records through the control API', async () => {
  const emulator = birdWith()
  await birdClient(emulator).patch(AVAILABILITY, { activity: 'lunch', activityTtl: 60 })
  emulator.clock.advance('2m')
  const response = await emulator.fetch(`/_control/worlds/default/state/bird/agents/${AGENT}`)
  expect(await response.json()).toMatchObject({ record: { availability: { activity: 'available' } } })
})

it('counts activityTtl in minutes if the profile sets minutes', async () => {
  const emulator = birdWith({ profile: { activityTtlUnit: 'minutes' } })
  const { get, patch } = birdClient(emulator)
  await patch(AVAILABILITY, { activity: 'lunch', activityTtl: 2 })
  emulator.clock.advance(119_999)
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ activity: 'lunch', activityTtl: 2 })
  emulator.clock.advance(1)
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ activity: 'available' })
})

it('keeps an activity without a TTL until it is changed', async () => {
  const emulator = birdWith()
  const { patch } = birdClient(emulator)
  await patch(AVAILABILITY, { activity: 'lunch', activityTtl: 60 })
  await patch(AVAILABILITY, { activityTtl: 0 })
  emulator.clock.advance('30d')
  // The credentials from before have expired.
  const current = await json<'Availability'>(await birdClient(emulator).get(AVAILABILITY))
  expect(current.activity).toBe('lunch')
  expect(current).not.toHaveProperty('activityTtl')
})

it('rejects a negative activityTtl', async () => {
  const response = await birdClient(birdWith()).patch(AVAILABILITY, { activity: 'lunch', activityTtl: -1 })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ details: { activityTtl: ['must be at least 0'] } })
})

it('drops the text and TTL of the previous activity when another activity is set', async () => {
  const emulator = birdWith()
  const { patch } = birdClient(emulator)
  await patch(AVAILABILITY, { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' })
  const next = await json<'Availability'>(await patch(AVAILABILITY, { activity: 'busy' }))
  expect([next.activity, next.activityTtl, next.activityText]).toEqual(['busy', undefined, undefined])
})

it('restarts the countdown when activityTtl is sent again', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  const lunch = { activity: 'lunch', activityTtl: 120 }
  await patch(AVAILABILITY, lunch)
  emulator.clock.advance('60s')
  expect(await (await patch(AVAILABILITY, lunch)).json()).toMatchObject({ lastActivitySet: LATER, updatedAt: LATER })
  emulator.clock.advance('119s')
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ activity: 'lunch' })
  emulator.clock.advance('1s')
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ activity: 'available' })
})

it('lets a client compute the end of an activity', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  await patch(AVAILABILITY, { activity: 'lunch', activityTtl: 600 })
  emulator.clock.advance('60s')
  await patch(AVAILABILITY, { activityText: 'Back soon' })
  await patch(AVAILABILITY, { activityTtl: 300 })
  const { lastActivitySet, activityTtl = 0 } = await json<'Availability'>(await get(AVAILABILITY))
  const end = Date.parse(lastActivitySet) + activityTtl * 1000
  emulator.clock.set(new Date(end - 1).toISOString())
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ activity: 'lunch' })
  emulator.clock.set(new Date(end).toISOString())
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({
    activity: 'available',
    updatedAt: emulator.clock.now(),
  })
})
