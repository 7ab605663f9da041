import { checkRuleShape } from '../engine/faults/check-rule.ts'
import { InvalidFaultError } from '../engine/faults/invalid-fault-error.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { got } from '../errors/got.ts'
import { validateShape } from '../scenarios/check-shape.ts'
import { formatPath, type Path } from '../scenarios/path.ts'
import { formatShapeError } from '../scenarios/source-error.ts'
import { isObject } from '../world/is-object.ts'
import { ENTRY_SCHEMAS } from './entry-schema.ts'

type Vendors = Readonly<Record<string, Vendor>>
type Properties = Readonly<Record<string, unknown>>

/**
 * Describes the first place where a value is not an entry that a world could have written, with the value there:
 * `changes.settings.auth must be one of open, strict, got "both"`. Returns undefined if it is an entry. Records are only
 * checked to be objects: their schemas are those of the vendors.
 */
export function describeInvalidEntry(entry: Properties, vendors: Vendors): string | undefined {
  const schema = ENTRY_SCHEMAS[kindOf(entry)]
  const [error] = validateShape(entry, schema, schema)
  if (error) return `${formatPath(error.path)} ${formatShapeError(error)}`
  return (
    describeInvalidDate(entry) ??
    changeSetsIn(entry)
      .map((found) => describeChanges(found, vendors))
      .find(Boolean)
  )
}

function kindOf(entry: Properties): keyof typeof ENTRY_SCHEMAS {
  const kinds = Object.keys(ENTRY_SCHEMAS) as (keyof typeof ENTRY_SCHEMAS)[]
  return kinds.find((kind) => kind in entry) ?? 'changes'
}

/** Describes a date that does not exist, or that is not written as worlds write it. */
function describeInvalidDate({ save, exchange }: Properties): string | undefined {
  for (const [name, part] of Object.entries({ save, exchange })) {
    if (!isObject(part)) continue
    const { at } = part
    if (typeof at === 'string' && toIso(at) === at) continue
    return `${name}.at must be an existing instant such as 2026-01-15T09:00:00.000Z${got(at)}`
  }
  return undefined
}

function toIso(text: string): string | undefined {
  const millis = Date.parse(text)
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString()
}

/** A change set of an entry, with its path. */
interface PlacedChanges {
  readonly path: Path
  readonly changes: Properties
}

function changeSetsIn(entry: Properties): PlacedChanges[] {
  const places: readonly Path[] = [['changes'], ['origin', 'changes'], ['before', 'changes'], ['after', 'changes']]
  return places.flatMap((path) => {
    const found = path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), entry)
    return isObject(found) ? [{ path, changes: found }] : []
  })
}

/** Describes a clock, a fault or a profile that a world could not have. */
function describeChanges({ path, changes }: PlacedChanges, vendors: Vendors): string | undefined {
  const { clock, settings } = changes
  if (isObject(clock) && 'at' in clock === 'offset' in clock) {
    return `${formatPath([...path, 'clock'])} must have either at or offset${got(clock)}`
  }
  if (!isObject(settings)) return undefined
  const at = [...path, 'settings']
  return describeFaults(settings, at) ?? describeProfiles(settings, at, vendors)
}

/** Properties of a stored fault that are not part of its rule. */
const BESIDE_RULE = new Set(['id', 'vendor', 'operation', 'seen', 'injected'])

function describeFaults({ faults }: Properties, path: Path): string | undefined {
  const list: unknown = isObject(faults) ? faults['faults'] : undefined
  if (!Array.isArray(list)) return undefined
  for (const [i, fault] of list.entries()) {
    const rule = Object.entries(Object(fault)).filter(([name]) => !BESIDE_RULE.has(name))
    try {
      checkRuleShape(Object.fromEntries(rule))
    } catch (error) {
      if (!(error instanceof InvalidFaultError)) throw error
      return `${formatPath([...path, 'faults', 'faults', i])} is not a fault: ${error.problem}`
    }
  }
  return undefined
}

/** Describes a setting with a value that its vendor does not list. Settings that the vendor does not have do nothing. */
function describeProfiles(settings: Properties, path: Path, vendors: Vendors): string | undefined {
  for (const { profileSetting, spec } of Object.values(vendors)) {
    const profile = settings[profileSetting]
    if (!isObject(profile)) continue
    for (const [name, { enum: allowed }] of Object.entries(spec.document['x-profile'] ?? {})) {
      const value = profile[name]
      if (value === undefined || (allowed as readonly unknown[]).includes(value)) continue
      const place = formatPath([...path, profileSetting, name])
      return `${place} must be one of ${allowed.join(', ')}${got(value)}`
    }
  }
  return undefined
}
