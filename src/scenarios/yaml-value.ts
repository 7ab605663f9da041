import type { Alias, Document, Node, Pair, YAMLMap } from 'yaml'
import { DEEPEST } from './check-tree.ts'

type Yaml = typeof import('yaml')

/** The offset of an entry's key and of its value in a YAML text. */
interface EntryOffsets {
  readonly key: number
  readonly value: number
}

/** A YAML document as a value, with the offset of each entry of its mappings and lists. */
export interface YamlValue {
  readonly value: unknown
  /** by the mapping or list that contains the entry, then by the entry's key or index */
  readonly offsets: WeakMap<object, Map<string | number, EntryOffsets>>
  readonly errors: readonly OffsetError[]
}

/** An error at an offset of a YAML text. */
export interface OffsetError {
  readonly offset: number
  readonly message: string
}

/**
 * Converts a YAML document to a value. An alias becomes the same object as its anchor, so that the cost is linear in
 * the length of the text.
 */
export function toYamlValue(document: Document, yaml: Yaml): YamlValue {
  const converter = new Converter(yaml)
  const value = converter.convert(document.contents, 0)
  return { value, offsets: converter.offsets, errors: converter.errors }
}

class Converter {
  readonly offsets: YamlValue['offsets'] = new WeakMap()
  readonly errors: OffsetError[] = []
  readonly #yaml: Yaml
  /** the values of the anchors before the current node; a later anchor replaces an earlier one of the same name */
  readonly #anchors = new Map<string, unknown>()
  /** the containers around the current node */
  readonly #containers = new Set<object>()

  constructor(yaml: Yaml) {
    this.#yaml = yaml
  }

  convert(node: unknown, depth: number): unknown {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml
    if (isAlias(node)) {
      return this.#aliased(node)
    }
    if (isScalar(node)) {
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node.value)
      return node.value
    }
    if (!isMap(node) && !isSeq(node)) return null
    // The reader of the text limits the depth; this limit is for documents that were created in another way.
    if (depth > DEEPEST) return this.#fail(node, `must not nest deeper than ${DEEPEST} levels`)
    return isMap(node) ? this.#mapping(node, depth) : this.#list(node, depth)
  }

  #aliased(alias: Alias): unknown {
    const value = this.#anchors.get(alias.source)
    if (!this.#anchors.has(alias.source)) {
      return this.#fail(alias, `Unresolved alias (the anchor must be set before the alias): ${alias.source}`)
    }
    if (!this.#isOpen(value)) return value
    return this.#fail(alias, `The alias *${alias.source} is inside the value of its own anchor`)
  }

  /** Returns whether the content of a container is still being converted. */
  #isOpen(value: unknown): boolean {
    return typeof value === 'object' && value !== null && this.#containers.has(value)
  }

  #list(node: Node & { readonly items: readonly unknown[]; anchor?: string }, depth: number): unknown[] {
    const list: unknown[] = []
    const offsets = this.#open(node, list)
    for (const [i, item] of node.items.entries()) {
      const offset = offsetOf(item) ?? offsetOf(node) ?? 0
      offsets.set(i, { key: offset, value: offset })
      list.push(this.convert(item, depth + 1))
    }
    this.#containers.delete(list)
    return list
  }

  #mapping(node: YAMLMap, depth: number): object {
    const mapping: Record<string, unknown> = {}
    const offsets = this.#open(node, mapping)
    const merged: unknown[] = []
    for (const pair of node.items) {
      if (this.#isMerge(pair)) merged.push(...this.#mergeSources(pair, depth))
      else this.#entry({ pair, node, mapping, offsets }, depth)
    }
    // The mapping's own entries override merged ones, wherever the merge key is.
    for (const source of merged) this.#merge(source, mapping, offsets)
    this.#containers.delete(mapping)
    return mapping
  }

  #entry({ pair, node, mapping, offsets }: EntryContext, depth: number): void {
    const key = this.#yaml.isScalar(pair.key) ? pair.key.value : this.convert(pair.key, depth + 1)
    const keyOffset = offsetOf(pair.key) ?? offsetOf(node) ?? 0
    const name = keyName(key)
    if (name === undefined) {
      this.#fail(pair.key, 'A key must be a string, not a mapping or a list')
      return
    }
    if (offsets.has(name)) this.#fail(pair.key, 'Map keys must be unique')
    offsets.set(name, { key: keyOffset, value: offsetOf(pair.value) ?? keyOffset })
    setOwn(mapping, name, this.convert(pair.value, depth + 1))
  }

  /** Returns whether a pair is a merge key: `<<`, without quotes. */
  #isMerge({ key }: Pair): boolean {
    return this.#yaml.isScalar(key) && key.value === '<<' && (key.type === undefined || key.type === 'PLAIN')
  }

  #mergeSources({ key, value }: Pair, depth: number): unknown[] {
    const source = this.convert(value, depth + 1)
    const sources: readonly unknown[] = Array.isArray(source) ? source : [source]
    return sources.filter((one) => {
      // An alias that could not be resolved was reported already.
      if (one === undefined) return false
      const isMapping = typeof one === 'object' && one !== null && !Array.isArray(one)
      if (!isMapping) this.#fail(value ?? key, 'The value of a merge key (<<) must be a mapping or a list of mappings')
      return isMapping
    })
  }

  #merge(source: unknown, mapping: object, offsets: Map<string | number, EntryOffsets>): void {
    if (typeof source !== 'object' || source === null) return
    const sourceOffsets = this.offsets.get(source)
    for (const [name, value] of Object.entries(source)) {
      if (Object.hasOwn(mapping, name)) continue
      const at = sourceOffsets?.get(name)
      if (at) offsets.set(name, at)
      setOwn(mapping, name, value)
    }
  }

  /** Registers a container before its content is converted, so that an alias to it inside its content is found. */
  #open(node: { anchor?: string }, container: object): Map<string | number, EntryOffsets> {
    const offsets = new Map<string | number, EntryOffsets>()
    this.offsets.set(container, offsets)
    this.#containers.add(container)
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, container)
    return offsets
  }

  #fail(node: unknown, message: string): undefined {
    this.errors.push({ offset: offsetOf(node) ?? 0, message })
  }
}

interface EntryContext {
  readonly pair: Pair
  readonly node: YAMLMap
  readonly mapping: Record<string, unknown>
  readonly offsets: Map<string | number, EntryOffsets>
}

/** Returns the name of a property with a YAML key; undefined if the key is a mapping or a list. */
function keyName(key: unknown): string | undefined {
  if (key === null || key === undefined) return ''
  if (typeof key === 'string') return key
  return typeof key === 'object' ? undefined : JSON.stringify(key)
}

/** Adds a property whatever its name; an assignment to `__proto__` would replace the prototype. */
function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}

/** Returns the offset at which a node starts. */
export function offsetOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? Number(range[0]) : undefined
}
