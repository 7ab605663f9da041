import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestBodyOf } from '../../src/engine/spec/declaration.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { anyBody } from '../support/any-body.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { vendorCases } from '../vendors/cases.ts'
import { operationsOf, type Step, tourOf } from '../vendors/tour.ts'

const JSON_TYPE = 'application/json'

describe.each(vendorCases)('$name', (vendorCase) => {
  const { name, scenario, options } = vendorCase
  const document = readSpecFile(name)
  const steps = tourOf(document, vendorCase).filter(({ status }) => status < 300)
  const cases = operationsOf(document).flatMap(({ object }) => {
    const schema = requestBodyOf(document, object)?.content[JSON_TYPE]?.schema
    const step = steps.find(({ operation }) => operation === object.operationId)
    return schema && step ? [[object.operationId, schema, step] as const] : []
  })
  const start = () => createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', ...options })

  it.each(cases)('%s ignores undeclared and read-only members at every depth of its body', async (_, schema, step) => {
    const [one, other] = [start(), start()]
    await fc.assert(
      fc.asyncProperty(anyBody(document, schema), async ({ plain, spoilt }) => {
        const [expected, found] = await Promise.all([send(one, step, plain), send(other, step, spoilt)])
        expect(expected.status, expected.text).toBeLessThan(500)
        expect(found).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

async function send(emulator: ListeningEmulator, { request, prepare }: Step, body: unknown) {
  emulator.reset()
  // By default, Bird rejects what the vendor's own schemas forbid.
  emulator.bird.setProfile({ unknownFields: 'ignore' })
  await prepare?.(emulator)
  const { path, ...init } = request
  const response = await emulator.fetch(path, { ...init, body: JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, text, violation: emulator.exchanges().at(-1)?.violation }
}
