import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { beginningOf, libraryOf, namesIn, placesOf, sourcesOf } from '../support/scenario-files.ts'

const DESK = 'scenario: desk\nwith: { team: Support }\ngenesys: { assistants: [{ name: "${team}" }] }\n'

/** The only source that a text makes. */
async function source(file: string, text: string) {
  const [one] = await sourcesOf({ [file]: text })
  if (!one) throw new Error('it made none')
  return one
}

it('lists what there is by name, with descriptions, parents, parameters and files', async () => {
  const library = await libraryOf({ 'my/desk.yaml': DESK, 'my/late.yaml': 'scenario: late-desk\nextends: desk\n' })

  expect(library.names()).toEqual(library.names().toSorted())
  expect(library.names()).toContain('default')
  const [desk, late] = library.list().filter(({ file }) => file !== undefined)
  expect(desk).toEqual({ name: 'desk', describe: '', parameters: { team: 'Support' }, file: 'my/desk.yaml' })
  expect(late).toMatchObject({ name: 'late-desk', extends: 'desk', parameters: { team: 'Support' } })
})

it('an edited scenario takes the place of the one of its name', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })

  expect(library.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ name: New }] }\n'))).toEqual(
    [],
  )

  expect(namesIn(beginningOf(library, 'desk'), 'assistants')).toEqual(['New'])
})

it('an edit with mistakes keeps the old one in service', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })

  const errors = library.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ nmae: New }] }\n'))

  expect(placesOf(errors)).toEqual(['desk.yaml:2:27 genesys.assistants[0].nmae'])
  expect(namesIn(beginningOf(library, 'desk'), 'assistants')).toEqual(['Support'])
})

it('an edit that breaks a scenario built on it is refused, and the mistake is told where it then stands', async () => {
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
  expect(namesIn(beginningOf(library, 'desk'), 'assistants')).toEqual(['Support'])
})

it('two files of one name are a mistake', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })
  const errors = library.put(await source('other.yaml', DESK))
  expect(placesOf(errors)).toEqual(['other.yaml:1:11 scenario'])
  expect(errors[0]?.expected).toBe('must be another name than desk.yaml has')
})

it('a world keeps its state when its scenario is edited, and those that are forked from it begin with the new one', async () => {
  const emulator = createEmulator({ scenarios: [await source('desk.yaml', DESK)], scenario: 'desk' })
  const late = await source('late.yaml', 'scenario: late\nextends: desk\n')
  emulator.scenarios.put(late)
  expect(emulator.fork({ scenario: 'late' }).genesys.records.assistants.list()).toMatchObject([{ name: 'Support' }])

  emulator.scenarios.put(await source('desk.yaml', 'scenario: desk\ngenesys: { assistants: [{ name: New }] }\n'))

  expect(emulator.genesys.records.assistants.list()).toMatchObject([{ name: 'Support' }])
  expect(emulator.fork({ scenario: 'desk' }).genesys.records.assistants.list()).toMatchObject([{ name: 'New' }])
  expect(emulator.fork({ scenario: 'late' }).genesys.records.assistants.list()).toMatchObject([{ name: 'New' }])
})

it('tells which scenarios build on another', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK, 'late.yaml': 'scenario: late\nextends: desk\n' })
  expect(library.buildingOn('desk')).toEqual(['desk', 'late'])
  expect(library.buildingOn('small-team')).toEqual(['expired-credentials', 'small-team'])
})

it('an unknown name is refused with the nearest', async () => {
  const library = await libraryOf({ 'desk.yaml': DESK })
  expect(() => library.plan('dekk')).toThrow(RangeError)
  expect(() => library.plan('dekk')).toThrow(
    /^There is no scenario "dekk" \(did you mean "desk"\?\); there are default, /,
  )
})

it('tells of each record that is planted, and of how many there are', () => {
  const told: (readonly [number, number])[] = []
  const scenario = { scenario: 'desk', genesys: { users: [{ name: 'Nell' }], generate: { routingQueues: 3 } } }
  createEmulator({ scenario, onRecordCreated: (done, of) => told.push([done, of]) })
  expect(told).toEqual([1, 2, 3, 4].map((done) => [done, 4]))
})
