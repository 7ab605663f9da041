import { expect, it } from 'vitest'
import { createEmulator, EmulatorError } from '../../src/index.ts'
import { initialWorldOf, libraryOf, namesIn, placesOf, sourcesOf } from '../support/scenario-files.ts'

const DESK = 'scenario: desk\nwith: { team: Support }\ngenesys: { assistants: [{ name: "${team}" }] }\n'

/** Reads one file. */
async function source(file: string, text: string) {
  const [one] = await sourcesOf({ [file]: text })
  if (!one) throw new Error('sourcesOf returned no source')
  return one
}

it('lists scenarios by name with their descriptions, parents, parameters and files', async () => {
  const library = await libraryOf({ 'my/desk.yaml': DESK, 'my/late.yaml': 'scenario: late-desk\nextends: desk\n' })

  expect(library.names()).toEqual(library.names().toSorted())
  expect(library.names()).toContain('default')
  const [desk, late] = library.list().filter(({ file }) => file !== undefined)
  expect(desk).toEqual({ name: 'desk', describe: '', parameters: { team: 'Support' }, file: 'my/desk.yaml' })
  expect(late).toMatchObject({ name: 'late-desk', extends: 'desk', parameters: { team: 'Support' } })
})

it('replaces a scenario with its edited version', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })

  expect(library.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ name: New }] }\n'))).toEqual(
    [],
  )

  expect(namesIn(initialWorldOf(library, 'desk'), 'assistants')).toEqual(['New'])
})

it('keeps the old version of a scenario if the edited one has errors', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })

  const errors = library.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ nmae: New }] }\n'))

  expect(placesOf(errors)).toEqual(['desk.yaml:2:27 genesys.assistants[0].nmae'])
  expect(namesIn(initialWorldOf(library, 'desk'), 'assistants')).toEqual(['Support'])
})

it('rejects an edit that breaks a dependent scenario and reports the error in the dependent file', async () => {
  const child = 'scenario: late\nextends: desk\ngenesys: { assistantQueues: [{ assistant: Support }] }\n'
  const library = await libraryOf({
    'desk.yaml': `${DESK}  # and a queue\n`.replace('genesys: {', 'genesys: { routingQueues: [{}],'),
    'late.yaml': child,
  })

  const errors = library.put(
    await source(
      'desk.yaml',
      DESK.replace('Support', 'Sales').replace('genesys: {', 'genesys: { routingQueues: [{}],'),
    ),
  )

  expect(placesOf(errors)).toEqual(['late.yaml:3:43 genesys.assistantQueues[0].assistant'])
  expect(namesIn(initialWorldOf(library, 'desk'), 'assistants')).toEqual(['Support'])
})

it('reports two files that define the same scenario name', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })
  const errors = library.put(await source('other.yaml', DESK))
  expect(placesOf(errors)).toEqual(['other.yaml:1:11 scenario'])
  expect(errors[0]).toMatchObject({
    expected: 'must be unique',
    message: 'duplicate scenario name "desk": desk.yaml already has it',
  })
})

it('keeps the state of a world when its scenario is edited and forks new worlds from the edited one', async () => {
  const emulator = createEmulator({ scenarios: [await source('desk.yaml', DESK)], scenario: 'desk' })
  const late = await source('late.yaml', 'scenario: late\nextends: desk\n')
  emulator.scenarios.put(late)
  expect(emulator.fork({ scenario: 'late' }).genesys.records.assistants.list()).toMatchObject([{ name: 'Support' }])

  emulator.scenarios.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ name: New }] }\n'))

  expect(emulator.genesys.records.assistants.list()).toMatchObject([{ name: 'Support' }])
  expect(emulator.fork({ scenario: 'desk' }).genesys.records.assistants.list()).toMatchObject([{ name: 'New' }])
  expect(emulator.fork({ scenario: 'late' }).genesys.records.assistants.list()).toMatchObject([{ name: 'New' }])
})

it('returns the names of a scenario and its dependents', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK, 'late.yaml': 'scenario: late\nextends: desk\n' })
  expect(library.withDependents('desk')).toEqual(['desk', 'late'])
  expect(library.withDependents('small-team')).toEqual(['expired-credentials', 'small-team'])
})

it('throws an EmulatorError with the nearest name for an unknown scenario', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })
  expect(() => library.plan('dekk')).toThrow(EmulatorError)
  expect(() => library.plan('dekk')).toThrow(
    /^Scenario "dekk" does not exist\. Did you mean "desk"\? Use one of: default, /,
  )
})

it('calls onRecordCreated for each record with the total', () => {
  const calls: (readonly [number, number])[] = []
  const scenario = { scenario: 'desk', genesys: { users: [{ name: 'Nell' }], generate: { routingQueues: 3 } } }
  createEmulator({ scenario, onRecordCreated: (done, total) => calls.push([done, total]) })
  expect(calls).toEqual([1, 2, 3, 4].map((done) => [done, 4]))
})
