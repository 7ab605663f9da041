import { expect, it } from 'vitest'
import { AGENTS, birdClient, birdWith, json, ONE, OTHER_USER } from '../../support/bird.ts'

const IDRIS = { name: 'Idris Okafor', userId: OTHER_USER }
const HOURS = { from: at(9), to: at(17, 30) }

it('rejects days of zero length and accepts overnight days if the profile says so', async () => {
  const week = {
    monday: { from: at(9), to: at(9) },
    tuesday: { from: at(17), to: at(9) },
    friday: { from: at(20), to: at(24, 1) },
    saturday: { from: at(20), to: at(24) },
  }
  const rejected = async (profile: object) => {
    const response = await birdClient(birdWith({ profile })).post(AGENTS, { ...IDRIS, weeklySchedule: week })
    expect(response.status).toBe(422)
    return Object.keys((await json<'Error'>(response)).details ?? {}).map((field) => field.split('.')[1])
  }
  expect(await rejected({})).toEqual(['tuesday', 'friday'])
  expect(await rejected({ zeroLengthDay: 'refuse' })).toEqual(['monday', 'tuesday', 'friday'])
  expect(await rejected({ overnightDay: 'accept' })).toEqual(['friday'])
})

it('accepts 24:00 as the end of a day only', async () => {
  const { post } = birdClient(birdWith())
  const late = { saturday: { from: at(20), to: at(24) } }
  const early = { saturday: { from: at(24), to: at(24) } }
  expect((await post(AGENTS, { ...IDRIS, weeklySchedule: early })).status).toBe(422)
  expect(await (await post(AGENTS, { ...IDRIS, weeklySchedule: late })).json()).toMatchObject({ weeklySchedule: late })
})

it('rejects a misspelt weekday and names the nearest one', async () => {
  const emulator = birdWith()
  const { get, patch } = birdClient(emulator)
  await patch(ONE, { weeklySchedule: { monday: HOURS } })
  const response = await patch(ONE, { weeklySchedule: { Monday: HOURS } })
  expect(response.status).toBe(422)
  const message = 'unknown property "Monday" in /weeklySchedule; did you mean "monday"?'
  expect(await response.json()).toMatchObject({
    code: 'ValidationFailed',
    details: { 'weeklySchedule.Monday': [message] },
  })
  expect(await (await get(ONE)).json()).toMatchObject({ weeklySchedule: { monday: HOURS } })
})

it.each([
  [{ weeklySchedule: { monday: { ...HOURS, until: 1 } } }, 'weeklySchedule.monday.until'],
  [{ weeklySchedule: { monday: { ...HOURS, from: { ...at(9), second: 1 } } } }, 'weeklySchedule.monday.from.second'],
  [{ holidays: [{ name: 'Off', day: 1, month: 1, year: 2026 }] }, 'holidays.0.year'],
  [{ forwardNumber: { enabled: true, numbr: '1' } }, 'forwardNumber.numbr'],
])('rejects an unknown property inside a schedule, a holiday or a forward number', async (body, field) => {
  const response = await birdClient(birdWith()).patch(ONE, body)
  expect([response.status, Object.keys((await json<'Error'>(response)).details ?? {})]).toEqual([422, [field]])
})

it('drops undeclared properties and reports them if the profile ignores them', async () => {
  const emulator = birdWith({ profile: { unknownFields: 'ignore' } })
  const response = await birdClient(emulator).patch(ONE, { weeklySchedule: { Monday: HOURS, tuesday: HOURS } })
  expect([response.status, (await json<'Agent'>(response)).weeklySchedule]).toEqual([200, { tuesday: HOURS }])
  expect(emulator.exchanges('patchAgent')[0]?.undeclared).toMatchObject([
    { in: 'body', at: '/weeklySchedule/Monday', nearest: 'monday' },
  ])
})

it('accepts the read-only and unknown fields of a body and reports the unknown ones', async () => {
  const emulator = birdWith()
  const response = await birdClient(emulator).patch(ONE, { bio: 'x', bioo: 'y' })
  expect([response.status, await response.json()]).toMatchObject([200, { bio: 'x' }])
  expect(emulator.exchanges('patchAgent')[0]?.undeclared).toMatchObject([{ at: '/bioo', nearest: 'bio' }])
})

function at(hour: number, minute = 0): object {
  return { hour, minute }
}
