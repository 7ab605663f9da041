import { isObject } from '../world/is-object.ts'
import { formatNames, nearest } from './nearest.ts'
import type { ScenarioSource } from './source.ts'
import { type SourceError, toSourceError } from './source-error.ts'

/** Access to the scenarios that another one may extend. */
export interface ScenarioLookup {
  readonly parentOf: (child: ScenarioSource, name: string) => ScenarioSource | undefined
  readonly names: () => readonly string[]
}

/** A scenario and every scenario that it extends: the base scenario first, the scenario itself last. */
export interface Lineage {
  readonly sources: readonly ScenarioSource[]
  /** set if an `extends` names an unknown scenario or forms a circle */
  readonly errors: readonly SourceError[]
}

/** Follows `extends` from a scenario to its base scenario. */
export function lineageOf(source: ScenarioSource, { parentOf, names }: ScenarioLookup): Lineage {
  const sources = [source]
  const broken = (child: ScenarioSource, found: string, expected: string, near?: string): Lineage => {
    return { sources, errors: [toSourceError(child, { path: ['extends'], found, expected, nearest: near })] }
  }
  for (let child = source; ; ) {
    const name = stringAt(child.raw, 'extends')
    if (name === '') return { sources, errors: [] }
    const parent = parentOf(child, name)
    if (!parent) return broken(child, name, `must be one of ${formatNames(names())}`, nearest(name, names()))
    if (sources.includes(parent)) {
      const circle = [...sources.map(({ raw }) => stringAt(raw, 'scenario')).toReversed(), name]
      // Each scenario of the circle gets the error in its own file.
      const member = parent === source ? source : child
      return broken(member, stringAt(member.raw, 'extends'), `must not form a circle (${circle.join(' extends ')})`)
    }
    sources.unshift(parent)
    child = parent
  }
}

/** Returns the string under a key of a file's content; `''` if there is no string. */
export function stringAt(raw: unknown, key: string): string {
  const value = isObject(raw) ? raw[key] : undefined
  return typeof value === 'string' ? value : ''
}
