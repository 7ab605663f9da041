import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { LONGEST_DELAY, WIDEST_SIGMA } from '../../src/engine/faults/delay.ts'
import { createEmulator } from '../../src/index.ts'
import { faultSchema } from '../../src/scenarios/fault-schema.ts'
import { controlOf } from '../support/control.ts'
import { mistakesIn } from '../support/scenario-files.ts'

const RULES: readonly (readonly [rule: object, right: boolean])[] = [
  [{ status: 503 }, true],
  [{ status: 503, times: 0 }, false],
  [{ status: 503, nth: 1.5 }, false],
  [{ status: 503, probability: 1 }, true],
  [{ status: 503, probability: 0 }, false],
  [{ delay: { fixed: LONGEST_DELAY } }, true],
  [{ delay: { fixed: LONGEST_DELAY + 1 } }, false],
  [{ delay: { fixed: -1 } }, false],
  [{ delay: { lognormal: { median: 0, sigma: WIDEST_SIGMA } } }, true],
  [{ delay: { lognormal: { median: 1, sigma: 0 } } }, false],
  [{ delay: { lognormal: { median: 1, sigma: WIDEST_SIGMA + 1 } } }, false],
  [{ delay: {} }, false],
  [{ quota: { requests: 1, seconds: 1 } }, true],
  [{ quota: { requests: 0 } }, false],
  [{ transport: 'reset', lost: 'response' }, true],
  [{ transport: 'melt' }, false],
  [{ transport: 'reset', lost: 'both' }, false],
]

it.each(RULES)('%j is judged alike in a scenario, over HTTP and in process: %s', async (rule, right) => {
  const emulator = createEmulator()
  const text = `scenario: f\ngenesys: { faults: [${JSON.stringify(rule)}] }\n`
  const asked = { vendor: 'genesys', operation: '*', ...rule }
  const overHttp = await controlOf(emulator).post('/worlds/default/faults', asked)

  const inScenario = await mistakesIn({ 'f.yaml': text })

  expect([inScenario.length === 0, overHttp.status]).toEqual([right, right ? 201 : 400])
  // What is asked past the types is what a client in plain JavaScript could ask.
  const fail = emulator.genesys.fail as (operation: '*', rule: object) => unknown
  if (right) expect(fail('*', rule)).toMatchObject(rule)
  else expect(() => fail('*', rule)).toThrow(RangeError)
})

it('a fault has the same properties in a scenario as over HTTP', () => {
  const { schemas } = parse(readFileSync(join(import.meta.dirname, '../../specs/control.yaml'), 'utf8')).components
  const overHttp = Object.keys(schemas.FaultRequest.properties).filter((name) => name !== 'vendor')
  expect(Object.keys(Object(faultSchema([])['properties'])).toSorted()).toEqual(overHttp.toSorted())
})
