import { isJson, type Json } from './json.ts'

/** A value that a JSONPath selects, with the object or array that contains it. The root has no parent. */
export interface Selected {
  readonly value: unknown
  readonly parent: Json | unknown[] | undefined
  readonly name: string
}

/** Selects children of a value. */
type Selector = (value: unknown) => readonly Selected[]

/** A step of a path: selectors of which each may match, for the value or also for everything below it. */
interface Step {
  readonly selectors: readonly Selector[]
  readonly isDeep: boolean
}

/**
 * Returns the values that a JSONPath selects (RFC 9535, without slices and functions). Also accepts names with hyphens
 * after a dot, which are common in overlays.
 * @throws SyntaxError with the reason if the path is not valid
 */
export function select(root: unknown, path: string): Selected[] {
  let selected: Selected[] = [{ value: root, parent: undefined, name: '' }]
  for (const { selectors, isDeep } of parsePath(path)) {
    const values = isDeep ? selected.flatMap(({ value }) => withDescendants(value)) : selected.map(({ value }) => value)
    selected = values.flatMap((value) => selectors.flatMap((selector) => selector(value)))
  }
  return selected
}

function parsePath(path: string): Step[] {
  const reader = new PathReader(path.trim())
  if (!reader.accept(/\$/y)) throw new SyntaxError('it must start with "$"')
  const steps: Step[] = []
  while (!reader.isAtEnd) {
    const isDeep = reader.accept(/\.\./y) !== undefined
    steps.push({ selectors: selectorsAt(reader, isDeep), isDeep })
  }
  return steps
}

function selectorsAt(reader: PathReader, isDeep: boolean): Selector[] {
  if (reader.accept(/\[\s*/y)) return bracketed(reader)
  if (!isDeep && !reader.accept(/\./y)) throw reader.error('"." or "["')
  if (reader.accept(/\*/y)) return [children]
  const name = reader.accept(/[\p{L}\p{N}_$-]+/uy)
  if (name === undefined) throw reader.error('a name')
  return [(value) => child(value, name)]
}

function bracketed(reader: PathReader): Selector[] {
  const selectors: Selector[] = []
  do selectors.push(selectorInBrackets(reader))
  while (reader.accept(/\s*,\s*/y))
  if (!reader.accept(/\s*\]/y)) throw reader.error('"]"')
  return selectors
}

function selectorInBrackets(reader: PathReader): Selector {
  if (reader.accept(/\*/y)) return children
  if (reader.accept(/\?\s*/y)) {
    const test = disjunction(reader)
    return (value) => children(value).filter((found) => test(found.value))
  }
  const index = reader.accept(/-?\d+/y)
  if (index !== undefined) return (value) => (Array.isArray(value) ? child(value, indexOf(value, Number(index))) : [])
  const name = quoted(reader)
  if (name === undefined) throw reader.error('a quoted name, a number, "*" or "?"')
  return (value) => (Array.isArray(value) ? [] : child(value, name))
}

function indexOf(list: readonly unknown[], index: number): string {
  return String(index < 0 ? list.length + index : index)
}

/** Tests a value in a filter. */
type Test = (value: unknown) => boolean

function disjunction(reader: PathReader): Test {
  const tests = [conjunction(reader)]
  while (reader.accept(/\s*\|\|\s*/y)) tests.push(conjunction(reader))
  return (value) => tests.some((test) => test(value))
}

function conjunction(reader: PathReader): Test {
  const tests = [comparison(reader)]
  while (reader.accept(/\s*&&\s*/y)) tests.push(comparison(reader))
  return (value) => tests.every((test) => test(value))
}

function comparison(reader: PathReader): Test {
  if (reader.accept(/!\s*/y)) {
    const test = comparison(reader)
    return (value) => !test(value)
  }
  if (reader.accept(/\(\s*/y)) {
    const test = disjunction(reader)
    if (!reader.accept(/\s*\)/y)) throw reader.error('")"')
    return test
  }
  const get = filterPath(reader)
  const operator = reader.accept(/\s*(==|!=)\s*/y)?.trim()
  if (operator === undefined) return (value) => get(value) !== undefined
  const wanted = literal(reader)
  return (value) => (get(value) === wanted) === (operator === '==')
}

/** Reads `@.name['name']` and returns a function that follows it. */
function filterPath(reader: PathReader): (value: unknown) => unknown {
  if (!reader.accept(/@/y)) throw reader.error('"@"')
  const names: string[] = []
  for (;;) {
    const isBracket = reader.accept(/\[\s*/y) !== undefined
    const name = isBracket ? quoted(reader) : reader.accept(/\.[\p{L}\p{N}_$-]+/uy)?.slice(1)
    if (name === undefined) break
    if (isBracket && !reader.accept(/\s*\]/y)) throw reader.error('"]"')
    names.push(name)
  }
  return (value) => names.reduce((found: unknown, name) => child(found, name)[0]?.value, value)
}

function literal(reader: PathReader): unknown {
  const text = quoted(reader)
  if (text !== undefined) return text
  const scalar = reader.accept(/true|false|null|-?\d+(\.\d+)?/y)
  if (scalar === undefined) throw reader.error('a string, a number, true, false or null')
  return JSON.parse(scalar)
}

function quoted(reader: PathReader): string | undefined {
  const text = reader.accept(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy)
  return text?.slice(1, -1).replace(/\\(.)/gs, '$1')
}

function child(value: unknown, name: string): Selected[] {
  if (Array.isArray(value))
    return Object.hasOwn(value, name) ? [{ value: value[Number(name)], parent: value, name }] : []
  return isJson(value) && Object.hasOwn(value, name) ? [{ value: value[name], parent: value, name }] : []
}

function children(value: unknown): Selected[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).flatMap((name) => child(value, name)) : []
}

function withDescendants(value: unknown): unknown[] {
  return [value, ...children(value).flatMap((found) => withDescendants(found.value))]
}

/** Reads a path from left to right. */
class PathReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length
  }

  /** Returns the text that a sticky pattern matches here, and moves behind it. */
  accept(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const [text] = pattern.exec(this.#text) ?? []
    this.#at += text?.length ?? 0
    return text
  }

  error(expected: string): SyntaxError {
    const rest = this.#text.slice(this.#at)
    return new SyntaxError(`it needs ${expected} at ${rest === '' ? 'its end' : `"${rest.slice(0, 30)}"`}`)
  }
}
