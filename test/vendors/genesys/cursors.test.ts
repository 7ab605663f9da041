import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'

const threeOfEach = {
  routingQueues: [{ name: 'Billing' }, { name: 'Returns' }, { name: 'Orders' }],
  assistants: [
    { id: DESK, name: 'Desk 1', queues: ['Billing', 'Returns', 'Orders'] },
    { name: 'Desk 2' },
    { name: 'Desk 3' },
  ],
}

/** Returns the cursor of the second page of a listing. */
async function cursorOf(world: WorldHandle, path: string): Promise<string> {
  const { nextUri } = await json<'AssistantListing'>(await get(world, path))
  const cursor = new URLSearchParams(nextUri?.split('?')[1]).get('after')
  if (cursor === null) throw new Error(`The listing ${path} has only one page`)
  return cursor
}

test('rejects a cursor that the emulator did not create', async () => {
  const emulator = emulatorWith(threeOfEach)
  const cursor = await cursorOf(emulator, '/api/v2/assistants?pageSize=1')

  for (const garbled of ['nonsense', '%00', 'MjAyNi0wMS0xNVQwOTowMDowMC4wMDBa', cursor.slice(1), `${cursor}A`]) {
    for (const parameter of ['after', 'before']) {
      const response = await get(emulator, `/api/v2/assistants?pageSize=1&${parameter}=${garbled}`)

      expect(response.status, garbled).toBe(400)
      expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request', status: 400 })
    }
  }
})

test('rejects a cursor from another listing', async () => {
  const emulator = emulatorWith(threeOfEach)
  const ofAssistants = await cursorOf(emulator, '/api/v2/assistants?pageSize=1')
  const ofQueues = await cursorOf(emulator, '/api/v2/assistants/queues?pageSize=1')

  const responses = [
    await get(emulator, `/api/v2/assistants/queues?after=${ofAssistants}`),
    await get(emulator, `/api/v2/assistants?after=${ofQueues}`),
    await get(emulator, `/api/v2/assistants/${DESK}/queues?after=${ofQueues}`),
  ]

  for (const response of responses) {
    expect(response.status).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request', status: 400 })
  }
})

test('rejects a cursor with different filters', async () => {
  const emulator = emulatorWith(threeOfEach)
  emulator.genesys.setProfile({ nameFilter: 'prefix' })
  const cursor = await cursorOf(emulator, '/api/v2/assistants?pageSize=1&name=Desk')

  const otherName = await get(emulator, `/api/v2/assistants?pageSize=1&name=Desk+2&after=${cursor}`)
  const noName = await get(emulator, `/api/v2/assistants?pageSize=1&after=${cursor}`)
  const otherSize = await get(emulator, `/api/v2/assistants?pageSize=2&name=Desk&expand=copilot&after=${cursor}`)

  expect(otherName.status).toBe(400)
  expect(await json<'ErrorBody'>(otherName)).toMatchObject({ code: 'bad.request' })
  expect(noName.status).toBe(400)
  expect(otherSize.status).toBe(200)
  const { entities } = await json<'AssistantListing'>(otherSize)
  expect(entities.map(({ name }) => name)).toEqual(['Desk 2', 'Desk 3'])

  const ofQueues = await cursorOf(emulator, '/api/v2/assistants/queues?pageSize=1')
  const otherQueues = await get(emulator, `/api/v2/assistants/queues?queueIds=${DESK}&after=${ofQueues}`)
  expect(otherQueues.status).toBe(400)
})
