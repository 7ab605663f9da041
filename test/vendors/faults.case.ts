import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/engine/spec/document.ts'
import { createEmulator, type FaultRule, type ListeningEmulator } from '../../src/index.ts'
import { createResponseChecker } from '../support/independent-check.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { doorOf, operationsOf, type Step, setFault, tourOf, type VendorCase } from './tour.ts'

/** What every kind of fault does on every vendor: a reply inside its spec, or a connection that really fails. */
export function faultSuite(vendorCase: VendorCase): void {
  const { name, scenario } = vendorCase
  const document = readSpecFile(name)
  const operations = operationsOf(document)
  const check = createResponseChecker(document)
  const successes = tourOf(document, vendorCase).filter(({ status, prepare }) => status < 300 && !prepare)
  const start = () => createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })
  const responsesOf = (id: string) => operations.find(({ object }) => object.operationId === id)?.object.responses ?? {}
  const breaches = async (id: string, response: Response) => {
    const declared = responsesOf(id)[response.status]
    return declared ? check(resolve(document, declared), response, await response.text()) : ['has an undeclared status']
  }
  const limited = successes.filter(({ operation }) => '429' in responsesOf(operation))

  describe(`${name}: faults`, () => {
    it.each<[string, FaultRule]>([
      ['fixed delay', { delay: { fixed: 1 } }],
      ['uniform delay', { delay: { uniform: { lower: 0, upper: 2 } } }],
      ['lognormal delay', { delay: { lognormal: { median: 1, sigma: 0.1 } } }],
    ])('a %s lets each operation answer as the spec says', async (_, rule) => {
      for (const step of successes) {
        const emulator = start()
        const fault = setFault(await doorOf(emulator, vendorCase), step.operation, rule)
        const response = await ask(emulator, step)
        expect([step.operation, response.status]).toEqual([step.operation, step.status])
        expect([step.operation, ...(await breaches(step.operation, response))]).toEqual([step.operation])
        expect(emulator.exchanges().at(-1)?.fault).toBe(fault.id)
      }
    })

    it('a delay before a failure is followed by a reply as the spec says', async () => {
      for (const step of successes) {
        const status = Object.keys(responsesOf(step.operation))
          .map(Number)
          .find((declared) => declared >= 500)
        if (status === undefined) continue
        const emulator = start()
        setFault(await doorOf(emulator, vendorCase), step.operation, { delay: { fixed: 1 }, status })
        const response = await ask(emulator, step)
        expect([step.operation, response.status]).toEqual([step.operation, status])
        expect([step.operation, ...(await breaches(step.operation, response))]).toEqual([step.operation])
      }
    })

    it.each(limited.map((step) => [step.operation, step] as const))(
      'a quota of %s refuses once it is used up, until its window has passed',
      async (id, step) => {
        const emulator = start()
        setFault(await doorOf(emulator, vendorCase), id, { quota: { requests: 1, seconds: 30 } })
        const responses = [await ask(emulator, step), await ask(emulator, step)]
        emulator.clock.advance(30_000)
        const after = await ask(emulator, step)

        expect(responses.map(({ status }) => status)).toEqual([step.status, 429])
        for (const response of responses) expect(await breaches(id, response)).toEqual([])
        expect(after.status).not.toBe(429)
        expect(await breaches(id, after)).toEqual([])
      },
    )

    it.each<[string, FaultRule, string]>([
      ['reset', { transport: 'reset' }, 'ECONNRESET'],
      ['empty', { transport: 'empty' }, 'UND_ERR_SOCKET'],
    ])('a lost request (%s) fails in the client and leaves the world untouched', async (_, rule, code) => {
      for (const step of successes) {
        const emulator = start()
        const before = recordsOf(emulator)
        setFault(await doorOf(emulator, vendorCase), step.operation, rule)
        await expect(ask(emulator, step), step.operation).rejects.toMatchObject({ cause: { code } })
        expect(recordsOf(emulator), step.operation).toBe(before)
      }
    })

    it.each<[string, FaultRule]>([
      ['reset', { transport: 'reset', lost: 'response' }],
      ['empty', { transport: 'empty', lost: 'response' }],
      ['truncated', { transport: 'truncated' }],
    ])('a lost reply (%s) fails in the client and has changed what it would have changed', async (_, rule) => {
      const changing: string[] = []
      for (const step of successes) {
        const [struck, spared] = [start(), start()]
        const before = [recordsOf(struck), recordsOf(spared)]
        setFault(await doorOf(struck, vendorCase), step.operation, rule)
        await ask(spared, step)
        const reading = ask(struck, step).then((response) => response.text())
        await expect(reading, step.operation).rejects.toThrow(/^(fetch failed|terminated)$/)
        const changed = [recordsOf(struck) !== before[0], recordsOf(spared) !== before[1]]
        expect(changed[0], step.operation).toBe(changed[1])
        if (changed[0]) changing.push(step.operation)
      }
      expect(changing).not.toEqual([])
    })
  })
}

async function ask(emulator: ListeningEmulator, { request: { path, ...init } }: Step): Promise<Response> {
  return emulator.fetch(path, init)
}

/** The collections of a snapshot are those of the last one, as long as nothing is written. */
function recordsOf(emulator: ListeningEmulator): unknown {
  return emulator.snapshot().collections
}
