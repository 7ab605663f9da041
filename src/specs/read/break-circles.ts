import { isJson, type Json, objectAt } from './json.ts'
import { referenceOf } from './references.ts'
import type { Warnings } from './warnings.ts'

const PREFIX = '#/components/schemas/'

/** Keywords whose schemas apply to the same value as the schema that contains them. */
const LISTS = ['allOf', 'anyOf', 'oneOf']
const SINGLE = ['not', 'if', 'then', 'else']

/** A reference in a schema, with the object that holds it. */
interface Edge {
  readonly holder: Json
  readonly to: string
}

/**
 * Removes references by which a schema consists of itself, with a warning. No value could be checked against such a
 * schema.
 * Schemas that contain themselves in a property or an item are not concerned.
 */
export function breakCircles(document: Json, warnings: Warnings): void {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas')
  const done = new Set<string>()
  for (const name of Object.keys(schemas)) if (!done.has(name)) breakCirclesFrom(name, schemas, done, warnings)
}

/** Follows references depth first, with a stack of its own because chains can be long. */
function breakCirclesFrom(start: string, schemas: Json, done: Set<string>, warnings: Warnings): void {
  const open = new Set([start])
  const stack = [{ name: start, edges: edgesOf(schemas[start]) }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const edge = top.edges.pop()
    if (!edge) {
      stack.pop()
      open.delete(top.name)
      done.add(top.name)
    } else if (open.has(edge.to)) {
      delete edge.holder['$ref']
      const text = `The schema ${edge.to} consists of itself; any value is accepted in place of the reference to it.`
      warnings.add('schemas consist of themselves', text)
    } else if (!done.has(edge.to)) {
      open.add(edge.to)
      stack.push({ name: edge.to, edges: edgesOf(schemas[edge.to]) })
    }
  }
}

function edgesOf(schema: unknown): Edge[] {
  const edges: Edge[] = []
  const pending = [schema]
  while (pending.length > 0) {
    const part = pending.pop()
    if (!isJson(part)) continue
    const reference = referenceOf(part)
    if (reference?.startsWith(PREFIX)) edges.push({ holder: part, to: reference.slice(PREFIX.length) })
    for (const keyword of LISTS) if (Array.isArray(part[keyword])) pending.push(...part[keyword])
    for (const keyword of SINGLE) pending.push(part[keyword])
    if (isJson(part['dependentSchemas'])) pending.push(...Object.values(part['dependentSchemas']))
  }
  return edges
}
