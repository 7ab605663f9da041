import { describe, expect, it } from 'vitest'
import { body, controlOf, problem } from '../../support/control.ts'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const QUEUES = '/worlds/default/state/genesys/routingQueues'
const desk = () => emulatorWith({ routingQueues: [{ name: 'Billing' }, { name: 'Orders' }, { name: 'Returns' }] })

describe('the state of a world', () => {
  it('is listed by collection, with how many records each has', async () => {
    const { collections } = await controlOf(desk()).read('CollectionList', '/worlds/default/state')
    expect(collections.find(({ collection }) => collection === 'routingQueues')).toEqual({
      vendor: 'genesys',
      collection: 'routingQueues',
      schema: 'Queue',
      size: 3,
    })
  })

  it('is read page by page', async () => {
    const control = controlOf(desk())
    const first = await control.read('RecordPage', `${QUEUES}?limit=2`)
    const second = await control.read('RecordPage', `${QUEUES}?limit=2&cursor=${first.next}`)
    expect([...first.records, ...second.records].map(({ record }) => record['name'])).toEqual([
      'Billing',
      'Orders',
      'Returns',
    ])
    expect([first.total, second.next]).toEqual([3, undefined])
  })

  it('a search lists the records in which a text stands', async () => {
    const names = ['Billing north', 'Orders', 'Billing south', 'Name of nobody']
    const control = controlOf(emulatorWith({ routingQueues: names.map((name) => ({ name })) }))
    const first = await control.read('RecordPage', `${QUEUES}?search=BILLING&limit=1`)
    const second = await control.read('RecordPage', `${QUEUES}?search=BILLING&limit=1&cursor=${first.next}`)
    const found = [...first.records, ...second.records].map(({ record }) => record['name'])
    expect([found, first.total, second.next]).toEqual([['Billing north', 'Billing south'], 2, undefined])
    expect((await control.read('RecordPage', `${QUEUES}?search=name`)).total).toBe(1)
    expect((await control.get(`${QUEUES}?search=orders&cursor=${first.next}`)).status).toBe(400)
  })

  it('a garbled cursor of the state is refused', async () => {
    const refusal = await problem(await controlOf(desk()).get(`${QUEUES}?cursor=nonsense`))
    expect(refusal).toMatchObject({ status: 400, findings: [{ in: 'query', at: 'cursor' }] })
  })

  it('a record is made of as much as is given', async () => {
    const emulator = desk()
    const control = controlOf(emulator)
    const made = await control.post('/worlds/default/state/genesys/assistants', { name: 'Helper', queues: ['Billing'] })
    const { key, record } = await body<'KeyedRecord'>(made)
    expect(made.headers.get('location')).toBe(`/_control/worlds/default/state/genesys/assistants/${key}`)
    expect(record).toMatchObject({ id: key, name: 'Helper', state: 'Active' })
    const queues = await json<'AssistantQueueListing'>(await get(emulator, `/api/v2/assistants/${key}/queues`))
    expect(queues.entities).toHaveLength(1)
  })

  it('a record that breaks the schema is refused', async () => {
    const emulator = desk()
    const wrong = { name: 3, transcriptionConfig: { vendorName: 'Nobody' } }
    const refusal = await problem(await controlOf(emulator).post('/worlds/default/state/genesys/assistants', wrong))
    expect(refusal.status).toBe(400)
    expect(refusal.findings?.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/name', '/transcriptionConfig/vendorName']),
    )
    expect(emulator.genesys.records.assistants.size).toBe(0)
  })

  it('nothing is made of a record that refers to what is not there', async () => {
    const emulator = desk()
    const made = await controlOf(emulator).post('/worlds/default/state/genesys/assistants', { queues: ['Biling'] })
    expect(made.status).toBe(400)
    expect(emulator.genesys.records.assistants.size).toBe(0)
  })

  it('a second record of a unique name is refused', async () => {
    expect((await controlOf(desk()).post(QUEUES, { name: 'billing' })).status).toBe(409)
  })

  it('a record is replaced by a whole and valid one only', async () => {
    const emulator = desk()
    const control = controlOf(emulator)
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const path = `${QUEUES}/${first?.key}`
    const renamed = { ...first?.record, name: 'Invoices' }

    expect((await control.put(path, { name: 'Invoices' })).status).toBe(400)
    expect((await control.put(path, { ...renamed, id: 'other' })).status).toBe(400)
    expect((await control.put(path, { ...renamed, name: 'Orders' })).status).toBe(409)
    expect((await body<'KeyedRecord'>(await control.put(path, renamed))).record).toEqual(renamed)
    expect((await control.read('KeyedRecord', path)).record).toEqual(renamed)
  })

  it('a dry run tells what would come of it, and changes nothing', async () => {
    const emulator = desk()
    const control = controlOf(emulator)
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const path = `${QUEUES}/${first?.key}?dryRun=true`
    const renamed = { ...first?.record, name: 'Invoices' }
    const before = emulator.genesys.records.routingQueues.list()

    const made = await body<'KeyedRecord'>(await control.post(`${QUEUES}?dryRun=true`, { name: 'More' }))
    const put = await body<'KeyedRecord'>(await control.put(path, renamed))
    const refused = [
      await control.post(`${QUEUES}?dryRun=true`, { name: 'billing' }),
      await control.post(`${QUEUES}?dryRun=true`, { name: 3 }),
      await control.put(path, { ...renamed, name: 'Orders' }),
    ]

    expect([made.record['name'], put.record]).toEqual(['More', renamed])
    expect(refused.map(({ status }) => status)).toEqual([409, 400, 409])
    expect(emulator.genesys.records.routingQueues.list()).toEqual(before)
    const really = await body<'KeyedRecord'>(await control.post(QUEUES, { name: 'More' }))
    expect(really).toEqual(made)
  })

  it('a record that is put later in the listing is found there', async () => {
    const control = controlOf(desk())
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const later = { ...first?.record, dateCreated: '2030-01-01T00:00:00.000Z' }
    await control.put(`${QUEUES}/${first?.key}`, later)
    const names = (await control.read('RecordPage', QUEUES)).records.map(({ record }) => record['name'])
    expect(names).toEqual(['Orders', 'Returns', 'Billing'])
  })

  it('is asked for a record whose key has a slash', async () => {
    const control = controlOf(
      emulatorWith({ routingQueues: [{ name: 'A' }], assistants: [{ name: 'B', queues: ['A'] }] }),
    )
    const path = '/worlds/default/state/genesys/assistantQueues'
    const [{ key } = { key: '' }] = (await control.read('RecordPage', path)).records
    expect(key).toContain('/')
    expect((await control.get(`${path}/${encodeURIComponent(key)}`)).status).toBe(200)
    expect((await control.delete(`${path}/${encodeURIComponent(key)}`)).status).toBe(204)
    expect((await control.delete(`${path}/${encodeURIComponent(key)}`)).status).toBe(404)
  })

  it.each(['/worlds/none/state', '/worlds/default/state/none/routingQueues', '/worlds/default/state/genesys/none'])(
    '%s is unknown',
    async (path) => {
      expect((await controlOf(desk()).get(path)).status).toBe(404)
    },
  )

  it.each(['__proto__', 'constructor', 'toString'])('%s is no vendor and no collection', async (name) => {
    const control = controlOf(desk())
    expect((await control.get(`/worlds/default/state/${name}/routingQueues`)).status).toBe(404)
    expect((await control.get(`/worlds/default/state/genesys/${name}`)).status).toBe(404)
    expect((await control.get(`/vendors/${name}/openapi.json`)).status).toBe(404)
  })
})

describe('a profile over HTTP', () => {
  const PROFILE = '/worlds/default/profiles/genesys'

  it('is read and set', async () => {
    const control = controlOf(desk())
    expect(await control.read('Profile', PROFILE)).toMatchObject({ nameFilter: 'exact' })
    expect(await body<'Profile'>(await control.patch(PROFILE, { nameFilter: 'prefix' }))).toMatchObject({
      nameFilter: 'prefix',
      deleteStatus: 204,
    })
  })

  it('a switch that there is none of is refused, and so is a value', async () => {
    const control = controlOf(desk())
    const refusal = await problem(await control.patch(PROFILE, { nameFilter: 'fuzzy', nameFliter: 'exact' }))
    expect(refusal).toMatchObject({ status: 400, findings: [{ at: '/nameFilter' }, { at: '/nameFliter' }] })
    expect(await control.read('Profile', PROFILE)).toMatchObject({ nameFilter: 'exact' })
  })
})
