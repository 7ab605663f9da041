import { expect, it } from 'vitest'
import type { Document } from '../../../src/engine/spec/document.ts'
import type { Validate } from '../../../src/engine/spec/validators.ts'
import { stableDraw } from '../../../src/specs/sample/draw.ts'
import { Sampler } from '../../../src/specs/sample/sampler.ts'
import { Schemas } from '../../../src/specs/schema/schemas.ts'

const DOCUMENT: Document = {
  openapi: '3.1.0',
  info: { title: 'Empty', version: '1' },
  'x-roots': [],
  'x-hosts': [],
  'x-unmatched': {},
  paths: {},
  components: {},
}
const CODE = { type: 'string', format: 'hostname', pattern: '^[a-z]{3}\\.acme$' }

it.each([
  { type: 'array', contains: CODE, items: { minLength: 5 } },
  { type: 'object', minProperties: 2, propertyNames: CODE },
  {
    type: 'object',
    minProperties: 2,
    patternProperties: { '^x-[a-z]{2}$': {} },
    propertyNames: CODE,
    additionalProperties: false,
  },
  { type: 'object', required: ['a'], properties: { a: CODE }, if: { minProperties: 1 }, else: { required: ['b'] } },
])('samples %j any number of times with validators of the same schemas', (schema) => {
  const asked = new Set<unknown>()
  const check = (one: unknown): Validate => {
    asked.add(one)
    return () => true
  }
  const sampler = new Sampler(new Schemas(DOCUMENT), check)
  const sample = (n: number) => sampler.sample(schema, { name: '', draw: stableDraw(String(n)), inside: [] })
  sample(0)
  const first = asked.size
  for (let n = 1; n < 20; n++) sample(n)

  expect(first).toBeGreaterThan(0)
  expect(asked.size).toBe(first)
})
