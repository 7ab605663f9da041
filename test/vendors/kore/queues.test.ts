import { expect, test } from 'vitest'
import { defaultsOf, emulatorWith, inStream, json, rejection } from '../../support/kore.ts'

const records = {
  agentGroups: [{ id: 'ag-night', name: 'Night shift' }],
  skillGroups: [{ name: 'Crafts', color: '#00FF00' }],
  skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
  hours: [{ id: 'ho-shop', name: 'Shop hours', timezone: 'Asia/Kolkata' }],
  queues: [{ id: 'qu-orders', name: 'Orders', skills: ['Knots'], agentGroups: ['Night shift'], hours: 'Shop hours' }],
  agents: [
    { id: 'a-1', userId: 'u-1', name: 'Amanda Jones', skills: ['Knots'], queues: ['Orders'], onlineStatusType: 'BUSY' },
    { id: 'a-2', userId: 'u-2', name: 'Bilal Haddad', queues: [] },
  ],
}

/** The sample request of the vendor's page on creating a queue, with ids of this test. */
const SAMPLE = {
  isActive: true,
  isDefault: false,
  name: 'Queue2',
  isAdvancedRoutingEnabled: true,
  description: 'queue2',
  orgId: 'o-cd624de7-b90d-5ebc-8dab-54605d650000',
  hoursOfOperation: { id: 'ho-shop', name: 'Default Hours of Operation(Auto Created)' },
  agents: [{ userId: 'u-2', isPreferredAgent: true, aId: 'a-2', name: 'Someone', id: 'a-2' }],
  skills: [{ id: 'sk-knots', name: 'Knots', isExpireEnabled: true, expireTime: { min: 10, sec: 20 } }],
  agentGroups: ['ag-night'],
  advancedSettings: {
    preferredAgentTimeout: { min: 10, sec: 20 },
    isSkillMatchEnabled: true,
    isAffinityMatchEnabled: true,
  },
  maxTimeout: { min: 10, sec: 0 },
}

test('accepts the sample request of a queue', async () => {
  const { get, post } = inStream(emulatorWith(records))
  const queue = await json<'Queue'>(await post('/queues', SAMPLE))
  expect(queue).toMatchObject({
    name: 'Queue2',
    isAdvancedRoutingEnabled: true,
    hoursOfOperation: { id: 'ho-shop', name: 'Shop hours' },
    skills: [{ ...SAMPLE.skills[0], skillGroupName: 'Crafts', skillGroupColor: '#00FF00' }],
    agentGroups: [{ id: 'ag-night', name: 'Night shift' }],
    sourceAgentGroups: ['ag-night'],
    advancedSettings: SAMPLE.advancedSettings,
    maxTimeout: SAMPLE.maxTimeout,
  })
  expect(await json<'Queue'>(await get(`/queues/${queue.id}`))).toEqual(queue)
  const integers = { ...SAMPLE, maxTimeout: 300, advancedSettings: { preferredAgentTimeout: 30 } }
  expect(await rejection(await post('/queues', integers))).toMatchObject({ status: 400, codes: [400, 400] })
})

test('accepts the agent groups of a queue as ids and as objects', async () => {
  const { post } = inStream(emulatorWith(records))
  for (const agentGroups of [['ag-night'], [{ id: 'ag-night' }]]) {
    const queue = await json<'Queue'>(await post('/queues', { name: 'Night line', agentGroups }))
    expect(queue.agentGroups).toEqual([{ id: 'ag-night', name: 'Night shift' }])
  }
})

test('assigns the agents in the request to a new queue', async () => {
  const { get, post } = inStream(emulatorWith(records))
  const queue = await json<'Queue'>(await post('/queues', SAMPLE))
  expect(queue.agents).toMatchObject([{ userId: 'u-2', aId: 'a-2', name: 'Bilal Haddad', isPreferredAgent: true }])
  const { queues } = await json<'Agent'>(await get('/agents/a-2'))
  expect(queues).toContainEqual({ id: queue.id, name: 'Queue2', description: 'queue2', isPreferredAgent: true })
})

test('returns the documented fields of a queue', async () => {
  const { get } = inStream(emulatorWith(records))
  const hours = 'Default Hours of Operation(Auto Created)'
  expect(await json<'Queue'>(await get('/queues/qu-orders'))).toMatchObject({
    createdBy: expect.stringMatching(/^u-/),
    hoursOfOperation: { id: 'ho-shop', name: 'Shop hours' },
    sourceAgentGroups: ['ag-night'],
    skills: [{ id: 'sk-knots', skillGroupName: 'Crafts', skillGroupColor: '#00FF00', isExpireEnabled: false }],
    agents: [
      {
        userId: 'u-1',
        name: 'Amanda Jones',
        isPreferredAgent: false,
        hoursOfOperation: { hoursOfOperationId: expect.stringMatching(/^[0-9a-f]{24}$/), name: hours },
        skills: [{ id: 'sk-knots', name: 'Knots' }],
      },
    ],
  })
})

test('rejects a queue with unknown agents, skills or groups', async () => {
  const emulator = emulatorWith(records)
  const body = {
    name: 'Night line',
    hoursOfOperation: { id: 'ho-9' },
    agents: [{ userId: 'u-9', aId: 'a-9', isPreferredAgent: false }],
    skills: [{ id: 's-9', isExpireEnabled: false }],
    agentGroups: [{ id: 'ag-9' }, 'ag-8'],
    transferQueues: ['qu-9'],
  }
  const { status, codes, message } = await rejection(await inStream(emulator).post('/queues', body))
  expect([status, codes.length]).toEqual([404, 6])
  for (const at of ['/hoursOfOperation/id', '/agentGroups/0/id', '/agentGroups/1 ']) expect(message).toContain(at)
  expect(emulator.kore.records.queues.list().some(({ name }) => name === 'Night line')).toBe(false)
})

test('updates a queue and its agents', async () => {
  const { get, put } = inStream(emulatorWith(records))
  const before = await json<'Queue'>(await get('/queues/qu-orders'))
  const advancedSettings = { isAffinityMatchEnabled: true }
  const after = await json<'Queue'>(
    await put('/queues/qu-orders', { name: 'Purchases', agents: SAMPLE.agents, advancedSettings }),
  )
  expect(after).toEqual({
    ...before,
    name: 'Purchases',
    agents: [expect.objectContaining({ userId: 'u-2', isPreferredAgent: true })],
    advancedSettings: { ...before.advancedSettings, ...advancedSettings },
  })
  expect((await json<'Agent'>(await get('/agents/a-1'))).queues).toEqual([])
})

test('accepts the empty body of the sample and changes nothing', async () => {
  const { get, put } = inStream(emulatorWith(records))
  const before = await json<'Queue'>(await get('/queues/qu-orders'))
  expect(await json<'Queue'>(await put('/queues/qu-orders', undefined))).toEqual(before)
  expect(await json<'Queue'>(await put('/queues/qu-orders', {}))).toEqual(before)
})

test('removes a deleted queue from its agents', async () => {
  const emulator = emulatorWith(records)
  const { get, put, remove } = inStream(emulator)
  const { queue } = defaultsOf(emulator)
  await put(`/queues/${queue}`, { transferQueues: ['qu-orders', queue] })
  expect(await json<'Queue'>(await remove('/queues/qu-orders'))).toMatchObject({ agents: [{ aId: 'a-1' }] })
  expect((await json<'Agent'>(await get('/agents/a-1'))).queues).toEqual([])
  expect((await json<'Queue'>(await get(`/queues/${queue}`))).transferQueues).toEqual([queue])
  expect((await get('/queues/qu-orders')).status).toBe(404)
})

test('lists the agents of queues and the queues of agents', async () => {
  const { post } = inStream(emulatorWith(records))
  const member = { userId: 'u-1', aId: 'a-1', name: 'Amanda Jones', profImage: 'no-avatar' }
  expect(await json(await post('/queues/agents', { queueIds: ['qu-orders'] }))).toEqual([member])
  expect(await json(await post('/queues/agents', { agentIds: ['a-1'] }))).toEqual(['qu-orders'])
})

test('finds the queues of agents by agent id and by user id', async () => {
  const { post } = inStream(emulatorWith(records))
  for (const id of ['a-1', 'u-1']) {
    expect(await json(await post('/queues/agents', { agentIds: [id] }))).toEqual(['qu-orders'])
  }
  expect(await json(await post('/queues/agents', { agentIds: ['a-1', 'u-1', 'a-2'] }))).toEqual(['qu-orders'])
})

test('prefers queueIds to agentIds and ignores unknown ids', async () => {
  const { post } = inStream(emulatorWith(records))
  const ids = async (body: object) => json(await post('/queues/agents', body))
  expect(await ids({ queueIds: ['qu-orders'], agentIds: ['a-1'] })).toMatchObject([{ aId: 'a-1' }])
  expect(await ids({})).toEqual([])
  expect(await ids({ agentIds: ['a-9'] })).toEqual([])
  expect(await ids({ queueIds: ['qu-9'] })).toEqual([])
})

test('counts the agents of a queue by presence', async () => {
  const { post } = inStream(emulatorWith(records))
  const sample = { languages: ['en', 'es'], channels: ['rtm', 'msteams'] }
  expect(await json(await post('/monitor/queueStatsById/qu-orders', sample))).toEqual([
    {
      queueId: 'qu-orders',
      queueName: 'Orders',
      skills: ['Knots'],
      waiting: 0,
      engaged: 0,
      dropOff: 0,
      agentStatus: { available: 0, offline: 0, busy: 1, away: 0 },
      noOfAgents: 1,
      queueSummary: { avgWait: 0, maxWait: 0, ASA: 0 },
    },
  ])
})
