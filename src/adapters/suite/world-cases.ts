import { describe, expect, it } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { carryOut, isPlainSuccess, type StepRequest, send, type TourStep, titleOf } from './step.ts'
import { caseOf, type Suite } from './suite.ts'

/** Defines the tests of worlds: their isolation, their reset, and that they repeat themselves. */
export function worldCases<E extends AnyEmulator>(suite: Suite<E>): void {
  const { name, document, steps, declines, complete, start, headersOf } = suite

  describe.skipIf(declines['worlds'])(`${name}: worlds`, () => {
    it.each(['path', 'header'])('are isolated from each other when selected by %s', async (selector) => {
      const emulator = start()
      const created = await firstOf(
        suite,
        ({ method }) => method === 'POST',
        ({ headers }) => 'content-type' in headers,
      )
      const listing = await firstOf(
        suite,
        ({ method }) => method === 'GET',
        ({ path }) => !path.includes('?'),
      )
      if (!created || !listing) {
        if (complete) throw new Error('The tour lacks a POST that creates a record or a GET that lists records')
        return
      }
      emulator.fork({ name: 'other' })
      const sendToOther = ({ path, headers, ...init }: StepRequest) => {
        return selector === 'path'
          ? emulator.fetch(`/_world/other${path}`, { ...init, headers })
          : emulator.fetch(path, { ...init, headers: { ...headers, 'x-world': 'other' } })
      }
      const [list, create] = [await listing.request(emulator), await created.request(emulator)]
      const headers = complete ? await headersOf(emulator) : list.headers
      const before = await (await send(emulator, { ...list, headers })).text()
      expect((await sendToOther(create)).status).toBeLessThan(complete ? 300 : 500)
      expect(await (await send(emulator, { ...list, headers })).text()).toBe(before)
    })

    it('answer 404 for an unknown world', async () => {
      const response = await start().fetch(`/_world/nowhere${document['x-roots'][0]}`, {})
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    })

    caseOf(suite, 'reset')('return to their scenario on reset', async () => {
      const emulator = start()
      for (const step of steps.filter(({ status = 200 }) => status < 300)) {
        await carryOut(emulator, step, { reset: false })
      }
      emulator.reset()
      const fresh = start()
      for (const step of steps.filter(({ method, status = 200 }) => method === 'GET' && status === 200)) {
        const texts = [emulator, fresh].map(async (one) => (await send(one, await step.request(one))).text())
        const [a, b] = await Promise.all(texts)
        expect(a).toBe(b)
      }
    })

    caseOf(suite, 'determinism')('answer the same requests with the same bytes', async () => {
      const emulators = [start(), start()]
      for (const step of steps.filter(({ endless }) => !endless)) {
        const [a, b] = await Promise.all(emulators.map(async (one) => bytesOf(await carryOut(one, step))))
        expect([titleOf(step), b]).toEqual([titleOf(step), a])
      }
    })
  })
}

/** Returns the first step of success that succeeds and whose request passes a test. */
async function firstOf<E extends AnyEmulator>(
  { steps, start }: Suite<E>,
  isCandidate: (step: TourStep<E>) => boolean,
  isFitting: (request: StepRequest) => boolean,
): Promise<TourStep<E> | undefined> {
  for (const step of steps.filter((one) => isPlainSuccess(one) && isCandidate(one))) {
    const emulator = start()
    const request = await step.request(emulator)
    if (isFitting(request) && (await send(emulator, request)).ok) return step
  }
  return undefined
}

async function bytesOf(response: Response): Promise<unknown> {
  return [response.status, [...response.headers], await response.text()]
}
