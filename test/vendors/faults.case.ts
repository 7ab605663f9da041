import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/engine/spec/document.ts'
import { createEmulator, type FaultRule, type ListeningEmulator } from '../../src/index.ts'
import { createResponseChecker } from '../support/independent-check.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { operationsOf, type Step, setFault, tourOf, type VendorCase, vendorHandle } from './tour.ts'

/** Defines tests of every kind of fault: each response is valid by the spec, or the connection really fails. */
export function faultSuite(vendorCase: VendorCase): void {
  const { name, scenario } = vendorCase
  const document = readSpecFile(name)
  const operations = operationsOf(document)
  const check = createResponseChecker(document)
  const successes = tourOf(document, vendorCase).filter(({ status, prepare }) => status < 300 && !prepare)
  const start = () => createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })
  const responsesOf = (id: string) => operations.find(({ object }) => object.operationId === id)?.object.responses ?? {}
  const violationsOf = async (id: string, response: Response) => {
    const declared = responsesOf(id)[response.status]
    return declared ? check(resolve(document, declared), response, await response.text()) : ['has an undeclared status']
  }
  const limited = successes.filter(({ operation }) => '429' in responsesOf(operation))

  describe(`${name}: faults`, () => {
    it.each<[string, FaultRule]>([
      ['fixed delay', { delay: { fixed: 1 } }],
      ['uniform delay', { delay: { uniform: { lower: 0, upper: 2 } } }],
      ['lognormal delay', { delay: { lognormal: { median: 1, sigma: 0.1 } } }],
    ])('answers every operation as the spec declares after a %s', async (_, rule) => {
      for (const step of successes) {
        const emulator = start()
        const fault = setFault(await vendorHandle(emulator, vendorCase), step.operation, rule)
        const response = await sendStep(emulator, step)
        expect([step.operation, response.status]).toEqual([step.operation, step.status])
        expect([step.operation, ...(await violationsOf(step.operation, response))]).toEqual([step.operation])
        expect(emulator.exchanges().at(-1)?.fault).toBe(fault.id)
      }
    })

    it('answers every operation with a declared error after a delay', async () => {
      for (const step of successes) {
        const status = Object.keys(responsesOf(step.operation))
          .map(Number)
          .find((declared) => declared >= 500)
        if (status === undefined) continue
        const emulator = start()
        setFault(await vendorHandle(emulator, vendorCase), step.operation, { delay: { fixed: 1 }, status })
        const response = await sendStep(emulator, step)
        expect([step.operation, response.status]).toEqual([step.operation, status])
        expect([step.operation, ...(await violationsOf(step.operation, response))]).toEqual([step.operation])
      }
    })

    it.each(limited.map((step) => [step.operation, step] as const))(
      'rejects %s over its quota until the window ends',
      async (id, step) => {
        const emulator = start()
        setFault(await vendorHandle(emulator, vendorCase), id, { quota: { requests: 1, seconds: 30 } })
        const responses = [await sendStep(emulator, step), await sendStep(emulator, step)]
        emulator.clock.advance(30_000)
        const after = await sendStep(emulator, step)

        expect(responses.map(({ status }) => status)).toEqual([step.status, 429])
        for (const response of responses) expect(await violationsOf(id, response)).toEqual([])
        expect(after.status).not.toBe(429)
        expect(await violationsOf(id, after)).toEqual([])
      },
    )

    it.each<[string, FaultRule, string]>([
      ['reset', { transport: 'reset' }, 'ECONNRESET'],
      ['empty', { transport: 'empty' }, 'UND_ERR_SOCKET'],
    ])('fails the client and changes nothing if the request is lost (%s)', async (_, rule, code) => {
      for (const step of successes) {
        const emulator = start()
        const before = recordsOf(emulator)
        setFault(await vendorHandle(emulator, vendorCase), step.operation, rule)
        await expect(sendStep(emulator, step), step.operation).rejects.toMatchObject({ cause: { code } })
        expect(recordsOf(emulator), step.operation).toBe(before)
      }
    })

    it.each<[string, FaultRule]>([
      ['reset', { transport: 'reset', lost: 'response' }],
      ['empty', { transport: 'empty', lost: 'response' }],
      ['truncated', { transport: 'truncated' }],
    ])('fails the client but carries out the request if the response is lost (%s)', async (_, rule) => {
      const changing: string[] = []
      for (const step of successes) {
        const [failing, working] = [start(), start()]
        const before = [recordsOf(failing), recordsOf(working)]
        setFault(await vendorHandle(failing, vendorCase), step.operation, rule)
        await sendStep(working, step)
        const reading = sendStep(failing, step).then((response) => response.text())
        await expect(reading, step.operation).rejects.toThrow(/^(fetch failed|terminated)$/)
        const changed = [recordsOf(failing) !== before[0], recordsOf(working) !== before[1]]
        expect(changed[0], step.operation).toBe(changed[1])
        if (changed[0]) changing.push(step.operation)
      }
      expect(changing).not.toEqual([])
    })
  })
}

async function sendStep(emulator: ListeningEmulator, { request: { path, ...init } }: Step): Promise<Response> {
  return emulator.fetch(path, init)
}

/** Returns the collections of a snapshot, which stay the same object until a record is written. */
function recordsOf(emulator: ListeningEmulator): unknown {
  return emulator.snapshot().collections
}
