import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, post, put } from '../../support/genesys.ts'

const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const RETURNS = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const ORDERS = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc'

const records = {
  routingQueues: [
    { id: BILLING, name: 'Billing', division: { id: 'north' }, peerId: 'one' },
    { id: RETURNS, name: 'Returns', division: { id: 'south' }, peerId: 'two' },
    {
      id: ORDERS,
      name: 'Orders',
      division: { id: 'south' },
      cannedResponseLibraries: { mode: 'SelectedOnly', libraryIds: ['phrases'] },
    },
  ],
}

async function namesIn(world: WorldHandle, query: string): Promise<string[]> {
  const response = await get(world, `/api/v2/routing/queues?${query}`)
  expect(response.status, query).toBe(200)
  return (await json<'QueueListing'>(response)).entities.map(({ name }) => name)
}

test.each([
  [`id=${BILLING}&id=${ORDERS}`, `id=${BILLING},${ORDERS}`, ['Billing', 'Orders']],
  ['divisionId=north&divisionId=south', 'divisionId=north%2Csouth', ['Billing', 'Orders', 'Returns']],
  ['peerId=one&peerId=two', 'peerId=one,two', ['Billing', 'Returns']],
])('reads repeated and comma-separated values alike: %s', async (repeated, joined, names) => {
  const emulator = emulatorWith(records)

  expect(await namesIn(emulator, repeated)).toEqual(names)
  expect(await namesIn(emulator, joined)).toEqual(names)
})

test('repeats the name of a list for each value in links', async () => {
  const emulator = emulatorWith(records)

  const first = await json<'QueueListing'>(
    await get(emulator, `/api/v2/routing/queues?id=${BILLING},${ORDERS}&pageSize=1`),
  )

  expect(first.nextUri).toContain(`id=${BILLING}&id=${ORDERS}`)
  const second = await json<'QueueListing'>(await follow(emulator, first.nextUri))
  expect(second.entities.map(({ name }) => name)).toEqual(['Orders'])
})

test('filters queues by peer and by library of canned responses', async () => {
  const emulator = emulatorWith(records)

  expect(await namesIn(emulator, 'hasPeer=true')).toEqual(['Billing', 'Returns'])
  expect(await namesIn(emulator, 'hasPeer=false')).toEqual(['Orders'])
  expect(await namesIn(emulator, 'cannedResponseLibraryId=phrases')).toEqual(['Orders'])
  expect(await namesIn(emulator, 'cannedResponseLibraryId=none&expand=identityresolution')).toEqual([])
})

test('rejects a queue name with an asterisk', async () => {
  const emulator = emulatorWith(records)

  const created = await post(emulator, '/api/v2/routing/queues', { name: 'a*b' })
  const renamed = await put(emulator, `/api/v2/routing/queues/${BILLING}`, { name: '*' })

  for (const response of [created, renamed]) {
    expect(response.status).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({
      code: 'invalid.value',
      details: [{ errorCode: 'invalid.value', fieldName: 'name' }],
    })
  }
})

test('returns the peer id and the libraries that a queue was created with', async () => {
  const emulator = emulatorWith({})
  const body = { name: 'Peer', peerId: 'three', cannedResponseLibraries: { mode: 'All' } }

  const created = await json<'Queue'>(await post(emulator, '/api/v2/routing/queues', body))
  const replaced = await json<'Queue'>(await put(emulator, created.selfUri, { name: 'Peer' }))

  expect(created).toMatchObject(body)
  expect(replaced).not.toHaveProperty('peerId')
  expect(replaced).not.toHaveProperty('cannedResponseLibraries')
})
