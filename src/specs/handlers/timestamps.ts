import type { Place, Timestamp } from '../model/model.ts'
import { fits } from '../sample/fits.ts'
import { instantText } from '../sample/instant-text.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'
import { valueAtPlace, withValueAt } from './place.ts'
import type { ResourceRuntime, StoredRecord } from './runtime.ts'

/** Numbers from here on are milliseconds since 1970, not seconds. */
const FIRST_MILLIS = 100_000_000_000

/** Input of {@link stamp}. */
interface Stamp {
  /** the resource of the record, and the schema of its records */
  readonly target: Pick<ResourceRuntime, 'resource' | 'schema'>
  readonly schemas: Schemas
  /** the present instant: ISO 8601 */
  readonly now: string
  /** which timestamps are set */
  readonly on: readonly Timestamp['on'][]
}

/** Returns a record with the present instant at its timestamps, in the format that their schemas have. */
export function stamp(record: StoredRecord, { target, schemas, now, on }: Stamp): StoredRecord {
  const { resource, schema } = target
  let stamped: unknown = record
  for (const { place, on: event } of resource.timestamps) {
    if (!on.includes(event)) continue
    stamped = withValueAt(stamped, place, formatInstant(schemaAt(schema, place, schemas), place, now))
  }
  // Only properties of an object were replaced.
  return stamped as StoredRecord
}

/** Returns a scenario's record with the present instant at the timestamps that it does not contain. */
export function stampAt(
  record: StoredRecord,
  { target: { resource, schema }, ...rest }: Omit<Stamp, 'on'>,
): StoredRecord {
  const missing = resource.timestamps.filter(({ place }) => valueAtPlace(record, place) === undefined)
  const target = { resource: { ...resource, timestamps: missing }, schema }
  return stamp(record, { ...rest, target, on: ['created', 'updated'] })
}

function schemaAt(schema: unknown, place: Place, schemas: Schemas): FlatSchema {
  let flat = schemas.flat(schema)
  for (const name of place) flat = schemas.flat(flat.properties.get(name))
  const [choice] = flat.choices
  const option = choice?.options.find((one) => schemas.flat(one).types.join() !== 'null')
  return option === undefined ? flat : schemas.choose(flat, 0, option)
}

function formatInstant({ types, keywords }: FlatSchema, place: Place, now: string): string | number {
  const { format, example, default: standard } = keywords
  const shown = example ?? standard
  const millis = Date.parse(now)
  const isMillis = typeof shown === 'number' ? shown >= FIRST_MILLIS : /milli|ms$/i.test(place.at(-1) ?? '')
  const unix = isMillis ? millis : Math.floor(millis / 1000)
  if (types.includes('integer') || types.includes('number')) return unix
  if (format === 'date') return now.slice(0, 10)
  const like = format === 'date-time' || typeof shown !== 'string' ? now : likeExample(shown, { millis, iso: now })
  return fits(like, keywords) ? like : instantText(keywords, now)
}

/** Formats an instant as an example shows it. */
function likeExample(example: string, { millis, iso }: { millis: number; iso: string }): string {
  if (/^\d{13}$/.test(example)) return String(millis)
  if (/^\d{9,10}$/.test(example)) return String(Math.floor(millis / 1000))
  if (/^\d{4}-\d\d-\d\d$/.test(example)) return iso.slice(0, 10)
  // RFC 2822, with the zone as a number or as a name
  if (/^[A-Z][a-z]{2}, .*[+-]\d{4}$/.test(example)) return new Date(millis).toUTCString().replace('GMT', '+0000')
  if (/^[A-Z][a-z]{2}, .*GMT$/.test(example)) return new Date(millis).toUTCString()
  if (/T\d\d:\d\d:\d\dZ$/.test(example)) return iso.replace(/\.\d+Z$/, 'Z')
  return iso
}
