import { expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/index.ts'
import { body, controlOf } from '../../support/control.ts'
import { repeatDuring } from '../../support/repeat-during.ts'

const clock = '2026-01-15T09:00:00Z'
/** Far more records than one turn of the event loop creates. */
const LARGE = { scenario: 'five-hundred-of-everything', with: { count: 30 } }

/** Returns the responses of the control API for all collections of a world. */
async function stateOf(emulator: Emulator, world: string): Promise<readonly string[]> {
  const control = controlOf(emulator)
  const { collections } = await control.read('CollectionList', `/worlds/${world}/state`)
  const pages = collections.map(({ vendor, collection }) => `/worlds/${world}/state/${vendor}/${collection}?limit=1000`)
  return Promise.all(pages.map(async (page) => (await control.get(page)).text()))
}

/** Sends requests one after the other until a task is done. Returns their statuses. */
async function statusesDuring(task: Promise<unknown>, send: () => Promise<Response>): Promise<number[]> {
  return (await repeatDuring(task, send)).map(({ status }) => status)
}

it('answers other requests while a large world starts, which exists once it is complete', async () => {
  const control = controlOf(createEmulator())

  const started = control.post('/worlds', { name: 'large', ...LARGE })
  const statuses = await statusesDuring(started, () => control.get('/worlds/large'))

  expect((await started).status).toBe(201)
  expect(statuses.length).toBeGreaterThan(5)
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set([404]))
  expect((await control.read('RecordPage', '/worlds/large/state/bird/capacityRules')).total).toBe(30)
})

it('starts a world with the same records in turns as in one go', async () => {
  const [inTurns, atOnce] = [createEmulator({ clock }), createEmulator({ clock })]
  atOnce.fork({ name: 'large', ...LARGE })
  await controlOf(inTurns).post('/worlds', { name: 'large', ...LARGE })
  await controlOf(inTurns).post('/worlds/default/reset', LARGE)
  atOnce.reset(LARGE)

  const expected = await stateOf(atOnce, 'large')
  expect(expected.join('').length).toBeGreaterThan(100_000)
  expect(await stateOf(inTurns, 'large')).toEqual(expected)
  expect(await stateOf(inTurns, 'default')).toEqual(await stateOf(atOnce, 'default'))
})

it('starts only one of two large worlds with the same name', async () => {
  const control = controlOf(createEmulator())
  const start = (count: number) => control.post('/worlds', { name: 'large', ...LARGE, with: { count } })

  const responses = await Promise.all([start(30), start(5)])

  expect(responses.map(({ status }) => status)).toEqual([409, 201])
  expect((await control.read('World', '/worlds/large')).initialState.with).toEqual({ count: 5 })
})

it('generates different names for two large worlds that start together', async () => {
  const control = controlOf(createEmulator())
  const responses = await Promise.all([control.post('/worlds', LARGE), control.post('/worlds', LARGE)])
  const names = await Promise.all(responses.map(async (response) => (await body<'World'>(response)).name))
  expect(names).toEqual(['world-1', 'world-2'])
})

it('answers other requests while a world is reset to a large scenario', async () => {
  const control = controlOf(createEmulator())

  const reset = control.post('/worlds/default/reset', LARGE)
  const statuses = await statusesDuring(reset, () => control.get('/worlds/default/state/bird/capacityRules?limit=1'))

  expect((await reset).status).toBe(204)
  expect(statuses.length).toBeGreaterThan(5)
})

it('answers 404 to a reset if the world is deleted meanwhile, and leaves a new world of that name unchanged', async () => {
  const control = controlOf(createEmulator())
  await control.post('/worlds', { name: 'mine', scenario: 'small-team' })
  const records = async () => (await control.get('/worlds/mine/state/genesys/assistants')).text()
  const before = await records()

  const reset = control.post('/worlds/mine/reset', LARGE)
  await control.delete('/worlds/mine')
  await control.post('/worlds', { name: 'mine', scenario: 'small-team', clock })

  expect((await reset).status).toBe(404)
  expect(JSON.parse(await records()).total).toBe(JSON.parse(before).total)
  expect((await control.read('World', '/worlds/mine')).initialState.scenario).toBe('small-team')
})

/** Returns a scenario with a number of teams. */
function teams(count: number) {
  const raw = { scenario: 'own', describe: 'Teams', extends: 'empty-organisation' }
  return { raw: { ...raw, bird: { generate: { teams: count } } } }
}

it('starts a large world from the scenario as it was edited while its records were created', async () => {
  let edits = 0
  const emulator = createEmulator({
    onRecordCreated: (created, total) => {
      if (created === 100 && total >= 400) edits += emulator.scenarios.put(teams(3)).length + 1
    },
  })
  emulator.scenarios.put(teams(400))
  const control = controlOf(emulator)

  expect((await control.post('/worlds', { name: 'large', scenario: 'own' })).status).toBe(201)

  expect(edits).toBe(1)
  expect((await control.read('RecordPage', '/worlds/large/state/bird/teams')).total).toBe(3)
  expect((await control.read('World', '/worlds/large')).outdated).toBe(false)
})

const TEAMS = '/worlds/default/state/bird/teams'

/** Creates an emulator with many teams. */
function withTeams(count: number, seed = 1): Emulator {
  const scenario = { scenario: 'teams', describe: 'Teams', extends: 'empty-organisation', seed }
  return createEmulator({ clock, scenario: { ...scenario, bird: { generate: { teams: count } } } })
}

it('answers other requests while it searches many records, and finds those that existed at the start', async () => {
  const control = controlOf(withTeams(1000))
  const { records } = await control.read('RecordPage', `${TEAMS}?limit=1000`)
  const { key, record } = records.at(-1) ?? { key: '', record: {} }

  const search = control.get(`${TEAMS}?search=${key.toUpperCase()}`)
  const statuses = await statusesDuring(search, () => control.delete(`${TEAMS}/${key}`))

  expect(statuses.length).toBeGreaterThan(5)
  expect(statuses.slice(0, 2)).toEqual([204, 404])
  expect(await (await search).json()).toEqual({ total: 1, records: [{ key, record }] })
})

it('finds a text across the parts in which a long value is searched', async () => {
  const emulator = withTeams(2)
  const [team] = emulator.bird.records.teams.list()
  const control = controlOf(emulator)
  for (const before of [0, 65_530, 65_536, 200_000]) {
    const name = `${'-'.repeat(before)}Needle in a haystack${'-'.repeat(100_000)}`
    emulator.bird.records.teams.update(String(team?.id), { name })
    expect((await control.read('RecordPage', `${TEAMS}?search=needle%20in%20a%20HAYSTACK`)).total).toBe(1)
  }
  expect((await control.read('RecordPage', `${TEAMS}?search=needles`)).total).toBe(0)
})

it('rejects a comparison of more other records than a patch may change', async () => {
  const emulator = withTeams(6000)
  const before = emulator.snapshot()
  const control = controlOf(emulator)
  await control.put('/worlds/default/snapshots/before')
  const other = { scenario: 'other', describe: 'Other teams', extends: 'empty-organisation', seed: 2 }
  emulator.scenarios.put({ raw: { ...other, bird: { generate: { teams: 6000 } } } })
  emulator.reset({ scenario: 'other' })
  expect((await control.get('/worlds/default/diff?from=snapshot:before')).status).toBe(409)
  emulator.restore(before)
  expect(await (await control.get('/worlds/default/diff?from=snapshot:before')).json()).toEqual([])
})
