import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, patch, post, remove } from '../../support/genesys.ts'

const FIRST = '11111111-1111-4111-8111-111111111111'
const SECOND = '22222222-2222-4222-8222-222222222222'

/** Five assistants whose order differs from the order of their dates. */
const five = [
  { name: 'Third', dateCreated: '2025-03-03T09:00:00.000Z' },
  { name: 'Fifth', dateCreated: '2025-05-05T09:00:00.000Z' },
  { id: FIRST, name: 'First', dateCreated: '2025-01-01T09:00:00.000Z' },
  { name: 'Fourth', dateCreated: '2025-04-04T09:00:00.000Z' },
  { id: SECOND, name: 'Second', dateCreated: '2025-02-02T09:00:00.000Z' },
]

const namesOf = ({ entities }: { entities: { name: string }[] }) => entities.map(({ name }) => name)

async function list(world: WorldHandle, query = '') {
  return json<'AssistantListing'>(await get(world, `/api/v2/assistants${query}`))
}

async function followLink(world: WorldHandle, link: string | undefined) {
  return json<'AssistantListing'>(await follow(world, link))
}

test('rejects a page size that is not a whole number from 1 to 200', async () => {
  const emulator = emulatorWith({ assistants: five })

  for (const parameter of ['pageSize', 'limit']) {
    for (const value of ['0', '201', '-1', '2.5', 'ten', '', '1e2', '0x10']) {
      const response = await get(emulator, `/api/v2/assistants?${parameter}=${value}`)

      expect(response.status, `${parameter}=${value}`).toBe(400)
      expect(await json<'ErrorBody'>(response)).toMatchObject({
        code: 'invalid.value',
        details: [{ errorCode: 'invalid.value', fieldName: parameter }],
      })
    }
    expect((await get(emulator, `/api/v2/assistants?${parameter}=1`)).status).toBe(200)
    expect((await get(emulator, `/api/v2/assistants?${parameter}=200`)).status).toBe(200)
  }
  expect((await get(emulator, '/api/v2/assistants/queues?pageSize=201')).status).toBe(400)
})

test('returns at most 25 entities when a cursor listing has no page size', async () => {
  const emulator = emulatorWith({ generate: { assistants: 26 } })

  const page = await list(emulator)

  expect(page.entities).toHaveLength(25)
  const rest = await followLink(emulator, page.nextUri)
  expect(rest.entities).toHaveLength(1)
})

test('rejects a listing request with both before and after', async () => {
  const emulator = emulatorWith({ assistants: five })
  const middle = await followLink(emulator, (await list(emulator, '?pageSize=2')).nextUri)
  const after = new URLSearchParams(middle.nextUri?.split('?')[1]).get('after')
  const before = new URLSearchParams(middle.previousUri?.split('?')[1]).get('before')

  const response = await get(emulator, `/api/v2/assistants?after=${after}&before=${before}`)

  expect(response.status).toBe(400)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request', status: 400 })
})

test('uses limit as the page size when pageSize is missing', async () => {
  const emulator = emulatorWith({ assistants: five })

  const page = await list(emulator, '?limit=2')

  expect(namesOf(page)).toEqual(['First', 'Second'])
  expect(namesOf(await followLink(emulator, page.nextUri))).toEqual(['Third', 'Fourth'])
})

test('uses pageSize and only validates limit when both are sent', async () => {
  const emulator = emulatorWith({ assistants: five })

  const both = await list(emulator, '?pageSize=2&limit=4')
  const badLimit = await get(emulator, '/api/v2/assistants?pageSize=2&limit=201')

  expect(namesOf(both)).toEqual(['First', 'Second'])
  expect(badLimit.status).toBe(400)
  expect(await json<'ErrorBody'>(badLimit)).toMatchObject({ details: [{ fieldName: 'limit' }] })
})

test('finds an assistant by its whole name, ignoring case', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Returns' }, { name: 'Returns desk' }] })

  expect(namesOf(await list(emulator, '?name=rETURNS'))).toEqual(['Returns'])
  expect(namesOf(await list(emulator, '?name=Return'))).toEqual([])
})

test('finds assistants by name prefix when the profile sets nameFilter to prefix', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Returns' }, { name: 'Returns desk' }, { name: 'No returns' }] })
  emulator.genesys.setProfile({ nameFilter: 'prefix' })

  expect(namesOf(await list(emulator, '?name=rETURN'))).toEqual(['Returns', 'Returns desk'])
})

test('includes copilots in the assistant listing only with expand=copilot', async () => {
  const copilot = { enabled: true, liveOnQueue: false, defaultLanguage: 'en-GB', selfUri: '/api/v2/copilots/1' }
  const emulator = emulatorWith({ assistants: [{ name: 'With', copilot }, { name: 'Without' }] })

  const plain = await list(emulator)
  const expanded = await list(emulator, '?expand=copilot')

  expect(plain.entities.map((assistant) => assistant.copilot)).toEqual([undefined, undefined])
  expect(expanded.entities.map((assistant) => assistant.copilot)).toMatchObject([copilot, { enabled: false }])
})

test('lists assistants from oldest to newest', async () => {
  const emulator = emulatorWith({ assistants: five })
  for (const name of ['Zebra', 'Aardvark']) {
    await post(emulator, '/api/v2/assistants', { name, transcriptionConfig: { vendorName: 'Genesys' } })
  }
  emulator.clock.advance(60_000)
  await patch(emulator, `/api/v2/assistants/${FIRST}`, { name: 'First of all' })

  const page = await list(emulator)

  expect(namesOf(page)).toEqual(['First of all', 'Second', 'Third', 'Fourth', 'Fifth', 'Zebra', 'Aardvark'])
})

test('neither repeats nor skips records when others are added during paging', async () => {
  const emulator = emulatorWith({ assistants: five })

  const first = await list(emulator, '?pageSize=2')
  await post(emulator, '/api/v2/assistants', { name: 'Sixth', transcriptionConfig: { vendorName: 'Genesys' } })
  const second = await followLink(emulator, first.nextUri)
  await post(emulator, '/api/v2/assistants', { name: 'Seventh', transcriptionConfig: { vendorName: 'Genesys' } })
  const third = await followLink(emulator, second.nextUri)

  const seen = [first, second, third].flatMap(namesOf)
  expect(seen).toEqual(['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'])
})

test('accepts a cursor after its record is deleted', async () => {
  const emulator = emulatorWith({ assistants: five })
  const first = await list(emulator, '?pageSize=2')

  await remove(emulator, `/api/v2/assistants/${SECOND}`)
  await remove(emulator, `/api/v2/assistants/${FIRST}`)

  expect(namesOf(await followLink(emulator, first.nextUri))).toEqual(['Third', 'Fourth'])
})

test('omits the previous link on the first page and the next link on the last', async () => {
  const emulator = emulatorWith({ assistants: five })

  const first = await list(emulator, '?pageSize=2')
  const middle = await followLink(emulator, first.nextUri)
  const last = await followLink(emulator, middle.nextUri)
  const single = await list(emulator, '?pageSize=5')

  expect(Object.keys(first).toSorted()).toEqual(['entities', 'nextUri', 'selfUri'])
  expect(Object.keys(middle).toSorted()).toEqual(['entities', 'nextUri', 'previousUri', 'selfUri'])
  expect(Object.keys(last).toSorted()).toEqual(['entities', 'previousUri', 'selfUri'])
  expect(Object.keys(single).toSorted()).toEqual(['entities', 'selfUri'])
})

test('returns relative links in cursor listings', async () => {
  const emulator = emulatorWith({ assistants: five })

  const first = await list(emulator, '?pageSize=2')
  const middle = await followLink(emulator, first.nextUri)

  for (const link of [middle.selfUri, middle.nextUri, middle.previousUri]) {
    expect(link).toMatch(/^\/api\/v2\/assistants\?/)
  }
  expect(await followLink(emulator, middle.selfUri)).toEqual(middle)
})

test('keeps every other query parameter in listing links', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'R&D, 100% = desk' }, { name: 'R&D, 100% = line' }] })
  emulator.genesys.setProfile({ nameFilter: 'prefix' })

  const first = await list(emulator, `?pageSize=1&expand=copilot&name=${encodeURIComponent('R&D, 100% =')}`)
  const second = await followLink(emulator, first.nextUri)
  const back = await followLink(emulator, second.previousUri)

  for (const link of [first.selfUri, first.nextUri, second.selfUri, second.previousUri]) {
    const query = new URLSearchParams(link?.split('?')[1])
    expect(query.get('pageSize')).toBe('1')
    expect(query.get('expand')).toBe('copilot')
    expect(query.get('name')).toBe('R&D, 100% =')
  }
  expect(namesOf(second)).toEqual(['R&D, 100% = line'])
  expect(second.entities[0]).toHaveProperty('copilot')
  expect(namesOf(back)).toEqual(['R&D, 100% = desk'])
})

test('returns the same pages backward as forward', async () => {
  const emulator = emulatorWith({ assistants: five })

  const first = await list(emulator, '?pageSize=2')
  const second = await followLink(emulator, first.nextUri)
  const third = await followLink(emulator, second.nextUri)
  const secondAgain = await followLink(emulator, third.previousUri)
  const firstAgain = await followLink(emulator, secondAgain.previousUri)

  expect([first, second, third].map(namesOf)).toEqual([['First', 'Second'], ['Third', 'Fourth'], ['Fifth']])
  expect(secondAgain.entities).toEqual(second.entities)
  expect(firstAgain.entities).toEqual(first.entities)
  expect(firstAgain).not.toHaveProperty('previousUri')
})

test('links a repeated listing to itself with the parameters of the current request', async () => {
  const emulator = emulatorWith({ assistants: five })

  for (const query of ['?expand=copilot,copilot', '?expand=copilot', '?expand=', '', '?pageSize=25']) {
    const page = await list(emulator, query)
    expect(page.selfUri).toBe(
      `/api/v2/assistants?pageSize=25${query.startsWith('?expand') ? `&${query.slice(1)}` : ''}`,
    )
  }
})

test('shows changes in a listing that was requested before', async () => {
  const emulator = emulatorWith({ assistants: five })
  await list(emulator)
  const before = emulator.snapshot()

  await patch(emulator, `/api/v2/assistants/${FIRST}`, { name: 'Renamed' })
  expect(namesOf(await list(emulator))).toContain('Renamed')

  emulator.restore(before)
  expect(namesOf(await list(emulator))).not.toContain('Renamed')
  await remove(emulator, `/api/v2/assistants/${SECOND}`)
  expect(namesOf(await list(emulator))).not.toContain('Second')
})
