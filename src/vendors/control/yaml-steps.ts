import { isObject } from '../../world/is-object.ts'

/** Deepest members that are formatted one by one: the schemas below `components`. */
const DEEPEST = 3

/**
 * Formats an object as YAML in steps, one for each of its inner members. The text is that of the whole object: a member has
 * the same lines wherever it stands, as long as no object occurs twice, which YAML writes as an alias.
 * @param stringify formats a value
 */
export function* yamlSteps(object: object, stringify: (value: unknown) => string): Generator<void, string> {
  if (yield* hasShared(object)) return stringify(object)
  return (yield* membersOf(object, [], stringify)).join('')
}

/** Formats the members of an object, without the lines of the objects around it. */
function* membersOf(
  object: object,
  outer: readonly string[],
  stringify: (value: unknown) => string,
): Generator<void, string[]> {
  const texts: string[] = []
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined) continue
    const path = [...outer, name]
    if (path.length < DEEPEST && isObject(member) && hasMembers(member) && isPlain(name)) {
      texts.push(lastLineOf(stringify(nested(path, { x: 0 }))), ...(yield* membersOf(member, path, stringify)))
      continue
    }
    texts.push(withoutLines(stringify(nested(path, member)), outer.length))
    yield
  }
  return texts
}

function hasMembers(object: object): boolean {
  return Object.values(object).some((member) => member !== undefined)
}

/** Returns whether a name takes one line in YAML. */
function isPlain(name: string): boolean {
  return name.length < 100 && !name.includes('\n')
}

/** Returns an object that contains a value at a path. */
function nested(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), value)
}

/** Returns the last line but one of a text: that of the innermost object. */
function lastLineOf(text: string): string {
  return `${text.split('\n').at(-3) ?? ''}\n`
}

function withoutLines(text: string, count: number): string {
  let at = 0
  for (let i = 0; i < count; i++) at = text.indexOf('\n', at) + 1
  return text.slice(at)
}

/** Returns whether an object occurs twice in a value. */
function* hasShared(object: object): Generator<void, boolean> {
  const seen = new Set<object>()
  const pending: unknown[] = [object]
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value !== 'object' || value === null) continue
    if (seen.has(value)) return true
    seen.add(value)
    pending.push(...Object.values(value))
    if (seen.size % 1000 === 0) yield
  }
  return false
}
