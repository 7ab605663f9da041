import type { Document, Provenance } from '../../engine/spec/document.ts'
import { escapeToken, valueAt } from '../../engine/spec/json-pointer.ts'
import { isObject } from '../../world/is-object.ts'

/** A schema at its place in a document. */
export interface SchemaNode {
  readonly schema: Readonly<Record<string, unknown>>
  /** JSON Pointer into the document */
  readonly pointer: string
  /** provenance of the schema, or else of what contains it */
  readonly provenance: Provenance
}

/** Most schemas that one schema refers to or combines in a row. A cycle ends there. */
const DEEPEST = 24

/** Creates a node. Returns an empty list if the schema restricts nothing. */
export function nodeAt(schema: unknown, pointer: string, inherited: Provenance): readonly SchemaNode[] {
  return isObject(schema) ? [{ schema, pointer, provenance: provenanceOf(schema, inherited) }] : []
}

/** Returns the provenance that a part of a document declares, or else the inherited one. */
export function provenanceOf(part: unknown, inherited: Provenance): Provenance {
  const own = isObject(part) ? part['x-provenance'] : undefined
  // The linter of specs and the reader of foreign documents check the value.
  return typeof own === 'string' ? (own as Provenance) : inherited
}

/** Returns the part of a document that a reference leads to, with its place. Returns any other part unchanged. */
export function follow(document: Document, part: unknown, pointer: string): { part: unknown; pointer: string } {
  let found = { part, pointer }
  for (let i = 0; i < DEEPEST && isObject(found.part) && typeof found.part['$ref'] === 'string'; i++) {
    const target = decoded(found.part['$ref'].replace(/^#/, ''))
    found = { part: valueAt(document, target), pointer: target }
  }
  return found
}

/** The decisions of a value between the parts of a schema. */
export interface Decisions {
  /** Chooses one of the alternatives of `oneOf` or `anyOf`. */
  readonly choose: (alternatives: readonly SchemaNode[]) => SchemaNode | undefined
  /** Returns whether the value meets the schema of an `if`; undefined if that is not known. */
  readonly meets: (condition: SchemaNode) => boolean | undefined
}

/**
 * Returns the schemas that a value must meet: those that the nodes refer to and combine with `allOf`, the chosen
 * alternatives, and `then` or `else` of a condition.
 */
export function expand(
  document: Document,
  nodes: readonly SchemaNode[],
  decisions: Decisions,
  depth = 0,
): SchemaNode[] {
  if (depth > DEEPEST) return []
  return nodes.flatMap((node) => [node, ...expand(document, partsOf(document, node, decisions), decisions, depth + 1)])
}

function partsOf(document: Document, node: SchemaNode, decisions: Decisions): SchemaNode[] {
  const { schema, pointer, provenance } = node
  const target = typeof schema['$ref'] === 'string' ? follow(document, schema, pointer) : undefined
  const chosen = ['oneOf', 'anyOf'].flatMap((keyword) => {
    const alternatives = listAt(node, keyword)
    return alternatives.length === 0 ? [] : (decisions.choose(alternatives) ?? [])
  })
  return [
    ...(target ? nodeAt(target.part, target.pointer, provenance) : []),
    ...listAt(node, 'allOf'),
    ...chosen,
    ...consequenceOf(node, decisions),
  ]
}

/** Returns the schema of `then` or `else` that the schema of `if` selects. */
function consequenceOf(node: SchemaNode, { meets }: Decisions): readonly SchemaNode[] {
  const [condition] = partAt(node, 'if')
  const isMet = condition && meets(condition)
  return isMet === undefined ? [] : partAt(node, isMet ? 'then' : 'else')
}

/** Returns the schema that a keyword of a schema contains. */
export function partAt({ schema, pointer, provenance }: SchemaNode, keyword: string): readonly SchemaNode[] {
  return nodeAt(schema[keyword], `${pointer}/${keyword}`, provenance)
}

function listAt({ schema, pointer, provenance }: SchemaNode, keyword: string): SchemaNode[] {
  const list = schema[keyword]
  if (!Array.isArray(list)) return []
  return list.flatMap((part, i) => nodeAt(part, `${pointer}/${keyword}/${i}`, provenance))
}

/** Returns the node of a property of a schema, if the schema declares it. */
export function propertyNode({ schema, pointer, provenance }: SchemaNode, name: string): readonly SchemaNode[] {
  const properties = schema['properties']
  if (!isObject(properties) || !Object.hasOwn(properties, name)) return []
  const declared = properties[name]
  return nodeAt(isObject(declared) ? declared : {}, `${pointer}/properties/${escapeToken(name)}`, provenance)
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer)
  } catch {
    return pointer
  }
}
