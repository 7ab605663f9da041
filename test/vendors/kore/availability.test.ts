import { expect, test } from 'vitest'
import { emulatorWith, inStream, json, type Schemas } from '../../support/kore.ts'

const records = {
  skillGroups: [{ id: 'sg-craft', name: 'Crafts' }],
  skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
  queues: [{ id: 'qu-orders', name: 'Orders' }],
  agents: [
    { id: 'a-1', skills: ['Knots'], queues: ['Orders'], onlineStatusType: 'AVAILABLE', customId: 'ONE' },
    { id: 'a-2', skills: ['Knots'], queues: [], onlineStatusType: 'BUSY' },
    { id: 'a-3', skills: [], queues: ['Orders'], onlineStatusType: 'AWAY' },
    { id: 'a-4', skills: [], queues: [] },
    { id: 'a-5', skills: [], queues: [], onlineStatusType: 'AVAILABLE' },
    { id: 'a-6', stream: 'Sales', onlineStatusType: 'AVAILABLE' },
  ],
}

async function idsByPresence(emulator: ReturnType<typeof emulatorWith>, query: Schemas['AvailabilityQuery']) {
  const found = await json<'Availability'>(await inStream(emulator).post('/agents/availability', query))
  return Object.fromEntries(Object.entries(found).map(([presence, agents]) => [presence, agents.map(({ _id }) => _id)]))
}

test('lists each agent that matches any filter under its presence', async () => {
  const emulator = emulatorWith(records)
  const none = { AVAILABLE: [], BUSY: [], OFFLINE: [], AWAY: [] }
  expect(await idsByPresence(emulator, { skillIds: ['sk-knots'] })).toEqual({
    ...none,
    AVAILABLE: ['a-1'],
    BUSY: ['a-2'],
  })
  expect(await idsByPresence(emulator, { queueIds: ['qu-orders'] })).toEqual({
    ...none,
    AVAILABLE: ['a-1'],
    AWAY: ['a-3'],
  })
  expect(await idsByPresence(emulator, { agentIds: ['a-4', 'a-6', 'a-none'] })).toEqual({ ...none, OFFLINE: ['a-4'] })
  expect(
    await idsByPresence(emulator, { skillIds: ['sk-knots'], queueIds: ['qu-orders'], agentIds: ['a-1', 'a-4'] }),
  ).toEqual({
    AVAILABLE: ['a-1'],
    BUSY: ['a-2'],
    OFFLINE: ['a-4'],
    AWAY: ['a-3'],
  })
  expect(await idsByPresence(emulator, { skillIds: [], queueIds: [], agentIds: [] })).toEqual(none)
})

test('lists all agents of the stream without a filter', async () => {
  const emulator = emulatorWith(records)
  expect(await idsByPresence(emulator, {})).toEqual({
    AVAILABLE: ['a-1', 'a-5'],
    BUSY: ['a-2'],
    OFFLINE: ['a-4'],
    AWAY: ['a-3'],
  })
})

test('changes no records when it reports availability', async () => {
  const emulator = emulatorWith(records)
  const before = emulator.snapshot().collections
  const response = await inStream(emulator).post('/agents/availability', { skillIds: ['sk-knots'] })
  const [one] = (await json<'Availability'>(response)).AVAILABLE
  expect(one).toMatchObject({ _id: 'a-1', customId: 'ONE', userId: expect.stringMatching(/^u-/) })
  expect(emulator.snapshot().collections).toBe(before)
})
