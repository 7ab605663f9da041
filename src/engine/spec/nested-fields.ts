import type { ValueShape } from './value-shape.ts'

/** Deepest nesting of brackets in a name. */
const DEEPEST = 16
/** Most items that the indexes of a list may address. */
const MOST_ITEMS = 1000

/** A field of a form or query: its name, and its text or file. */
export type Field = readonly [name: string, value: unknown]

/** A value in the making: the values that were sent for it, and its parts by name or index. */
interface FieldNode {
  readonly values: unknown[]
  readonly parts: Map<string, FieldNode>
}

/**
 * Decodes fields whose names contain brackets, such as `address[city]=Bonn`, `tags[]=a` and `lines[0][price]=5`, where
 * the shape declares an object or array. Values become the declared types. Other names stay as they are.
 * @param repeated called with each name that was sent several times but is not a list
 */
export function decodeFields(
  fields: Iterable<Field>,
  shape: ValueShape,
  repeated: (name: string) => void,
): Record<string, unknown> {
  const root = createNode()
  for (const [name, value] of fields) insert(root, pathOf(name, shape), value)
  const entries = [...root.parts].map(([name, node]) => [
    name,
    toValue(node, shape.property(name), () => repeated(name)),
  ])
  return Object.fromEntries(entries)
}

/** Splits a name at its brackets, if its first part is declared as an object or array. */
function pathOf(name: string, shape: ValueShape): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']') || shape.declares(name)) return [name]
  const first = name.slice(0, open)
  const { types } = shape.property(first)
  if (types.length > 0 && !types.includes('object') && !types.includes('array')) return [name]
  const rest = name.slice(open + 1, -1).split('][')
  return rest.length > DEEPEST || rest.some((part) => /[[\]]/.test(part)) ? [name] : [first, ...rest]
}

function createNode(): FieldNode {
  return { values: [], parts: new Map() }
}

/** Inserts a value. An empty part of the path, as in `tags[]`, adds an item. */
function insert(root: FieldNode, path: readonly string[], value: unknown): void {
  let node = root
  for (const [i, part] of path.entries()) {
    const isLast = i === path.length - 1
    if (part === '' && isLast) break
    const name = part === '' ? String(node.parts.size) : part
    const next = node.parts.get(name) ?? createNode()
    node.parts.set(name, next)
    node = next
  }
  node.values.push(value)
}

function toValue({ values, parts }: FieldNode, shape: ValueShape, repeated: () => void): unknown {
  const isList = shape.has('array') && (!shape.has('object') || [...parts.keys()].every((key) => /^\d+$/.test(key)))
  if (isList) return toList({ values, parts }, shape, repeated)
  if (parts.size > 0) {
    return Object.fromEntries(
      [...parts].map(([name, part]) => [name, toValue(part, shape.property(name), repeated)] as const),
    )
  }
  if (values.length > 1) repeated()
  const last = values.at(-1)
  return typeof last === 'string' ? shape.coerce(last) : last
}

function toList({ values, parts }: FieldNode, shape: ValueShape, repeated: () => void): unknown {
  const only = values[0]
  // An empty string is how forms clear a list that may have another type too.
  if (parts.size === 0 && values.length === 1 && only === '' && shape.has('string')) return only
  const { items } = shape
  const sent = values.map((value) => (typeof value === 'string' ? items.coerce(value) : value))
  const numbered = [...parts].toSorted(([a], [b]) => Number(a) - Number(b)).slice(0, MOST_ITEMS)
  return [...sent, ...numbered.map(([, part]) => toValue(part, items, repeated))]
}
