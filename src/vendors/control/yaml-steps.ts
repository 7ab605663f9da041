import { isObject } from '../../world/is-object.ts'

/** Deepest members that are formatted one by one: the schemas below `components`. */
const DEEPEST = 3
/** Objects that are looked at in one step. */
const OBJECTS_PER_STEP = 1000

/** The library, which is loaded on first use. */
type Yaml = Pick<typeof import('yaml'), 'Alias' | 'Document'>

/**
 * Formats an object as YAML in steps, one for each of its inner members. The text is that of the whole object: a member has
 * the same lines wherever it stands, and an object that occurs again is written as an alias of its first occurrence.
 */
export function* yamlSteps(object: object, yaml: Yaml): Generator<void, string> {
  const anchors = yield* anchorsOf(object)
  const format = formatter(yaml, anchors)
  return (yield* membersOf(object, [], { format, isSplit: (member) => !anchors.has(member) })).join('')
}

/** Functions for the members of an object. */
interface Formatting {
  /** formats a value */
  readonly format: (value: unknown) => string
  /** returns whether the members of an object may be formatted one by one */
  readonly isSplit: (object: object) => boolean
}

/** Formats the members of an object, without the lines of the objects around it. */
function* membersOf(
  object: object,
  outer: readonly string[],
  formatting: Formatting,
): Generator<void, readonly string[]> {
  const texts: string[] = []
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined) continue
    const path = [...outer, name]
    if (
      path.length < DEEPEST &&
      isObject(member) &&
      hasMembers(member) &&
      isShort(name) &&
      formatting.isSplit(member)
    ) {
      texts.push(lineOfParent(formatting.format(nested(path, { x: 0 }))))
      for (const text of yield* membersOf(member, path, formatting)) texts.push(text)
      continue
    }
    texts.push(withoutLines(formatting.format(nested(path, member)), outer.length))
    yield
  }
  return texts
}

function hasMembers(object: object): boolean {
  return Object.values(object).some((member) => member !== undefined)
}

/** Returns whether a name takes one line in YAML. */
function isShort(name: string): boolean {
  return name.length < 100 && !name.includes('\n')
}

/** Returns an object that contains a value at a path. */
function nested(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), value)
}

/** Returns the line of the object that contains the last line. */
function lineOfParent(text: string): string {
  return `${text.split('\n').at(-3) ?? ''}\n`
}

function withoutLines(text: string, count: number): string {
  let at = 0
  for (let i = 0; i < count; i++) at = text.indexOf('\n', at) + 1
  return text.slice(at)
}

type Anchors = ReadonlyMap<object, string>

/** Returns names for the objects that occur more than once, in the order in which they occur again. */
function* anchorsOf(object: object): Generator<void, Anchors> {
  const anchors = new Map<object, string>()
  const seen = new Set<object>()
  const pending: unknown[] = [object]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value !== 'object' || value === null) continue
    if (seen.has(value)) {
      if (!anchors.has(value)) anchors.set(value, `a${anchors.size + 1}`)
      continue
    }
    seen.add(value)
    for (const member of Object.values(value).toReversed()) pending.push(member)
    if (seen.size % OBJECTS_PER_STEP === 0) yield
  }
  return anchors
}

/** Returns a function that formats values in their order. An object with a name is written once, later as an alias. */
function formatter({ Alias, Document: YamlDocument }: Yaml, anchors: Anchors): (value: unknown) => string {
  const written = new Set<string>()
  const nodes = new YamlDocument()
  const toNode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const anchor = anchors.get(value)
    if (anchor !== undefined && written.has(anchor)) return new Alias(anchor)
    if (anchor !== undefined) written.add(anchor)
    const content = Array.isArray(value)
      ? value.map(toNode)
      : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toNode(member)]))
    if (anchor === undefined) return content
    return Object.assign(nodes.createNode(content), { anchor })
  }
  return (value) => {
    const document = new YamlDocument(anchors.size === 0 ? value : toNode(value))
    // The first occurrence of an alias may be in a text that was formatted before.
    return document.toString({ verifyAliasOrder: false })
  }
}
