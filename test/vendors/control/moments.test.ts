import { applyPatch, type Operation } from 'rfc6902'
import { describe, expect, it } from 'vitest'
import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { emulatorWith, get, json, post, remove } from '../../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const NEW = { name: 'Returns helper', transcriptionConfig: { vendorName: 'Genesys' } }

describe('named snapshots', () => {
  it('saves, lists, restores and deletes a snapshot', async () => {
    const emulator = emulatorWith({ assistants: [{ name: 'Returns desk' }] })
    const control = controlOf(emulator)
    const saved = await body<'Snapshot'>(await control.put('/worlds/default/snapshots/before'))
    await post(emulator, ASSISTANTS, NEW)

    expect((await control.post('/worlds/default/restore', { to: 'snapshot:before' })).status).toBe(204)

    expect((await json<'AssistantListing'>(await get(emulator, ASSISTANTS))).entities).toHaveLength(1)
    expect(saved).toMatchObject({ name: 'before', after: 0 })
    expect((await control.delete('/worlds/default/snapshots/before')).status).toBe(204)
    expect((await control.read('SnapshotList', '/worlds/default/snapshots')).snapshots).toEqual([])
    expect((await control.delete('/worlds/default/snapshots/before')).status).toBe(404)
  })

  it('replaces a snapshot of the same name', async () => {
    const emulator = emulatorWith({})
    const control = controlOf(emulator)
    await control.put('/worlds/default/snapshots/here')
    await post(emulator, ASSISTANTS, NEW)
    await control.put('/worlds/default/snapshots/here')
    await control.post('/worlds/default/restore', { to: 'snapshot:here' })
    expect(emulator.genesys.records.assistants.size).toBe(1)
    expect((await control.read('SnapshotList', '/worlds/default/snapshots')).snapshots).toMatchObject([{ after: 1 }])
  })

  it('rejects a snapshot when the world has too many', async () => {
    const control = controlOf(createEmulator({ limits: { snapshots: 2 } }))
    for (const name of ['a', 'b']) expect((await control.put(`/worlds/default/snapshots/${name}`)).status).toBe(200)
    expect((await control.put('/worlds/default/snapshots/b')).status).toBe(200)
    const rejection = await problem(await control.put('/worlds/default/snapshots/c'))
    expect([rejection.status, rejection.detail]).toEqual([
      409,
      expect.stringContaining('2 named snapshots, which is its limit'),
    ])
  })

  it.each(['snapshot:none', 'exchange:7', 'before:1'])('answers 404 when the moment %s does not exist', async (to) => {
    const control = controlOf(createEmulator())
    expect((await control.post('/worlds/default/restore', { to })).status).toBe(404)
  })
})

describe('the moments of a world', () => {
  it('restores the state after any exchange', async () => {
    const emulator = emulatorWith({})
    const control = controlOf(emulator)
    await post(emulator, ASSISTANTS, NEW)
    await post(emulator, ASSISTANTS, { ...NEW, name: 'Second' })
    await control.post('/worlds/default/restore', { to: 'exchange:1' })
    expect(emulator.genesys.records.assistants.list().map(({ name }) => name)).toEqual(['Returns helper'])
  })

  it('restores the state before an exchange with all edits since the previous one', async () => {
    const emulator = emulatorWith({})
    const control = controlOf(emulator)
    await post(emulator, ASSISTANTS, NEW)
    await control.post('/worlds/default/state/genesys/assistants', { name: 'By hand' })
    await post(emulator, ASSISTANTS, { ...NEW, name: 'Second' })

    const patch = await (await control.get('/worlds/default/diff?from=before:2&to=exchange:2')).json()
    await control.post('/worlds/default/restore', { to: 'before:2' })

    expect(patch).toMatchObject([{ op: 'add', value: { name: 'Second' } }])
    expect(emulator.genesys.records.assistants.list().map(({ name }) => name)).toEqual(['Returns helper', 'By hand'])
  })

  it('keeps the journal of a restored world', async () => {
    const emulator = emulatorWith({})
    await post(emulator, ASSISTANTS, NEW)
    await post(emulator, ASSISTANTS, { ...NEW, name: 'Second' })
    await controlOf(emulator).post('/worlds/default/restore', { to: 'exchange:1' })
    await get(emulator, ASSISTANTS)
    expect(emulator.exchanges().map(({ number, operation }) => [number, operation])).toEqual([
      [1, 'postAssistants'],
      [2, 'postAssistants'],
      [3, 'getAssistants'],
    ])
  })

  it('answers repeated requests identically after a restore', async () => {
    const emulator = emulatorWith({ assistants: [{ name: 'Returns desk' }] })
    await get(emulator, ASSISTANTS)
    const repeat = async () => {
      const responses = [await post(emulator, ASSISTANTS, NEW), await get(emulator, ASSISTANTS)]
      return Promise.all(responses.map(async (response) => [...response.headers, await response.text()]))
    }
    const first = await repeat()
    await controlOf(emulator).post('/worlds/default/restore', { to: 'exchange:1' })
    expect(await repeat()).toEqual(first)
  })
})

describe('the diff endpoint', () => {
  it('returns a patch that turns one moment into the other', async () => {
    const emulator = createEmulator({ seed: 7, clock: '2026-01-15T09:00:00Z' })
    const control = controlOf(emulator)
    const before = await allRecords(emulator)
    const { entities } = await json<'AssistantListing'>(await get(emulator, ASSISTANTS))
    await post(emulator, ASSISTANTS, NEW)
    await remove(emulator, `${ASSISTANTS}/${entities[0]?.id}`)
    await control.patch('/worlds/default/clock', { advance: '1h' })
    await control.patch('/worlds/default/profiles/genesys', { putAssociationStatus: 200 })

    const response = await control.get('/worlds/default/diff')
    const patch: Operation[] = await response.json()

    expect(response.headers.get('content-type')).toBe('application/json-patch+json')
    expect(patch.map(({ op }) => op)).toContain('remove')
    const records = patch.filter(({ path }) => path.startsWith('/records/'))
    expect(applyPatch(before, records).filter(Boolean)).toEqual([])
    expect(before).toEqual(await allRecords(emulator))
    const others = patch.filter(({ path }) => !path.startsWith('/records/')).map(({ path }) => path.split('/')[1])
    expect([...new Set(others)]).toEqual(['settings', 'clock'])
  })

  it('replaces a list as a whole if many entries differ', async () => {
    const emulator = emulatorWith({ assistants: [{ name: 'Returns desk' }] })
    const [assistant] = emulator.genesys.records.assistants.list()
    for (const prefix of ['first', 'second']) {
      const googleDialogflowConfig = { conversationProfiles: profiles(prefix) }
      const response = await emulator.fetch(`${ASSISTANTS}/${assistant?.id}`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
        body: JSON.stringify({ googleDialogflowConfig }),
      })
      expect(response.status).toBe(200)
    }
    const patch: Operation[] = await (
      await controlOf(emulator).get('/worlds/default/diff?from=exchange:1&to=exchange:2')
    ).json()
    const path = `/records/genesys/assistants/${assistant?.id}/googleDialogflowConfig/conversationProfiles`
    expect(patch).toContainEqual({ op: 'replace', path, value: profiles('second') })
    expect(patch.length).toBeLessThan(5)
  })

  it('rejects a comparison with a text that is larger than a patch may be', async () => {
    const emulator = emulatorWith({ generate: { routingQueues: 1 } })
    const [queue] = emulator.genesys.records.routingQueues.list()
    emulator.genesys.records.routingQueues.update(String(queue?.id), { name: 'x'.repeat(8 * 1_048_576) })
    expect((await controlOf(emulator).get('/worlds/default/diff')).status).toBe(409)
    emulator.genesys.records.routingQueues.update(String(queue?.id), { name: 'x'.repeat(7 * 1_048_576) })
    expect((await controlOf(emulator).get('/worlds/default/diff')).status).toBe(200)
  })

  it('rejects a comparison whose patch would be too large', async () => {
    const emulator = emulatorWith({ generate: { routingQueues: 6000 } })
    const world = emulator.fork({ name: 'other' })
    const control = controlOf(emulator)
    for (const queue of world.genesys.records.routingQueues.list()) {
      world.genesys.records.routingQueues.update(queue.id, {
        name: `${queue.name}!`,
        memberCount: queue.memberCount + 1,
      })
    }
    const rejection = await problem(await control.get('/worlds/other/diff'))
    expect([rejection.status, rejection.detail]).toEqual([409, expect.stringContaining('closer together')])
  })

  it('returns an empty patch for a moment and itself', async () => {
    const control = controlOf(createEmulator())
    expect(await (await control.get('/worlds/default/diff?from=now&to=now')).json()).toEqual([])
  })

  it('returns the changes that one exchange made', async () => {
    const emulator = emulatorWith({ routingQueues: [{ name: 'Billing', memberCount: 3 }] })
    const [queue] = emulator.genesys.records.routingQueues.list()
    await get(emulator, ASSISTANTS)
    await post(emulator, ASSISTANTS, NEW)
    await remove(emulator, `/api/v2/routing/queues/${queue?.id}`)
    const between = await controlOf(emulator).get('/worlds/default/diff?from=exchange:2&to=exchange:3')
    expect(await between.json()).toEqual([{ op: 'remove', path: `/records/genesys/routingQueues/${queue?.id}` }])
  })
})

/** Returns all records of the default world in the shape that a diff refers to. */
async function allRecords(emulator: ListeningEmulator) {
  const control = controlOf(emulator)
  const records: Record<string, Record<string, Record<string, unknown>>> = {}
  const { collections } = await control.read('CollectionList', '/worlds/default/state')
  for (const { vendor, collection } of collections) {
    const page = await control.read('RecordPage', `/worlds/default/state/${vendor}/${collection}?limit=1000`)
    records[vendor] ??= {}
    records[vendor][collection] = Object.fromEntries(page.records.map(({ key, record }) => [key, record]))
  }
  return { records }
}

/** Creates a thousand profiles that differ from those of another prefix. */
function profiles(prefix: string): object[] {
  return Array.from({ length: 1000 }, (_, i) => ({ languageCode: 'en-US', name: `${prefix} ${i}` }))
}
