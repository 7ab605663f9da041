import type { ScenarioExportOptions } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { isObject } from '../world/is-object.ts'
import type { World } from '../world/world.ts'
import { scenarioOfWorld } from './scenario-of-world.ts'

/** Characters that JSON contains as they are, but YAML only as escapes. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/**
 * Returns the lines of a scenario file with the records, settings and faults of a world: YAML, with one record a line.
 * They are created while they are read; later changes of the world do not show.
 */
export function scenarioLines(
  world: World,
  vendors: Readonly<Record<string, Vendor>>,
  { at = world.snapshot(), name }: ScenarioExportOptions = {},
): Iterable<string> {
  const scenario = scenarioOfWorld(world.fork({ name: world.name, from: at }), vendors)
  return linesOf({ ...scenario, ...(name !== undefined && { scenario: name }) }, '')
}

function* linesOf(members: Readonly<Record<string, unknown>>, indent: string): Generator<string> {
  for (const [name, value] of Object.entries(members)) {
    const key = `${indent}${format(name)}:`
    if (Array.isArray(value) && value.length > 0) {
      yield `${key}\n`
      for (const item of value) yield `${indent}  - ${format(item)}\n`
    } else if (isObject(value) && Object.keys(value).length > 0) {
      yield `${key}\n`
      yield* linesOf(value, `${indent}  `)
    } else yield `${key} ${format(value)}\n`
  }
}

/** A word that YAML reads as a string. */
const WORD = /^[a-z][\w-]*$/i
const NOT_A_STRING = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** Formats a value as JSON, which YAML contains, or as a plain word. */
function format(value: unknown): string {
  if (typeof value === 'string' && WORD.test(value) && !NOT_A_STRING.test(value)) return value
  return JSON.stringify(value).replaceAll(ESCAPED, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
