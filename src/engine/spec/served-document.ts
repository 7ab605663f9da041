import { isObject } from '../../world/is-object.ts'
import { type Behaviour, type Document, METHODS, type OperationObject, type PathItem } from './document.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Returns a vendor's document as other programs read it: without the parts that only scenarios and actions use, with the
 * double's own address first among its servers, and with the rules of each operation in its description. It is created in
 * steps, one for each path and schema.
 * @param address the double's address, such as `http://127.0.0.1:4010`
 */
export function* servedDocument(document: Document, address: string): Generator<void, Document> {
  const paths: [string, PathItem][] = []
  for (const [path, item] of Object.entries(document.paths)) {
    paths.push([path, servedPath(item, address)])
    yield
  }
  const { 'x-initial': _, 'x-actions': __, ...rest } = document
  const components = yield* servedComponents(document)
  return { ...rest, ...ownServers(document, address), paths: Object.fromEntries(paths), components }
}

function servedPath(item: PathItem, address: string): PathItem {
  const operations = METHODS.flatMap((method) => {
    const declared = item[method]
    if (!declared) return []
    const { 'x-curl': _, ...operation } = declared
    return [[method, { ...operation, ...ownServers(operation, address), ...describe(operation), ...bodyOf(operation) }]]
  })
  return { ...item, ...Object.fromEntries(operations) }
}

/** Puts the double's address in front of the servers that an object declares. */
function ownServers({ servers }: Pick<Document, 'servers'>, address: string): Pick<Document, 'servers'> {
  return servers
    ? { servers: [{ url: address, description: 'DeskDouble, where this document was read.' }, ...servers] }
    : {}
}

function describe({ description, 'x-behaviour': rules = [] }: OperationObject): Pick<OperationObject, 'description'> {
  const parts = [description?.trim(), rules.map(ruleItem).join('\n')].filter(
    (part) => part !== undefined && part !== '',
  )
  return parts.length === 0 ? {} : { description: parts.join('\n\n') }
}

function bodyOf({ requestBody }: OperationObject): Pick<OperationObject, 'requestBody'> {
  // Only the defaults of properties change; everything else keeps its form.
  return requestBody ? { requestBody: withDescribedDefaults(requestBody) as typeof requestBody } : {}
}

function ruleItem({ rule, provenance }: Behaviour): string {
  return `- ${rule.trim()}${provenance === undefined ? '' : ` *(${provenance})*`}`
}

/** Returns the components without internal schemas, unless a schema that stays refers to them. */
function* servedComponents({ paths, components }: Document): Generator<void, Document['components']> {
  const schemas = isObject(components['schemas']) ? components['schemas'] : {}
  const isInternal = (name: string) => isObject(schemas[name]) && schemas[name]['x-internal'] === true
  const others = Object.fromEntries(Object.entries(components).filter(([kind]) => kind !== 'schemas'))
  const used = new Set(Object.keys(schemas).filter((name) => !isInternal(name)))
  const pending: unknown[] = [...Object.values(paths), others, ...[...used].map((name) => schemas[name])]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const name of schemasNamedIn(withoutScenario(value))) {
      if (used.has(name)) continue
      used.add(name)
      pending.push(schemas[name])
    }
    yield
  }
  const served: [string, unknown][] = []
  for (const [name, schema] of Object.entries(schemas)) {
    if (used.has(name)) served.push([name, withDescribedDefaults(withoutScenario(schema))])
    yield
  }
  return { ...others, schemas: Object.fromEntries(served) }
}

function schemasNamedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(schemasNamedIn)
  if (!isObject(value)) return []
  const { $ref } = value
  const own = typeof $ref === 'string' ? /^#\/components\/schemas\/([^/]+)$/.exec($ref)?.[1] : undefined
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(schemasNamedIn)]
}

/** Returns a schema without `x-scenario` at every depth. */
function withoutScenario(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutScenario)
  if (!isObject(value)) return value
  const members = Object.entries(value satisfies Json).filter(([name]) => name !== 'x-scenario')
  return Object.fromEntries(members.map(([name, member]) => [name, withoutScenario(member)]))
}

/**
 * Moves the defaults of properties into their descriptions, at every depth. Generators of clients take a property with a
 * default as one that is always present, and then demand it in requests.
 */
function withDescribedDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDescribedDefaults)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const described = withDescribedDefaults(member)
      return [name, name === 'properties' && isObject(described) ? mapValues(described, describeDefault) : described]
    }),
  )
}

function describeDefault(property: unknown): unknown {
  if (!isObject(property) || !('default' in property)) return property
  const { default: standard, description, ...rest } = property
  const sentence = `Defaults to \`${JSON.stringify(standard)}\`.`
  if (typeof description !== 'string') return { ...rest, description: sentence }
  return {
    ...rest,
    description: /\bDefaults? to\b/.test(description) ? description : `${description.trim()} ${sentence}`,
  }
}

function mapValues(object: Json, map: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]))
}
