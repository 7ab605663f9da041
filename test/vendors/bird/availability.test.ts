import { expect, it } from 'vitest'
import { AGENT, AGENTS, askBird, birdWith, json, NOW, ONE, WORKSPACE } from '../../support/bird.ts'

const PLACE = `${ONE}/availability`
const LATER = '2026-01-15T09:01:00.000Z'

it('the moments of status and activity move only when those change', async () => {
  const emulator = birdWith()
  const { patch } = askBird(emulator)
  emulator.clock.advance('60s')
  const away = await json<'Availability'>(await patch(PLACE, { status: 'away', activity: 'available' }))
  expect(away).toMatchObject({ lastStatusSet: LATER, lastActivitySet: NOW, updatedAt: LATER })
  emulator.clock.advance('60s')
  const busy = await json<'Availability'>(await patch(PLACE, { activity: 'busy' }))
  const latest = '2026-01-15T09:02:00.000Z'
  expect(busy).toMatchObject({ lastStatusSet: LATER, lastActivitySet: latest, updatedAt: latest })
})

it('the same values once more move nothing', async () => {
  const emulator = birdWith()
  const { get, patch } = askBird(emulator)
  const before = await json<'Availability'>(await get(PLACE))
  emulator.clock.advance('60s')
  const response = await patch(PLACE, { status: 'active', activity: 'available' })
  expect([response.status, await response.json()]).toEqual([200, before])
})

it('becoming away is dated', async () => {
  const emulator = birdWith()
  const { get, patch } = askBird(emulator)
  expect(await (await get(ONE)).json()).not.toHaveProperty('lastSetToAwayAt')
  emulator.clock.advance('60s')
  await patch(PLACE, { status: 'away' })
  emulator.clock.advance('60s')
  await patch(PLACE, { status: 'away' })
  expect(await (await get(ONE)).json()).toMatchObject({ lastSetToAwayAt: LATER })
})

it('going offline keeps the status before it', async () => {
  const { get, patch } = askBird(birdWith())
  await patch(PLACE, { status: 'away' })
  await patch(PLACE, { status: 'offline' })
  await patch(PLACE, { status: 'offline' })
  expect(await (await get(ONE)).json()).toMatchObject({ status: 'offline', statusBeforeOffline: 'away' })
})

it('an offline agent that takes up an activity gets its old status back', async () => {
  const { patch } = askBird(birdWith())
  await patch(PLACE, { status: 'offline' })
  expect(await (await patch(PLACE, { activityText: 'still gone' })).json()).toMatchObject({ status: 'offline' })
  expect(await (await patch(PLACE, { activity: 'busy' })).json()).toMatchObject({ status: 'active', activity: 'busy' })
})

it('activity returns to available when its time is over', async () => {
  const emulator = birdWith()
  const { get, patch } = askBird(emulator)
  await patch(PLACE, { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' })
  emulator.clock.advance(59_999)
  const still = { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' }
  expect(await (await get(PLACE)).json()).toMatchObject(still)

  emulator.clock.advance(3_600_000)

  const times = { lastStatusSet: NOW, lastActivitySet: LATER, updatedAt: LATER }
  const over = { status: 'active', activity: 'available', ...times }
  expect(emulator.bird.records.agents.get(AGENT)?.availability).toEqual(over)
  expect(await (await get(PLACE)).json()).toEqual(over)
  const short = await json<'MinimalAgentList'>(await get(`/workspaces/${WORKSPACE}/all-agents`))
  expect(short.results[0]?.activity).toBe('available')
})

it('records are up to date for whoever asks the control API', async () => {
  const emulator = birdWith()
  await askBird(emulator).patch(PLACE, { activity: 'lunch', activityTtl: 60 })
  emulator.clock.advance('2m')
  const response = await emulator.fetch(`/_control/worlds/default/state/bird/agents/${AGENT}`)
  expect(await response.json()).toMatchObject({ record: { availability: { activity: 'available' } } })
})

it('the time of an activity counts minutes when the profile says so', async () => {
  const emulator = birdWith({ profile: { activityTtlUnit: 'minutes' } })
  const { get, patch } = askBird(emulator)
  await patch(PLACE, { activity: 'lunch', activityTtl: 2 })
  emulator.clock.advance(119_999)
  expect(await (await get(PLACE)).json()).toMatchObject({ activity: 'lunch', activityTtl: 2 })
  emulator.clock.advance(1)
  expect(await (await get(PLACE)).json()).toMatchObject({ activity: 'available' })
})

it('an activity without a time lasts', async () => {
  const emulator = birdWith()
  const { get, patch } = askBird(emulator)
  await patch(PLACE, { activity: 'lunch', activityTtl: 60 })
  await patch(PLACE, { activityTtl: 0 })
  emulator.clock.advance('30d')
  const lasting = await json<'Availability'>(await get(PLACE))
  expect(lasting.activity).toBe('lunch')
  expect(lasting).not.toHaveProperty('activityTtl')
})

it('a negative time of an activity is refused', async () => {
  const response = await askBird(birdWith()).patch(PLACE, { activity: 'lunch', activityTtl: -1 })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ details: { activityTtl: ['must be >= 0'] } })
})

it('an activity that is set begins anew', async () => {
  const emulator = birdWith()
  const { patch } = askBird(emulator)
  await patch(PLACE, { activity: 'lunch', activityTtl: 60, activityText: 'Back at one' })
  const next = await json<'Availability'>(await patch(PLACE, { activity: 'busy' }))
  expect([next.activity, next.activityTtl, next.activityText]).toEqual(['busy', undefined, undefined])
})

it('opening the inbox makes an agent active unless a status was chosen', async () => {
  const emulator = birdWith({ agents: [{ id: AGENT, name: 'Tamsin Ferrier' }] })
  const { get, patch, post } = askBird(emulator)
  expect(await (await get(PLACE)).json()).toMatchObject({ status: 'away' })
  expect(await (await post(`${ONE}/inbox/open`)).json()).toMatchObject({ status: 'active' })
  await patch(PLACE, { status: 'away' })
  expect(await (await post(`${ONE}/inbox/open`)).json()).toMatchObject({ status: 'away' })
})

it('a minute after the inbox is closed an agent is away', async () => {
  const emulator = birdWith({
    agents: [
      { id: AGENT, name: 'Tamsin Ferrier' },
      { name: 'Chosen', status: 'active' },
    ],
  })
  const { get, post } = askBird(emulator)
  await post(`${ONE}/inbox/open`)
  await post(`${ONE}/inbox/close`)
  emulator.clock.advance('59s')
  await post(`${ONE}/inbox/open`)
  await post(`${ONE}/inbox/close`)
  emulator.clock.advance('59s')
  expect(await (await get(PLACE)).json()).toMatchObject({ status: 'active' })
  emulator.clock.advance('10s')
  const left = '2026-01-15T09:01:59.000Z'
  expect(await (await get(PLACE)).json()).toMatchObject({ status: 'away', lastStatusSet: left })
  expect(await (await get(ONE)).json()).toMatchObject({ lastSetToAwayAt: left })

  const chosen = `${AGENTS}/${emulator.bird.records.agents.list()[1]?.id}`
  await post(`${chosen}/inbox/close`)
  emulator.clock.advance('1h')
  expect(await (await get(chosen)).json()).toMatchObject({ status: 'active' })
})
