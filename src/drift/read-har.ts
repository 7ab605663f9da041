import { withAllVendors } from '../engine/journal/secrets.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorOf } from '../engine/vendor/vendor-of.ts'
import { isObject } from '../world/is-object.ts'
import { DriftError } from './drift-error.ts'
import { type EntryPlace, entryError } from './har/entry-error.ts'
import { readEntry } from './har/read-entry.ts'
import { redactExchange } from './redact-exchange.ts'
import type { RecordedExchange, Traffic } from './traffic.ts'

/** Limits of an archive. */
export const HAR_LIMITS = { bytes: 100 * 1024 * 1024, entries: 50_000 }

/** Options for reading an archive. */
export interface ReadHarOptions {
  /** the archive's name, for messages */
  readonly file: string
  /** vendors whose secrets are redacted, by name or as a list */
  readonly vendors: Readonly<Record<string, Vendor>> | readonly Vendor[]
}

/**
 * Reads an HTTP Archive (HAR 1.2) of a browser, a test runner or a proxy. Secrets are redacted. Entries without a
 * response (status 0) and entries of other schemes than HTTP are left out.
 * @throws DriftError with the file, the entry and the cure
 */
export function readHar(text: string, { file, vendors }: ReadHarOptions): Traffic {
  const byName = namedVendors(vendors)
  const exchanges = entriesOf(text, file).flatMap((entry, i) => {
    const place = { file, number: i + 1 }
    const exchange = readOne(entry, place)
    return exchange ? [redact(exchange, byName, place)] : []
  })
  return { exchanges }
}

function redact(exchange: RecordedExchange, vendors: Readonly<Record<string, Vendor>>, place: EntryPlace) {
  try {
    return redactExchange(exchange, secretsFor(exchange, vendors))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw entryError(place, 'has a body that is nested too deeply', 'Remove the entry from the archive.')
  }
}

function readOne(entry: unknown, place: EntryPlace): RecordedExchange | undefined {
  if (!isObject(entry)) throw entryError(place, 'is not an object', 'Export the archive again.')
  return readEntry(entry, place)
}

function entriesOf(text: string, file: string): readonly unknown[] {
  if (text.length > HAR_LIMITS.bytes) throw tooLarge(file, 'is larger than 100 MB, which is the limit')
  const archive = parse(text, file)
  const log = isObject(archive) ? archive['log'] : undefined
  const entries = isObject(log) ? log['entries'] : undefined
  if (!Array.isArray(entries)) {
    const problem = isObject(log) ? 'it has no list log.entries' : 'it has no object "log"'
    throw new DriftError('DD_HAR_INVALID', { file, problem })
  }
  if (entries.length <= HAR_LIMITS.entries) return entries
  throw tooLarge(file, `has ${entries.length.toLocaleString('en-US')} entries, and the limit is 50,000`)
}

function tooLarge(file: string, problem: string): DriftError {
  return new DriftError('DD_HAR_TOO_LARGE', { file, problem })
}

/** Parses the archive, which may start with a byte order mark. The parser's message is left out: it quotes the text. */
function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new DriftError('DD_HAR_SYNTAX', { file })
  }
}

function namedVendors(vendors: ReadHarOptions['vendors']): Readonly<Record<string, Vendor>> {
  if (!isList(vendors)) return vendors
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor]))
}

function isList(vendors: ReadHarOptions['vendors']): vendors is readonly Vendor[] {
  return Array.isArray(vendors)
}

function secretsFor({ url, method }: RecordedExchange, vendors: Readonly<Record<string, Vendor>>) {
  const vendor = vendorOf(new URL(url).pathname, vendors, { method, url })
  return withAllVendors(vendor, vendors)
}
