import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { LONGEST_DELAY, WIDEST_SIGMA } from '../../src/engine/faults/delay.ts'
import { InvalidFaultError } from '../../src/engine/faults/invalid-fault-error.ts'
import { createEmulator } from '../../src/index.ts'
import { faultSchema } from '../../src/scenarios/fault-schema.ts'
import { controlOf } from '../support/control.ts'
import { errorsIn } from '../support/scenario-files.ts'

const RULES: readonly (readonly [rule: object, isValid: boolean])[] = [
  [{ status: 503 }, true],
  [{ status: 503, times: 0 }, false],
  [{ status: 503, nth: 1.5 }, false],
  [{ status: 503, every: 3 }, true],
  [{ status: 503, every: 3, nth: 1, times: 2 }, true],
  [{ status: 503, every: 0 }, false],
  [{ quota: { requests: 1 }, every: 2 }, false],
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

it.each(RULES)('validates %j alike in a scenario, over HTTP and in process: %s', async (rule, isValid) => {
  const emulator = createEmulator()
  const text = `scenario: f\ngenesys: { faults: [${JSON.stringify(rule)}] }\n`
  const body = { vendor: 'genesys', operation: '*', ...rule }
  const overHttp = await controlOf(emulator).post('/worlds/default/faults', body)

  const inScenario = await errorsIn({ 'f.yaml': text })

  expect([inScenario.length === 0, overHttp.status]).toEqual([isValid, isValid ? 201 : 400])
  // The cast allows rules that only a client in plain JavaScript could send.
  const fail = emulator.genesys.fail as (operation: '*', rule: object) => unknown
  if (isValid) expect(fail('*', rule)).toMatchObject(rule)
  else expect(() => fail('*', rule)).toThrow(InvalidFaultError)
})

it('declares the same properties of a fault in a scenario as over HTTP', () => {
  const { schemas } = parse(readFileSync(join(import.meta.dirname, '../../specs/control.yaml'), 'utf8')).components
  const overHttp = Object.keys(schemas.FaultRequest.properties).filter((name) => name !== 'vendor')
  expect(Object.keys(Object(faultSchema([])['properties'])).toSorted()).toEqual(overHttp.toSorted())
})
