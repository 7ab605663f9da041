import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RequestLog } from '../../src/cli/request-log.ts'
import { Checks } from '../../src/engine/spec/checks.ts'
import { spec as genesysSpec } from '../../src/generated/genesys/spec.ts'
import { createEmulator, InvalidFaultError, loadSpec, withWorld } from '../../src/index.ts'
import { emulate } from '../../src/kit.ts'
import { formatJournal } from '../../src/reports/journal-text.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'

const PATH = '/api/v2/assistants'
const BROKEN = { status: 503, body: { status: 'many' } } as const
const PROBLEM =
  'body violates the spec of the 503 response of getAssistants: /status must be a whole number. ' +
  'Use a whole body that satisfies the schema: missing parts are not filled in.'
const SCENARIO = { scenario: 'broken', genesys: { faults: [{ operation: 'getAssistants', ...BROKEN }] } }

describe('a fault whose response violates the spec, set before the validators are loaded', () => {
  it('is answered with 500 and the error when it is injected, and counts the injection', async () => {
    const emulator = unloaded()
    emulator.genesys.fail('getAssistants', { ...BROKEN, nth: 2, times: 2 })
    expect((await read(emulator)).status).toBe(200)
    const response = await read(emulator)
    expect(response.status).toBe(500)
    expect((await response.json()).detail).toBe(`Failed to inject fault-1: ${PROBLEM}`)
    expect(emulator.faults()).toMatchObject([{ id: 'fault-1', seen: 2, injected: 1 }])
  })

  it('is an INVALID FAULT in the text of the journal and a finding of strict requests', async () => {
    const emulator = unloaded()
    emulator.genesys.fail('getAssistants', BROKEN)
    await read(emulator)
    expect(formatJournal(emulator.exchanges())).toContain(`INVALID FAULT: Failed to inject fault-1: ${PROBLEM}`)
    const log = new RequestLog()
    for (const exchange of emulator.exchanges()) log.add(exchange)
    expect(log.hasFindings).toBe(true)
    expect(log.format()).toContain(PROBLEM)
  })

  it('is rejected by checkFaults with the error that fail throws once the validators are loaded', async () => {
    const emulator = unloaded()
    emulator.fail('getAssistants', BROKEN)
    await expect(emulator.checkFaults()).rejects.toThrow(`Failed to set a fault: ${PROBLEM}`)
    expect(() => emulator.fail('getAssistants', BROKEN)).toThrow(`Failed to set a fault: ${PROBLEM}`)
  })

  it('is rejected by fail itself for a document of your own, whose validators need not be waited for', async () => {
    const bookshop = await loadSpec(join(import.meta.dirname, '../../examples/any-api/openapi.yaml'))
    const { fail } = createEmulator({ vendors: { bookshop } }).vendor('bookshop')
    expect(() => fail('listBooks', { status: 200, body: { data: 'none' } })).toThrow(
      /^Failed to set a fault: body violates the spec of the 200 response of listBooks/,
    )
  })
})

describe('a scenario with a fault whose response violates the spec', () => {
  it('keeps an emulator from listening', async () => {
    const emulator = createEmulator({ vendors: vendors(), scenario: SCENARIO })
    await expect(emulator.listen({ port: 0 })).rejects.toThrow(InvalidFaultError)
  })

  it('keeps a test from starting in its world', async () => {
    const emulator = unloaded()
    let started = false
    const running = withWorld(emulator, { scenario: SCENARIO }, () => {
      started = true
    })
    await expect(running).rejects.toThrow(PROBLEM)
    expect(started).toBe(false)
    expect(emulator.worlds()).toEqual(['default'])
  })
})

it('checkFaults accepts faults that the spec allows, and loads no validators if no fault sets a response', async () => {
  const own = vendors()
  const emulator = emulate({ vendors: own })
  emulator.fail('getAssistants', { status: 503 })
  await emulator.checkFaults()
  expect(own.genesys.checks.ready).toBe(false)
  emulator.fail('getAssistants', { status: 503, message: 'Back at noon' })
  await emulator.checkFaults()
  expect(own.genesys.checks.ready).toBe(true)
})

/** Returns vendors whose validators are not loaded, whichever tests ran before in this process. */
function vendors() {
  return {
    genesys: { ...genesys, checks: new Checks(async () => genesysSpec.validators()) },
  }
}

function unloaded() {
  return emulate({ vendors: vendors(), scenario: 'default' })
}

function read(emulator: ReturnType<typeof unloaded>): Promise<Response> {
  return emulator.fetch(PATH, { headers: emulator.genesys.credentials.headers })
}
