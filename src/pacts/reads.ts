import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { Reads } from '../engine/services/reads.ts'
import { nearest } from '../engine/spec/nearest.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { operationAt } from './operation-at.ts'

/** Returns the fields that a client read of an operation's responses with a status; undefined if it is not known. */
export type FieldsRead = (operation: string, status: number) => readonly string[] | undefined

/** Step of a field that stands for the items of a list. */
export const ITEMS = '[]'

/** Field that stands for the whole body. */
export const WHOLE = ''

const KEY = /^(?:([A-Z]+) )?(\S+?)(?: (\d{3}))?$/
const STEP = /\[(?:\d*|\*)\]|\['([^']*)'\]|\["([^"]*)"\]|([^.[\]]+)/g

/**
 * Resolves the fields that a client reads for one vendor.
 * @param all every vendor that the client may use
 * @throws EmulatorError if a key names no operation of any vendor
 */
export function resolveReads(reads: Reads, vendor: Vendor, all: Readonly<Record<string, Vendor>>): FieldsRead {
  const known = new Map<string, Set<string>>()
  for (const [key, fields] of Object.entries(reads)) {
    const [, method, name = '', status = ''] = KEY.exec(key) ?? []
    const operation = method === undefined ? operationNamed(name, vendor, all) : operationAt(vendor, method, name)?.id
    if (operation === undefined) continue
    const place = `${operation} ${status}`
    known.set(place, new Set([...(known.get(place) ?? []), ...fields]))
  }
  return (operation, status) => {
    const fields = known.get(`${operation} ${status}`) ?? (status < 400 ? known.get(`${operation} `) : undefined)
    return fields && [...fields]
  }
}

/** Splits a field such as `results[].name` into steps: names of properties, and {@link ITEMS} for a list. */
export function parseField(field: string): string[] {
  return [...field.replace(/^\$/, '').matchAll(STEP)].map(([, single, double, plain]) => {
    return single ?? double ?? plain ?? ITEMS
  })
}

/** Returns a name if it is an operation of the vendor. */
function operationNamed(name: string, { spec }: Vendor, all: Readonly<Record<string, Vendor>>): string | undefined {
  if (spec.operations.has(name)) return name
  const others = Object.values(all)
  if (others.some((other) => other.spec.operations.has(name))) return undefined
  const names = others.flatMap((other) => [...other.spec.operations.keys()])
  throw new EmulatorError('DD_READS_UNKNOWN', { name, nearest: nearest(name, names, 1).join('') }, name)
}
