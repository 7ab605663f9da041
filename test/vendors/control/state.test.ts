import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const QUEUES = '/worlds/default/state/genesys/routingQueues'
/** Ids that no record may have. */
const BAD_IDS = ['', 'a/b', '\ud800', 'x\udfff', 'a\u0000', 'a\nb', 'x'.repeat(257), { a: 1 }, 3, null]
const OTHER_ID = '0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48'
const createDesk = () => emulatorWith({ routingQueues: [{ name: 'Billing' }, { name: 'Orders' }, { name: 'Returns' }] })

describe('the record endpoints', () => {
  it('lists the collections with their number of records', async () => {
    const { collections } = await controlOf(createDesk()).read('CollectionList', '/worlds/default/state')
    expect(collections.find(({ collection }) => collection === 'routingQueues')).toEqual({
      vendor: 'genesys',
      collection: 'routingQueues',
      schema: 'Queue',
      size: 3,
    })
  })

  it('lists records page by page', async () => {
    const control = controlOf(createDesk())
    const first = await control.read('RecordPage', `${QUEUES}?limit=2`)
    const second = await control.read('RecordPage', `${QUEUES}?limit=2&cursor=${first.next}`)
    expect([...first.records, ...second.records].map(({ record }) => record['name'])).toEqual([
      'Billing',
      'Orders',
      'Returns',
    ])
    expect([first.total, second.next]).toEqual([3, undefined])
  })

  it('lists only the records that contain the search text', async () => {
    const names = ['Billing north', 'Orders', 'Billing south', 'Name of nobody']
    const control = controlOf(emulatorWith({ routingQueues: names.map((name) => ({ name })) }))
    const first = await control.read('RecordPage', `${QUEUES}?search=BILLING&limit=1`)
    const second = await control.read('RecordPage', `${QUEUES}?search=BILLING&limit=1&cursor=${first.next}`)
    const found = [...first.records, ...second.records].map(({ record }) => record['name'])
    expect([found, first.total, second.next]).toEqual([['Billing north', 'Billing south'], 2, undefined])
    expect((await control.read('RecordPage', `${QUEUES}?search=name`)).total).toBe(1)
    expect((await control.get(`${QUEUES}?search=orders&cursor=${first.next}`)).status).toBe(400)
  })

  it('rejects a malformed cursor of a record list', async () => {
    const rejection = await problem(await controlOf(createDesk()).get(`${QUEUES}?cursor=nonsense`))
    expect(rejection).toMatchObject({ status: 400, findings: [{ in: 'query', at: 'cursor' }] })
  })

  it('creates a record and fills in the fields that are not given', async () => {
    const emulator = createDesk()
    const control = controlOf(emulator)
    const created = await control.post('/worlds/default/state/genesys/assistants', {
      name: 'Helper',
      queues: ['Billing'],
    })
    const { key, record } = await body<'KeyedRecord'>(created)
    expect(created.headers.get('location')).toBe(`/_control/worlds/default/state/genesys/assistants/${key}`)
    expect(record).toMatchObject({ id: key, name: 'Helper', state: 'Active' })
    const queues = await json<'AssistantQueueListing'>(await get(emulator, `/api/v2/assistants/${key}/queues`))
    expect(queues.entities).toHaveLength(1)
  })

  it('rejects a record that does not match the schema and lists every error', async () => {
    const emulator = createDesk()
    const invalid = { name: 3, transcriptionConfig: { vendorName: 'Nobody' } }
    const rejection = await problem(await controlOf(emulator).post('/worlds/default/state/genesys/assistants', invalid))
    expect(rejection.status).toBe(400)
    expect(rejection.findings?.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/name', '/transcriptionConfig/vendorName']),
    )
    expect(emulator.genesys.records.assistants.size).toBe(0)
  })

  it('creates nothing from a record that refers to an unknown record', async () => {
    const emulator = createDesk()
    const created = await controlOf(emulator).post('/worlds/default/state/genesys/assistants', { queues: ['Biling'] })
    expect(created.status).toBe(400)
    expect(emulator.genesys.records.assistants.size).toBe(0)
  })

  it.each(BAD_IDS)('rejects a record whose id is %j', async (id) => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const control = controlOf(emulator)
    const before = await control.read('CollectionList', '/worlds/default/state')
    for (const collection of ['bird/users', 'kore/streams', 'singularity/assistants', 'genesys/clients']) {
      const { status, findings } = await problem(await control.post(`/worlds/default/state/${collection}`, { id }))
      expect([collection, status, findings?.map(({ at }) => at)]).toEqual([collection, 400, ['/id']])
    }
    expect(await control.read('CollectionList', '/worlds/default/state')).toEqual(before)
  })

  it('rejects a record that refers to a record that does not exist', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const control = controlOf(emulator)
    const dangling = [
      ['bird/capacityRules', 'assignedAgentIds', ['0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48'], '/assignedAgentIds/0'],
      ['singularity/assistants', 'teamIds', ['none'], '/teamIds/0'],
      ['kore/agents', 'roleId', 'none', '/roleId'],
      ['genesys/assistantQueues', 'id', 'none', '/id'],
    ] as const
    for (const [collection, field, value, at] of dangling) {
      const path = `/worlds/default/state/${collection}`
      const [known] = (await control.read('RecordPage', path)).records
      const given = { ...known?.record, [field]: value }
      const rejections = [await problem(await control.post(path, { [field]: value }))]
      if (field !== 'id') {
        rejections.push(await problem(await control.put(`${path}/${encodeURIComponent(known?.key ?? '')}`, given)))
      }
      for (const { status, findings } of rejections) {
        expect([status, findings]).toEqual([400, [expect.objectContaining({ at, keyword: 'reference' })]])
      }
    }
  })

  it('rejects an unknown field of a record at every depth', async () => {
    const control = controlOf(createDesk())
    const path = '/worlds/default/state/genesys/assistants'
    const created = await body<'KeyedRecord'>(await control.post(path, { name: 'Helper' }))
    const misspelt = { transcriptionConfig: { vendorName: 'Genesys', vendorNmae: 'Genesys' } }
    const expected = [{ at: '/transcriptionConfig/vendorNmae', keyword: 'undeclared', allowed: ['vendorName'] }]
    const rejections = [
      await problem(await control.post(path, misspelt)),
      await problem(await control.put(`${path}/${created.key}`, { ...created.record, ...misspelt })),
    ]
    for (const { status, detail, findings } of rejections) {
      expect([status, findings]).toMatchObject([400, expected])
      expect(detail).toContain('unknown property "vendorNmae" in /transcriptionConfig; did you mean "vendorName"?')
    }
    const { detail } = await problem(await control.post(path, { nmae: 'Helper' }))
    expect(detail).toContain('unknown property "nmae"; did you mean "name"?')
  })

  it('rejects a second record with the same unique name', async () => {
    expect((await controlOf(createDesk()).post(QUEUES, { name: 'billing' })).status).toBe(409)
  })

  it('replaces a record only with a complete and valid one', async () => {
    const emulator = createDesk()
    const control = controlOf(emulator)
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const path = `${QUEUES}/${first?.key}`
    const renamed = { ...first?.record, name: 'Invoices' }

    expect((await control.put(path, { name: 'Invoices' })).status).toBe(400)
    expect((await control.put(path, { ...renamed, id: 'other' })).status).toBe(400)
    const rejection = await problem(await control.put(path, { ...renamed, id: OTHER_ID }))
    expect(rejection).toMatchObject({
      status: 400,
      detail: `The key of record "${first?.key}" cannot change, got "${OTHER_ID}"; create a new record instead`,
    })
    expect((await control.put(path, { ...renamed, name: 'Orders' })).status).toBe(409)
    expect((await body<'KeyedRecord'>(await control.put(path, renamed))).record).toEqual(renamed)
    expect((await control.read('KeyedRecord', path)).record).toEqual(renamed)
  })

  it('answers a dry run as if it had written, and changes nothing', async () => {
    const emulator = createDesk()
    const control = controlOf(emulator)
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const path = `${QUEUES}/${first?.key}?dryRun=true`
    const renamed = { ...first?.record, name: 'Invoices' }
    const before = emulator.genesys.records.routingQueues.list()

    const posted = await body<'KeyedRecord'>(await control.post(`${QUEUES}?dryRun=true`, { name: 'More' }))
    const put = await body<'KeyedRecord'>(await control.put(path, renamed))
    const rejected = [
      await control.post(`${QUEUES}?dryRun=true`, { name: 'billing' }),
      await control.post(`${QUEUES}?dryRun=true`, { name: 3 }),
      await control.put(path, { ...renamed, name: 'Orders' }),
    ]

    expect([posted.record['name'], put.record]).toEqual(['More', renamed])
    expect(rejected.map(({ status }) => status)).toEqual([409, 400, 409])
    expect(emulator.genesys.records.routingQueues.list()).toEqual(before)
    const stored = await body<'KeyedRecord'>(await control.post(QUEUES, { name: 'More' }))
    expect(stored).toEqual(posted)
  })

  it('moves a replaced record to its new position in the list', async () => {
    const control = controlOf(createDesk())
    const [first] = (await control.read('RecordPage', QUEUES)).records
    const moved = { ...first?.record, dateCreated: '2030-01-01T00:00:00.000Z' }
    await control.put(`${QUEUES}/${first?.key}`, moved)
    const names = (await control.read('RecordPage', QUEUES)).records.map(({ record }) => record['name'])
    expect(names).toEqual(['Orders', 'Returns', 'Billing'])
  })

  it('reads and deletes a record whose key contains a slash', async () => {
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

  it('deletes a record with everything that the vendor deletes with it', async () => {
    const control = controlOf(createEmulator({ scenario: 'default' }))
    const cases = [
      ['genesys/assistants', 'genesys/assistantQueues'],
      ['genesys/routingQueues', 'genesys/assistantQueues'],
      ['bird/agents', 'bird/memberships'],
      ['bird/teams', 'bird/memberships'],
      ['singularity/assistants', 'singularity/promptVersions'],
    ] as const
    for (const [collection, related] of cases) {
      const { records } = await control.read('RecordPage', `/worlds/default/state/${collection}?limit=1000`)
      for (const { key } of records) {
        const path = `/worlds/default/state/${collection}/${encodeURIComponent(key)}`
        expect([path, (await control.delete(path)).status]).toEqual([path, 204])
        const left = await control.read('RecordPage', `/worlds/default/state/${related}?search=${key}`)
        expect([path, left.total]).toEqual([path, 0])
      }
    }
  })

  it('rejects deleting a record that others refer to, and names them', async () => {
    const control = controlOf(createEmulator({ scenario: 'default' }))
    for (const collection of ['kore/streams', 'kore/roles', 'kore/skillGroups', 'bird/workspaces', 'bird/users']) {
      const path = `/worlds/default/state/${collection}`
      const { records } = await control.read('RecordPage', path)
      const rejections = []
      for (const { key } of records) {
        const response = await control.delete(`${path}/${encodeURIComponent(key)}`)
        if (response.status !== 204) rejections.push(await problem(response))
      }
      expect([collection, rejections.map(({ status }) => status)]).toEqual([collection, expect.arrayContaining([409])])
      expect(rejections[0]?.detail).toMatch(/other records refer to it: \w+\/.+Delete or change those first\./)
      expect((await control.read('RecordPage', path)).total).toBe(rejections.length)
    }
  })

  it('deletes nothing that the vendor itself rejects to delete', async () => {
    const control = controlOf(createEmulator({ scenario: 'default' }))
    const path = '/worlds/default/state/kore/agentGroups'
    const { records, total } = await control.read('RecordPage', path)
    const group = records.find(({ record }) => record['isDefault'] === true)
    const rejection = await problem(await control.delete(`${path}/${group?.key}`))
    expect([rejection.status, rejection.detail]).toEqual([400, expect.stringContaining('default group')])
    expect((await control.read('RecordPage', path)).total).toBe(total)
  })

  it('keeps requests in progress valid during a dry run and a rejected write', async () => {
    const emulator = createDesk()
    const control = controlOf(emulator)
    emulator.fail('getAssistants', { delay: { fixed: 50 } })
    const pending = get(emulator, '/api/v2/assistants')
    await control.post(`${QUEUES}?dryRun=true`, { name: 'More' })
    await control.post(QUEUES, { name: 3 })
    expect((await pending).status).toBe(200)
  })

  it.each(['/worlds/none/state', '/worlds/default/state/none/routingQueues', '/worlds/default/state/genesys/none'])(
    'answers 404 for the unknown path %s',
    async (path) => {
      expect((await controlOf(createDesk()).get(path)).status).toBe(404)
    },
  )

  it.each(['__proto__', 'constructor', 'toString'])('answers 404 for %s as a vendor or collection', async (name) => {
    const control = controlOf(createDesk())
    expect((await control.get(`/worlds/default/state/${name}/routingQueues`)).status).toBe(404)
    expect((await control.get(`/worlds/default/state/genesys/${name}`)).status).toBe(404)
    expect((await control.get(`/vendors/${name}/openapi.json`)).status).toBe(404)
  })
})

describe('the profile endpoints', () => {
  const PROFILE = '/worlds/default/profiles/genesys'

  it('reads and changes profile settings', async () => {
    const control = controlOf(createDesk())
    expect(await control.read('Profile', PROFILE)).toMatchObject({ nameFilter: 'exact' })
    expect(await body<'Profile'>(await control.patch(PROFILE, { nameFilter: 'prefix' }))).toMatchObject({
      nameFilter: 'prefix',
      putAssociationStatus: 201,
    })
  })

  it('rejects an unknown profile setting and an unknown value of a setting', async () => {
    const control = controlOf(createDesk())
    const rejection = await problem(await control.patch(PROFILE, { nameFilter: 'fuzzy', nameFliter: 'exact' }))
    expect(rejection).toMatchObject({ status: 400, findings: [{ at: '/nameFilter' }, { at: '/nameFliter' }] })
    expect(rejection.detail).toMatch(/^Profile setting "nameFilter" must be one of .*exact.*, got "fuzzy"\. /)
    expect(rejection.detail).toContain('"nameFliter" does not exist for genesys; did you mean "nameFilter"?')
    expect(await control.read('Profile', PROFILE)).toMatchObject({ nameFilter: 'exact' })
  })
})
