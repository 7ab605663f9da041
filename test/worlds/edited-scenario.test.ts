import { describe, expect, it } from 'vitest'
import { createEmulator, readSource } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { namesIn, send } from '../support/desk-client.ts'

const QUEUES = '/api/v2/routing/queues'
const scenarioText = (queue: string) => `scenario: mine\ngenesys: { routingQueues: [{ name: ${queue} }] }\n`
const child = 'scenario: child\nextends: mine\n'

describe('a world whose scenario is edited', () => {
  async function emulatorWithEditedScenario() {
    const sources = [await readSource(scenarioText('Billing'), 'mine.yaml'), await readSource(child, 'child.yaml')]
    const emulator = createEmulator({ scenarios: sources, scenario: 'mine' })
    emulator.fork({ name: 'child', scenario: 'child' })
    emulator.fork({ name: 'other', scenario: 'default' })
    const errors = emulator.scenarios.put(await readSource(scenarioText('Orders'), 'mine.yaml'))
    return { emulator, errors }
  }

  it('keeps its state and is reported as outdated', async () => {
    const { emulator, errors } = await emulatorWithEditedScenario()
    expect(errors).toEqual([])
    expect(namesIn(await send(emulator, 'GET', QUEUES))).toEqual(['Billing'])
    expect(emulator.outdated()).toEqual(['default', 'child'])
    const { worlds } = await controlOf(emulator).read('WorldList', '/worlds')
    expect(worlds.map(({ name, outdated }) => [name, outdated])).toEqual([
      ['default', true],
      ['child', true],
      ['other', false],
    ])
  })

  it('starts from the edited scenario after a reset', async () => {
    const { emulator } = await emulatorWithEditedScenario()
    await controlOf(emulator).post('/worlds/default/reset')
    expect(namesIn(await send(emulator, 'GET', QUEUES))).toEqual(['Orders'])
    expect(emulator.outdated()).toEqual(['child'])
    await send(emulator, 'POST', QUEUES, { name: 'Returns' })
    emulator.reset()
    expect(namesIn(await send(emulator, 'GET', QUEUES))).toEqual(['Orders'])
  })

  it('keeps the previous scenario if the edit has errors', async () => {
    const { emulator } = await emulatorWithEditedScenario()
    emulator.reset()
    const errors = emulator.scenarios.put(await readSource('scenario: mine\ngenesis: {}\n', 'mine.yaml'))
    expect(errors).toMatchObject([{ file: 'mine.yaml', line: 2, column: 1, nearest: 'genesys' }])
    emulator.reset()
    expect(namesIn(await send(emulator, 'GET', QUEUES))).toEqual(['Orders'])
  })
})

describe('scenarios in the control API', () => {
  it('lists the parameters of a scenario and accepts other values', async () => {
    const control = controlOf(createEmulator())
    const { scenarios } = await control.read('ScenarioList', '/scenarios')
    const expired = scenarios.find(({ name }) => name === 'expired-credentials')
    expect(expired).toMatchObject({ extends: 'small-team', with: { tokenExpires: '2020-01-01T00:00:00.000Z' } })
    const fork = { name: 'valid', scenario: 'expired-credentials', with: { tokenExpires: '2099-01-01T00:00:00.000Z' } }
    expect((await control.post('/worlds', fork)).status).toBe(201)
    expect((await control.post('/worlds', { ...fork, name: 'b', with: { tokenExpire: 'x' } })).status).toBe(400)
    expect((await control.post('/worlds', { name: 'c', with: fork.with })).status).toBe(400)
  })

  it('serves a scenario schema that covers every vendor', async () => {
    const schema = await (await controlOf(createEmulator()).get('/scenario.schema.json')).json()
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['scenario', 'extends', 'with', 'genesys']))
  })
})
