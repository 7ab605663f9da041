import { isJson } from '../../../engine/closed/schema.ts'

/** Keywords that only describe a schema. No validator reads them, but Ajv copies them into the code of validators. */
const ANNOTATIONS = new Set([
  'description',
  'title',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'x-provenance',
  'x-source',
  'x-internal',
  'x-scenario',
])

/** Keywords whose members are named by the API and not by JSON Schema. */
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])

/** Keywords whose values are data and not schemas. */
const DATA = new Set(['const', 'enum', 'default', 'required'])

/** Returns a schema without its annotations, at every depth. */
export function withoutAnnotations(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations)
  if (!isJson(schema)) return schema
  const kept = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword))
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (DATA.has(keyword)) return [keyword, value]
      return [keyword, NAMED.has(keyword) && isJson(value) ? ofMembers(value) : withoutAnnotations(value)]
    }),
  )
}

function ofMembers(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, withoutAnnotations(member)]))
}
