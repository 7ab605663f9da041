import { describe, expect, it } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { FaultRule } from '../../engine/faults/fault-rule.ts'
import { setFault } from './set-fault.ts'
import { statusesOf } from './spec-operation.ts'
import { isPlainSuccess, type StepRequest, send, type TourStep } from './step.ts'
import { declaredResponse, type Suite } from './suite.ts'

/** A step in a new emulator, with the status that it has without a fault. */
interface Prepared<E> {
  readonly emulator: E
  readonly request: StepRequest
}

/** Defines tests of every kind of fault: each response is valid by the spec, or the connection really fails. */
export function faultCases<E extends AnyEmulator>(suite: Suite<E>): void {
  const { name, operations, steps, check, complete, start, handleOf } = suite
  const successes = steps.filter(isPlainSuccess)
  const prepare = async ({ request }: TourStep<E>): Promise<Prepared<E>> => {
    const emulator = start()
    return { emulator, request: await request(emulator) }
  }
  const fail = async ({ emulator }: Prepared<E>, { operation }: TourStep<E>, rule: FaultRule) =>
    setFault(await handleOf(emulator), operation, rule)
  const statusOf = async (step: TourStep<E>) => {
    if (step.status !== undefined) return step.status
    const { emulator, request } = await prepare(step)
    return (await send(emulator, request)).status
  }
  const violationsOf = async (id: string, response: Response) => {
    const declared = declaredResponse(suite, id, response.status)
    if (declared) return check(declared, response, await response.text())
    return complete || response.status < 400 ? ['has an undeclared status'] : []
  }
  const statusesOfId = (id: string) => {
    const found = operations.find(({ object }) => object.operationId === id)
    return found ? statusesOf(found.object) : []
  }
  const limited = successes.filter(({ operation }) => statusesOfId(operation).includes(429))

  describe.skipIf(suite.declines['faults'])(`${name}: faults`, () => {
    it.each<[string, FaultRule]>([
      ['fixed delay', { delay: { fixed: 1 } }],
      ['uniform delay', { delay: { uniform: { lower: 0, upper: 2 } } }],
      ['lognormal delay', { delay: { lognormal: { median: 1, sigma: 0.1 } } }],
    ])('answers every operation as the spec declares after a %s', async (_, rule) => {
      for (const step of successes) {
        const expected = await statusOf(step)
        const prepared = await prepare(step)
        const fault = await fail(prepared, step, rule)
        const response = await send(prepared.emulator, prepared.request)
        expect([step.operation, response.status]).toEqual([step.operation, expected])
        expect([step.operation, ...(await violationsOf(step.operation, response))]).toEqual([step.operation])
        expect(prepared.emulator.exchanges().at(-1)?.fault).toBe(fault.id)
      }
    })

    it('answers every operation with a declared error after a delay', async () => {
      for (const step of successes) {
        const status = statusesOfId(step.operation).find((declared) => declared >= 500)
        if (status === undefined) continue
        const prepared = await prepare(step)
        await fail(prepared, step, { delay: { fixed: 1 }, status })
        const response = await send(prepared.emulator, prepared.request)
        expect([step.operation, response.status]).toEqual([step.operation, status])
        expect([step.operation, ...(await violationsOf(step.operation, response))]).toEqual([step.operation])
      }
    })

    it.each(limited.map((step) => [step.operation, step] as const))(
      'rejects %s over its quota until the window ends',
      async (id, step) => {
        const expected = await statusOf(step)
        const prepared = await prepare(step)
        const { emulator, request } = prepared
        await fail(prepared, step, { quota: { requests: 1, seconds: 30 } })
        const responses = [await send(emulator, request), await send(emulator, request)]
        emulator.clock.advance(30_000)
        const after = await send(emulator, request)

        expect(responses.map(({ status }) => status)).toEqual([expected, 429])
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
        const prepared = await prepare(step)
        const { emulator, request } = prepared
        const before = recordsOf(emulator)
        await fail(prepared, step, rule)
        await expect(send(emulator, request), step.operation).rejects.toMatchObject({ cause: { code } })
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
        const [failing, working] = [await prepare(step), await prepare(step)]
        const before = [recordsOf(failing.emulator), recordsOf(working.emulator)]
        await fail(failing, step, rule)
        await send(working.emulator, working.request)
        const reading = send(failing.emulator, failing.request).then((response) => response.text())
        await expect(reading, step.operation).rejects.toThrow(/^(fetch failed|terminated)$/)
        const changed = [recordsOf(failing.emulator) !== before[0], recordsOf(working.emulator) !== before[1]]
        expect(changed[0], step.operation).toBe(changed[1])
        if (changed[0]) changing.push(step.operation)
      }
      if (complete) expect(changing).not.toEqual([])
    })
  })
}

/** Returns the collections of a snapshot, which stay the same object until a record is written. */
function recordsOf(emulator: AnyEmulator): unknown {
  return emulator.snapshot().collections
}
