import { isMapping } from './json-schema.ts'
import { listed, nearest } from './nearest.ts'
import type { ScenarioSource } from './source.ts'
import { type SourceError, sourceErrorAt } from './source-error.ts'

/** Finds what a scenario extends, and knows the names that it could. */
export interface ScenarioLookup {
  readonly parentOf: (child: ScenarioSource, name: string) => ScenarioSource | undefined
  readonly names: () => readonly string[]
}

/** A scenario and all that it extends, in the order in which they are laid upon each other: its own comes last. */
export interface Lineage {
  readonly sources: readonly ScenarioSource[]
  /** an `extends` that leads nowhere, or back to where it came from */
  readonly errors: readonly SourceError[]
}

/** Follows `extends` as far as it leads. */
export function lineageOf(source: ScenarioSource, { parentOf, names }: ScenarioLookup): Lineage {
  const sources = [source]
  const broken = (child: ScenarioSource, found: string, expected: string, near?: string): Lineage => {
    return { sources, errors: [sourceErrorAt(child, { path: ['extends'], found, expected, nearest: near })] }
  }
  for (let child = source; ; ) {
    const name = textIn(child.raw, 'extends')
    if (name === '') return { sources, errors: [] }
    const parent = parentOf(child, name)
    if (!parent) return broken(child, name, `must be one of ${listed(names())}`, nearest(name, names()))
    if (sources.includes(parent)) {
      const way = [...sources.map(({ raw }) => textIn(raw, 'scenario')).toReversed(), name]
      // Whoever stands in the circle hears of it at its own place.
      const at = parent === source ? source : child
      return broken(at, textIn(at.raw, 'extends'), `must not lead back to itself (${way.join(', ')})`)
    }
    sources.unshift(parent)
    child = parent
  }
}

/** The text under a key of what a file holds; empty where there is none. */
export function textIn(raw: unknown, key: string): string {
  const value = isMapping(raw) ? raw[key] : undefined
  return typeof value === 'string' ? value : ''
}
