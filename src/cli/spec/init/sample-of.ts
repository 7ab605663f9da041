import type { Document } from '../../../engine/spec/document.ts'
import { compileDocument } from '../../../specs/compile/compile-document.ts'
import { stableDraw } from '../../../specs/sample/draw.ts'
import { Sampler } from '../../../specs/sample/sampler.ts'
import { Schemas } from '../../../specs/schema/schemas.ts'
import type { Sample } from './write-code.ts'

/** Returns a source of valid values, which are the same in each run. */
export function sampleOf(document: Document): Sample {
  const schemas = new Schemas(document)
  const { check } = compileDocument(schemas, [], () => {})
  const sampler = new Sampler(schemas, check)
  return (schema) => sampler.sample(schema, { name: '', draw: stableDraw('init'), inside: [] })
}
