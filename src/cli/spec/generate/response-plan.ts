import type { ClosedCompiler } from './closed-compiler.ts'
import { isJson, type Json, member, resolved, schemaName } from './schema.ts'

/** Context of the checks of a document's responses. */
export interface PlanContext {
  readonly document: Json
  readonly compiler: ClosedCompiler
  /** names of schemas whose record validators check parts of responses */
  readonly recordNames: Set<string>
}

/** Returns how to check a declared response, with a placeholder for each validator. */
export function responsePlan(context: PlanContext, declared: unknown, status: string): Json {
  const { document, compiler } = context
  const response = resolved(document, declared)
  const content = member(response, 'content')
  const headers = Object.entries(member(response, 'headers')).map(
    ([name, header]) => [name, resolved(document, header)] as const,
  )
  const required = headers.filter(([, header]) => header['required'] === true).map(([name]) => name)
  const headersSchema = {
    type: 'object',
    required,
    properties: Object.fromEntries(headers.map(([name, header]) => [name, header['schema']])),
    additionalProperties: true,
  }
  return {
    ...(headers.length > 0 && { headers: compiler.add(headersSchema) }),
    bodies: recordOf(Object.keys(content), (type) => {
      const { schema } = member(content, type)
      return Number(status) < 400 ? bodyPlan(context, schema) : { check: compiler.add(schema) }
    }),
  }
}

/** Returns how to check the body of a success. Records, and lists of records, are left to the record validators. */
function bodyPlan({ document, compiler, recordNames }: PlanContext, schema: unknown): Json {
  const name = schemaName(schema)
  const whole = resolved(document, schema)
  const lists = Object.entries(member(whole, 'properties')).flatMap(([property, declared]) => {
    const item = isJson(declared) && declared['type'] === 'array' ? schemaName(declared['items']) : undefined
    return item === undefined ? [] : [[property, item] as const]
  })
  for (const [, item] of lists) recordNames.add(item)
  if (lists.length === 0) {
    if (name === undefined) return { check: compiler.add(schema) }
    recordNames.add(name)
    return { record: name }
  }
  const properties = { ...member(whole, 'properties') }
  for (const [property] of lists) properties[property] = { type: 'array' }
  const shell = { ...whole, properties }
  return { check: compiler.add(shell), lists: Object.fromEntries(lists) }
}

/** Returns an object with a value for each name. */
export function recordOf<T>(names: readonly string[], create: (name: string) => T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, create(name)]))
}
