import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { type MediaTypeObject, resolve } from '../../src/engine/spec/document.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { control } from '../../src/vendors/control/index.ts'
import { createResponseChecker } from '../support/independent-check.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { faultSuite } from './faults.case.ts'
import { operationsOf, type Step, statusesOf, tourOf, type VendorCase } from './tour.ts'

/** Defines the tests that every vendor must pass. */
export function vendorSuite(vendorCase: VendorCase): void {
  const { name, scenario, credentials, options, declines = {} } = vendorCase
  const document = readSpecFile(name)
  const operations = operationsOf(document)
  const steps = tourOf(document, vendorCase)
  const check = createResponseChecker(document)
  const start = () => createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', ...options })

  describe(`${name}: every operation and status`, () => {
    const emulator = start()

    it.each(steps.map((step) => [`${step.operation} ${step.status}`, step] as const))(
      'answers %s as the spec declares',
      async (_, step) => {
        const response = await carryOut(emulator, step)
        expect(response.status).toBe(step.status)
        if (!declines.worlds) {
          const [exchange] = emulator.exchanges().slice(-1)
          expect([exchange?.operation, exchange?.violation]).toEqual([step.operation, undefined])
        }
        const declared = operations.find(({ object }) => object.operationId === step.operation)?.object.responses[
          step.status
        ]
        expect(declared, 'the spec declares it').toBeDefined()
        const body = step.endless ? await response.body?.cancel().then(() => '') : await response.text()
        if (declared) expect(check(resolve(document, declared), response, body ?? '')).toEqual([])
      },
    )

    it('has a request for every declared status', () => {
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

  describe(`${name}: its spec`, () => {
    it('contains only examples that its schemas accept', () => {
      const ajv = new Ajv2020({ strict: false, allErrors: true })
      addFormats.default(ajv)
      ajv.addSchema({ $id: 'spec', components: document.components })
      const invalid = operations.flatMap(({ object }) => {
        const responses = Object.values(object.responses).flatMap((response) =>
          Object.values(resolve(document, response).content ?? {}),
        )
        return responses.flatMap((media) =>
          examplesOf(media)
            .filter((example) => {
              return !ajv.validate(JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"spec#/')), example)
            })
            .map(() => `${object.operationId}: ${ajv.errorsText()}`),
        )
      })
      expect(invalid).toEqual([])
    })

    it('declares the provenance of every operation', () => {
      const known = ['reference', 'documented', 'observed', 'assumed']
      expect(operations.filter(({ object }) => !known.includes(object['x-provenance']))).toEqual([])
    })

    it('has exactly one handler for every operation', () => {
      const vendor = name === 'control' ? control : start().vendors[name]
      expect(Object.keys(vendor?.handlers ?? {}).toSorted()).toEqual(
        operations.map(({ object }) => object.operationId).toSorted(),
      )
    })
  })

  describe(`${name}: its paths`, () => {
    it('answers 405 with the allowed methods for a method that a path lacks', async () => {
      const emulator = start()
      for (const path of Object.keys(document.paths)) {
        const has = operations.filter((operation) => operation.path === path).map(({ method }) => method)
        const lacks = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].find((method) => !has.includes(method))
        if (lacks === undefined) continue
        const response = await emulator.fetch(path.replaceAll(/[{}]/g, ''), {
          method: lacks,
          headers: credentials.all,
        })
        expect([path, response.status, response.headers.get('allow')?.split(', ').toSorted()]).toEqual([
          path,
          405,
          has.toSorted(),
        ])
      }
    })

    it("answers 404 in the vendor's error format for an unknown path below each root", async () => {
      const emulator = start()
      for (const root of document['x-roots']) {
        const response = await emulator.fetch(`${root}/no/such/path`, { headers: credentials.all })
        const unmatched = document['x-unmatched']['404']
        expect([root, response.status]).toEqual([root, 404])
        expect(check(resolve(document, unmatched ?? { description: '' }), response, await response.text())).toEqual([])
      }
    })

    it('answers HEAD like GET without a body', async () => {
      const emulator = start()
      const get = steps.find(({ request, status }) => request.method === 'GET' && status === 200)
      const response = await emulator.fetch(get?.request.path ?? '', { method: 'HEAD', headers: credentials.all })
      expect([response.status, await response.text()]).toEqual([200, ''])
    })
  })

  // Requests to the control API select no world.
  describe.skipIf(declines.worlds)(`${name}: worlds`, () => {
    it.each(['path', 'header'])('are isolated from each other when selected by %s', async (selector) => {
      const emulator = start()
      const created = steps.find(
        ({ request, status }) => request.method === 'POST' && status < 300 && 'content-type' in request.headers,
      )
      const listing = steps.find(
        ({ request, status }) => request.method === 'GET' && status === 200 && !request.path.includes('?'),
      )
      if (!created || !listing)
        throw new Error('The tour lacks a POST that creates a record or a GET that lists records')
      emulator.fork({ name: 'other' })
      const sendToOther = (path: string, init: RequestInit) => {
        return selector === 'path'
          ? emulator.fetch(`/_world/other${path}`, init)
          : emulator.fetch(path, {
              ...init,
              headers: { ...Object.fromEntries(new Headers(init.headers)), 'x-world': 'other' },
            })
      }
      const before = await (await emulator.fetch(listing.request.path, { headers: credentials.all })).text()
      const { path, ...init } = created.request
      expect((await sendToOther(path, init)).ok).toBe(true)
      expect(await (await emulator.fetch(listing.request.path, { headers: credentials.all })).text()).toBe(before)
    })

    it('answer 404 for an unknown world', async () => {
      const emulator = start()
      const response = await emulator.fetch(`/_world/nowhere${document['x-roots'][0]}`, {})
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    })

    it('return to their scenario on reset', async () => {
      const emulator = start()
      for (const step of steps.filter(({ status }) => status < 300)) await carryOut(emulator, step, { reset: false })
      emulator.reset()
      const fresh = start()
      for (const { request } of steps.filter(({ request: { method }, status }) => method === 'GET' && status === 200)) {
        const [a, b] = await Promise.all([emulator, fresh].map((one) => one.fetch(request.path, request)))
        expect(await a?.text()).toBe(await b?.text())
      }
    })
  })

  if (!declines.faults) faultSuite(vendorCase)
}

/** Carries out a step in the default world, by default after a reset. */
async function carryOut(emulator: ListeningEmulator, step: Step, { reset = true } = {}): Promise<Response> {
  if (reset) emulator.reset()
  await step.prepare?.(emulator)
  const { path, ...init } = step.request
  return emulator.fetch(path, init)
}

function examplesOf({ example, examples }: MediaTypeObject): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples ?? {}).map(({ value }) => value)]
}
