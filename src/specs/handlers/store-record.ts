import { fnv1a } from '../../world/digest.ts'
import { isObject } from '../../world/is-object.ts'
import { Random } from '../../world/random.ts'
import type { Derived, Place } from '../model/model.ts'
import type { Draw } from '../sample/draw.ts'
import { keyText, valueAtPlace, withValueAt } from './place.ts'
import { placeKey, withKey } from './record-key.ts'
import type { ResourceRuntime, Runtime, StoredRecord } from './runtime.ts'

/** Returns a source of values for a new record. @param id a UUID from the world's random source */
export function drawOf(id: string, now: string): Draw {
  return { random: new Random(fnv1a(id)), now }
}

/** Input of {@link shapeRecord}. */
interface NewRecord {
  readonly runtime: Runtime
  readonly target: ResourceRuntime
  /** properties that are known; what else the schema requires is sampled */
  readonly partial: StoredRecord
  /** values that identify the record, by parameter */
  readonly key: ReadonlyMap<string, unknown>
  readonly draw: Draw
}

/** Returns a record as it is stored: as responses show it, with the parts of its key that they do not show. */
export function shapeRecord({ runtime, target, partial, key, draw }: NewRecord): StoredRecord {
  const { resource, schema } = target
  const placed = derive(placeKey(partial, resource, key), resource.derived)
  const shaped = schema === undefined ? placed : runtime.shaper.shape(placed, schema, draw)
  return withKey(isObject(shaped) ? shaped : {}, resource, textsOf(key))
}

function textsOf(key: ReadonlyMap<string, unknown>): Map<string, string> {
  return new Map(
    [...key].flatMap(([parameter, value]) => {
      const text = keyText(value)
      return text === undefined ? [] : [[parameter, text] as const]
    }),
  )
}

/** Composes values from other values of a record, such as a full name from those of its owner and its own. */
function derive(record: StoredRecord, derived: readonly Derived[]): StoredRecord {
  let result: unknown = record
  for (const { place, template } of derived) {
    const parts = template.split(/\{([^}]+)\}/)
    const texts = parts.map((part, i) => (i % 2 === 0 ? part : keyText(valueAtPlace(result, placeOf(part)))))
    if (texts.every((text) => text !== undefined)) result = withValueAt(result, place, texts.join(''))
  }
  // Only properties of an object were replaced.
  return result as StoredRecord
}

function placeOf(path: string): Place {
  return path.split('.')
}
