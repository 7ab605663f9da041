import { describe, expect } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import { type ResponseObject, resolve } from '../../engine/spec/document.ts'
import { carryOut, send, titleOf } from './step.ts'
import { caseOf, type Suite } from './suite.ts'

/** Defines the tests of paths and methods that a document does not declare. */
export function pathCases<E extends AnyEmulator>(suite: Suite<E>): void {
  const { name, document, operations, steps, check, start, headersOf } = suite

  describe(`${name}: its paths`, () => {
    caseOf(suite, 'methods')('answers 405 with the allowed methods for a method that a path lacks', async () => {
      const emulator = start()
      const headers = await headersOf(emulator)
      for (const path of Object.keys(document.paths)) {
        const has = operations.filter((operation) => operation.path === path).map(({ method }) => method)
        const lacks = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].find((method) => !has.includes(method))
        if (lacks === undefined) continue
        const response = await emulator.fetch(path.replaceAll(/[{}]/g, ''), { method: lacks, headers })
        expect([path, response.status, response.headers.get('allow')?.split(', ').toSorted()]).toEqual([
          path,
          405,
          has.toSorted(),
        ])
      }
    })

    caseOf(suite, 'unknown-paths')(
      "answers 404 in the vendor's error format for an unknown path below each root",
      async () => {
        const emulator = start()
        const headers = await headersOf(emulator)
        for (const root of document['x-roots']) {
          const response = await emulator.fetch(`${root.replace(/\/$/, '')}/no/such/path`, { headers })
          expect([root, response.status]).toEqual([root, 404])
          const unmatched = document['x-unmatched']['404']
          if (!unmatched) continue
          expect(check(resolve<ResponseObject>(document, unmatched), response, await response.text())).toEqual([])
        }
      },
    )

    caseOf(suite, 'head')('answers HEAD like GET without a body', async ({ skip }) => {
      const emulator = start()
      for (const step of steps.filter(({ method, status = 200 }) => method === 'GET' && status === 200)) {
        if ((await carryOut(emulator, step)).status !== 200) continue
        const { body: _, ...request } = await step.request(emulator)
        const response = await send(emulator, { ...request, method: 'HEAD' })
        expect([titleOf(step), response.status, await response.text()]).toEqual([titleOf(step), 200, ''])
        return
      }
      skip('no GET of the document succeeds')
    })
  })
}
