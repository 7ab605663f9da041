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

async function ask(emulator: ReturnType<typeof emulatorWith>, query: Schemas['AvailabilityQuery']) {
  const found = await json<'Availability'>(await inStream(emulator).post('/agents/availability', query))
  return Object.fromEntries(Object.entries(found).map(([presence, agents]) => [presence, agents.map(({ _id }) => _id)]))
}

test('availability puts each agent that any filter means into one list', async () => {
  const emulator = emulatorWith(records)
  const none = { AVAILABLE: [], BUSY: [], OFFLINE: [], AWAY: [] }
  expect(await ask(emulator, { skillIds: ['sk-knots'] })).toEqual({ ...none, AVAILABLE: ['a-1'], BUSY: ['a-2'] })
  expect(await ask(emulator, { queueIds: ['qu-orders'] })).toEqual({ ...none, AVAILABLE: ['a-1'], AWAY: ['a-3'] })
  expect(await ask(emulator, { agentIds: ['a-4', 'a-6', 'a-none'] })).toEqual({ ...none, OFFLINE: ['a-4'] })
  expect(await ask(emulator, { skillIds: ['sk-knots'], queueIds: ['qu-orders'], agentIds: ['a-1', 'a-4'] })).toEqual({
    AVAILABLE: ['a-1'],
    BUSY: ['a-2'],
    OFFLINE: ['a-4'],
    AWAY: ['a-3'],
  })
  expect(await ask(emulator, { skillIds: [], queueIds: [], agentIds: [] })).toEqual(none)
})

test('availability without a filter is about everyone', async () => {
  const emulator = emulatorWith(records)
  expect(await ask(emulator, {})).toEqual({ AVAILABLE: ['a-1', 'a-5'], BUSY: ['a-2'], OFFLINE: ['a-4'], AWAY: ['a-3'] })
})

test('asking for availability changes nothing', async () => {
  const emulator = emulatorWith(records)
  const before = emulator.snapshot().collections
  const response = await inStream(emulator).post('/agents/availability', { skillIds: ['sk-knots'] })
  const [one] = (await json<'Availability'>(response)).AVAILABLE
  expect(one).toMatchObject({ _id: 'a-1', customId: 'ONE', userId: expect.stringMatching(/^u-/) })
  expect(emulator.snapshot().collections).toBe(before)
})
