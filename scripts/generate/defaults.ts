import { type Json, member, operationsOf, resolved } from '../../src/engine/closed/schema.ts'

/** Parts of a request that have a default. */
interface Defaults {
  readonly query: readonly string[]
  readonly body: readonly string[]
}

/**
 * Writes the names of the query parameters and body properties with a default. Handlers always receive them, so the
 * generated types require them; a client may leave them out.
 */
export function writeDefaults(document: Json, notice: string): string {
  const byId = new Map(operationsOf(document).map(({ id, ...operation }) => [id, defaultsOf(document, operation)]))
  const ofOperations = [...byId].flatMap(([id, defaults]) => lineOf(id, defaults))
  const ofPaths = Object.entries(member(document, 'paths')).flatMap(([path, item]) => {
    const lines = Object.entries(item as Json).flatMap(([method, object]) => {
      const id = method.startsWith('x-') ? undefined : (object as Json)['operationId']
      const defaults = byId.get(String(id))
      return defaults ? lineOf(method, defaults) : []
    })
    return lines.length === 0
      ? []
      : [`    ${JSON.stringify(path)}: {\n${lines.map((line) => `    ${line}`).join('')}    };\n`]
  })
  return `${notice}

/** Query parameters and body properties with a default, by operationId. */
export interface operationDefaults {
${ofOperations.join('')}}
/** Query parameters and body properties with a default, by path and method. */
export interface pathDefaults {
${ofPaths.join('')}}
`
}

function defaultsOf(document: Json, { object, parameters }: { object: Json; parameters: Json[] }): Defaults {
  const inQuery = parameters.filter((one) => one['in'] === 'query' && hasDefault(document, one['schema']))
  const body = object['requestBody'] === undefined ? {} : resolved(document, object['requestBody'])
  const schemas = Object.values(member(body, 'content')).map((media) => resolved(document, (media as Json)['schema']))
  const properties = schemas.flatMap((schema) => Object.entries(member(schema, 'properties')))
  return {
    query: inQuery.map(({ name }) => String(name)),
    body: [...new Set(properties.filter(([, property]) => hasDefault(document, property)).map(([name]) => name))],
  }
}

function hasDefault(document: Json, schema: unknown): boolean {
  return schema !== undefined && resolved(document, schema)['default'] !== undefined
}

function lineOf(key: string, { query, body }: Defaults): string[] {
  if (query.length + body.length === 0) return []
  return [`    ${JSON.stringify(key)}: { query: ${unionOf(query)}; body: ${unionOf(body)} };\n`]
}

function unionOf(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(' | ') || 'never'
}
