import { describe, expect, it } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { resolve } from '../../engine/spec/document.ts'
import { statusesOf } from './spec-operation.ts'
import { carryOut, isPlainSuccess, send, titleOf } from './step.ts'
import { caseOf, declaredResponse, type Suite } from './suite.ts'

/** Defines the tests of every operation and status. */
export function operationCases<E extends AnyEmulator>(suite: Suite<E>): void {
  const { name, steps, operations, document, check, declines, complete, start } = suite

  describe.skipIf(declines['operations'])(`${name}: every operation and status`, () => {
    const emulator = start()
    const applying = steps.filter((step) => declines[titleOf(step)] === undefined)

    it.each(applying.map((step) => [titleOf(step), step] as const))(
      'answers %s as the spec declares',
      async (_, step) => {
        const response = await carryOut(emulator, step)
        if (step.status === undefined) expect(response.status).toBeLessThan(500)
        else expect(response.status).toBe(step.status)
        if (!declines['worlds']) {
          const [exchange] = emulator.exchanges().slice(-1)
          expect([exchange?.operation, exchange?.violation]).toEqual([step.operation, undefined])
        }
        const declared = declaredResponse(suite, step.operation, response.status)
        // Errors that a document does not declare are answered neutrally, unless the document forbids them.
        if (!complete && !declared && response.status >= 400) return
        expect(declared, 'the spec declares it').toBeDefined()
        const body = step.endless ? await response.body?.cancel().then(() => '') : await response.text()
        if (declared) expect(check(declared, response, body ?? '')).toEqual([])
      },
    )

    caseOf(suite, 'malformed-json')('rejects malformed JSON with an error that the spec declares', async () => {
      for (const step of steps.filter(isPlainSuccess)) {
        emulator.reset()
        const request = await step.request(emulator)
        if (!request.headers['content-type']?.endsWith('json')) continue
        const { status } = await send(emulator, { ...request, body: '{' })
        const violation = declines['worlds'] ? undefined : emulator.exchanges().at(-1)?.violation
        expect([step.operation, status >= 400 && status < 500, violation]).toEqual([step.operation, true, undefined])
      }
    })

    if (!complete) return
    caseOf(suite, 'statuses')('has a request for every declared status', () => {
      // The test above sends each of these requests and checks its status.
      const reached = new Set(steps.map(({ operation, status }) => `${operation} ${status}`))
      const unreached = operations.flatMap(({ object }) => {
        return statusesOf(object)
          .filter(
            (status) =>
              resolve(document, object.responses[status] ?? { description: '' })['x-unreachable'] === undefined,
          )
          .map((status) => `${object.operationId} ${status}`)
          .filter((title) => !reached.has(title))
      })
      const declared = operations.reduce((sum, { object }) => sum + statusesOf(object).length, 0)
      console.log(`${name}: ${reached.size} of ${declared} declared statuses have a request; missing:`, unreached)
      expect(unreached).toEqual([])
    })
  })
}
