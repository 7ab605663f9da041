import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, post, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const BILLING = 'b1111111-0000-4000-8000-000000000001'
const ORDERS = 'b1111111-0000-4000-8000-000000000002'
const ADA = 'a1111111-0000-4000-8000-000000000001'
const BEA = 'a1111111-0000-4000-8000-000000000002'
const USERS = `/api/v2/assistants/${DESK}/queues/${BILLING}/users`

const records = {
  users: [
    { id: ADA, name: 'Ada' },
    { id: BEA, name: 'Bea' },
  ],
  routingQueues: [
    { id: BILLING, name: 'Billing' },
    { id: ORDERS, name: 'Orders' },
  ],
  assistants: [
    { id: DESK, name: 'Desk', queues: ['Billing'] },
    { id: OTHER, name: 'Other', queues: [] },
  ],
}
const manual = { ...records, assistantQueueUserJobs: [{ assistant: 'Desk', queue: 'Billing' }] }
const entities = (...ids: string[]) => ({ entities: ids.map((id) => ({ id })) })

async function assigned(world: WorldHandle): Promise<string[]> {
  const response = await post(world, `${USERS}/query`, entities(ADA, BEA))
  expect(response.status).toBe(200)
  const { users } = await json<'AssistantQueueUsersQueryResponse'>(response)
  return users.map(({ id }) => id)
}

test('returns those of the given users who are assigned to the assistant', async () => {
  const emulator = emulatorWith({ ...manual, assistantQueueUsers: [{ user: 'Ada' }, { user: 'Bea' }] })

  const found = await json<'AssistantQueueUsersQueryResponse'>(
    await post(emulator, `${USERS}/query`, entities(BEA, 'nobody', BEA)),
  )

  expect(found.users).toEqual([{ id: BEA, selfUri: `/api/v2/users/${BEA}` }])
  expect(found.queue).toEqual(
    await json<'AssistantQueue'>(await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)),
  )
})

test('rejects changes and queries of users in automatic mode', async () => {
  const emulator = emulatorWith(records)

  for (const path of ['query', 'bulk/add', 'bulk/remove']) {
    const response = await post(emulator, `${USERS}/${path}`, entities(ADA))
    expect([path, response.status]).toEqual([path, 409])
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'general.conflict', entityId: BILLING })
  }
})

test('expands the assistant and the copilot in a query of users', async () => {
  const emulator = emulatorWith(manual)
  const query = async (expand: string) => {
    const response = await post(emulator, `${USERS}/query${expand}`, entities())
    return (await json<'AssistantQueueUsersQueryResponse'>(response)).queue.assistant
  }
  const plain = await query('')
  const selfUri = `/api/v2/assistants/${DESK}`

  expect(plain).toEqual({ id: DESK, selfUri })
  expect(await query('?expand=assistant')).toMatchObject({ id: DESK, name: 'Desk' })
  expect(await query('?expand=copilot')).toEqual({ ...plain, copilot: expect.objectContaining({ enabled: false }) })
  for (const both of ['?expand=assistant,copilot', '?expand=assistant&expand=copilot']) {
    expect(await query(both)).toMatchObject({ name: 'Desk', copilot: { selfUri: `${selfUri}/copilot` } })
  }
})

test('answers 404 for the users of a queue that the assistant does not serve', async () => {
  const emulator = emulatorWith(manual)

  for (const path of ['query', 'bulk/add', 'bulk/remove']) {
    const response = await post(emulator, `/api/v2/assistants/${DESK}/queues/${ORDERS}/users/${path}`, entities(ADA))
    expect([path, response.status]).toEqual([path, 404])
  }
  const job = await post(emulator, `/api/v2/assistants/${OTHER}/queues/${BILLING}/users/jobs`, {
    action: 'ManualAssignment',
  })
  expect(job.status).toBe(404)
})

test('assigns users, and reports those that fail with their positions', async () => {
  const emulator = emulatorWith(manual)

  const partly = await post(emulator, `${USERS}/bulk/add`, entities('nobody', ADA))
  expect(partly.status).toBe(200)
  expect(await json<'BulkResponse'>(partly)).toEqual({
    results: [
      { entity: { id: 'nobody' }, error: { code: 'not.found', message: expect.stringContaining('nobody') } },
      { entity: { id: ADA } },
    ],
    errorCount: 1,
    errorIndexes: [0],
  })
  expect(await assigned(emulator)).toEqual([ADA])

  const fully = await post(emulator, `${USERS}/bulk/add`, entities(BEA))
  expect([fully.status, await fully.text()]).toEqual([204, ''])
  expect(await assigned(emulator)).toEqual([ADA, BEA])
})

test('accepts a user who is already assigned', async () => {
  const emulator = emulatorWith(manual)

  const response = await post(emulator, `${USERS}/bulk/add`, entities(ADA, ADA))

  expect([response.status, await assigned(emulator)]).toEqual([204, [ADA]])
})

test('rejects more than 100 users in one request', async () => {
  const emulator = emulatorWith(manual)
  const many = (count: number) => entities(...Array.from({ length: count }, () => ADA))

  for (const path of ['query', 'bulk/add', 'bulk/remove']) {
    expect((await post(emulator, `${USERS}/${path}`, many(101))).status).toBe(400)
  }
  expect((await post(emulator, `${USERS}/bulk/add`, many(100))).status).toBe(204)
})

test('removes users, and reports those that fail with their positions', async () => {
  const emulator = emulatorWith({ ...manual, assistantQueueUsers: [{ user: 'Ada' }, { user: 'Bea' }] })

  const fully = await post(emulator, `${USERS}/bulk/remove`, entities(ADA))
  expect([fully.status, await assigned(emulator)]).toEqual([204, [BEA]])

  const partly = await post(emulator, `${USERS}/bulk/remove`, entities(BEA, ADA))
  expect(partly.status).toBe(200)
  const { errorCount, errorIndexes, results } = await json<'BulkResponse'>(partly)
  expect([errorCount, errorIndexes, results[1]?.error?.code]).toEqual([1, [1], 'not.found'])
  expect(await assigned(emulator)).toEqual([])
})

test('switches the assignment mode of a queue with a job', async () => {
  const emulator = emulatorWith(records)

  const started = await post(emulator, `${USERS}/jobs`, { action: 'ManualAssignment' })
  expect(started.status).toBe(200)
  const job = await json<'AssistantQueueUsersJobsResponse'>(started)
  expect(job).toEqual({ id: job.id, status: 'InProgress', selfUri: `${USERS}/jobs/${job.id}` })
  const done = await json<'AssistantQueueUsersJobsResponse'>(await follow(emulator, job.selfUri))
  expect(done).toEqual({ ...job, status: 'Succeeded' })
  expect((await post(emulator, `${USERS}/bulk/add`, entities(ADA))).status).toBe(204)

  await post(emulator, `${USERS}/jobs`, { action: 'AutoAssignment' })
  expect((await post(emulator, `${USERS}/query`, entities(ADA))).status).toBe(409)
  expect((await post(emulator, `${USERS}/jobs`, { action: 'NoAssignment' })).status).toBe(400)
})

test('removes all users when a queue becomes manual again', async () => {
  const emulator = emulatorWith({ ...manual, assistantQueueUsers: [{ user: 'Ada' }] })

  await post(emulator, `${USERS}/jobs`, { action: 'ManualAssignment' })
  expect(await assigned(emulator)).toEqual([ADA])

  for (const action of ['AutoAssignment', 'ManualAssignment']) await post(emulator, `${USERS}/jobs`, { action })
  expect(await assigned(emulator)).toEqual([])
})

test('answers 404 for a job of another queue', async () => {
  const emulator = emulatorWith({ ...manual, assistants: [{ id: DESK, name: 'Desk', queues: ['Billing', 'Orders'] }] })
  const { id } = await json<'AssistantQueueUsersJobsResponse'>(
    await post(emulator, `${USERS}/jobs`, { action: 'ManualAssignment' }),
  )

  const elsewhere = await get(emulator, `/api/v2/assistants/${DESK}/queues/${ORDERS}/users/jobs/${id}`)

  expect(elsewhere.status).toBe(404)
})

test('reports a failed job of the scenario, which changes no mode', async () => {
  const errorInfo = { code: 'queue.empty', message: 'The queue has no members' }
  const emulator = emulatorWith({
    ...records,
    assistantQueueUserJobs: [{ id: 'failed', assistant: 'Desk', queue: 'Billing', status: 'Failed', errorInfo }],
  })

  const job = await json<'AssistantQueueUsersJobsResponse'>(await get(emulator, `${USERS}/jobs/failed`))

  expect(job).toEqual({ id: 'failed', status: 'Failed', errorInfo, selfUri: `${USERS}/jobs/failed` })
  expect((await post(emulator, `${USERS}/query`, entities(ADA))).status).toBe(409)
})

test('drops the users and the mode of a queue that is removed from its assistant', async () => {
  const queue = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  const removals = [
    (world: WorldHandle) => remove(world, queue),
    (world: WorldHandle) => remove(world, `/api/v2/assistants/${DESK}/queues`),
    (world: WorldHandle) => remove(world, `/api/v2/assistants/${DESK}`),
    (world: WorldHandle) => remove(world, `/api/v2/routing/queues/${BILLING}`),
    (world: WorldHandle) => put(world, `/api/v2/assistants/${OTHER}/queues/${BILLING}`, { mediaTypes: ['Call'] }),
  ]
  for (const removal of removals) {
    const emulator = emulatorWith({ ...manual, assistantQueueUsers: [{ user: 'Ada' }] })
    expect((await removal(emulator)).ok).toBe(true)
    const { assistantQueueUsers, assistantQueueUserJobs } = emulator.genesys.records
    expect([assistantQueueUsers.size, assistantQueueUserJobs.size]).toEqual([0, 0])
  }
})
