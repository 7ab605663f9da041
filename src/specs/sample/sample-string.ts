import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Draw } from './draw.ts'
import { sampleByName, sampleEmail, sampleUrl } from './named-value.ts'
import { type Lengths, samplePattern } from './sample-pattern.ts'

/** Longest string that is padded to a minimal length. */
const LONGEST = 100_000

/** Strings for patterns that look ahead, which are mostly those of passwords. */
const COMMON = ['Desk-2026!', 'Desk-2026!Desk-2026!', 'desk', 'DESK', '1', 'a']

/** Strings by format. */
const FORMATS: Readonly<Record<string, (draw: Draw) => string>> = {
  'date-time': ({ now }) => now,
  date: ({ now }) => now.slice(0, 10),
  time: ({ now }) => now.slice(11),
  duration: () => 'P1D',
  email: ({ random }) => sampleEmail(random),
  'idn-email': ({ random }) => sampleEmail(random),
  hostname: () => 'desk.example',
  'idn-hostname': () => 'desk.example',
  ipv4: ({ random }) => `192.0.2.${random.int(1, 254)}`,
  ipv6: ({ random }) => `2001:db8::${random.int(1, 0xffff).toString(16)}`,
  uri: ({ random }) => sampleUrl(random),
  url: ({ random }) => sampleUrl(random),
  iri: ({ random }) => sampleUrl(random),
  'uri-reference': ({ random }) => sampleUrl(random),
  'iri-reference': ({ random }) => sampleUrl(random),
  'uri-template': ({ random }) => sampleUrl(random),
  uuid: ({ random }) => random.uuid(),
  byte: () => 'ZGVzaw==',
  'json-pointer': () => '/id',
  'relative-json-pointer': () => '0',
  regex: () => '^desk$',
}

/** Returns a string that a schema allows. @param name the name of its property */
export function sampleString({ keywords }: FlatSchema, name: string, draw: Draw): string {
  const lengths = lengthsOf(keywords)
  const { pattern, format } = keywords
  const formatted = FORMATS[String(format)]?.(draw)
  if (typeof pattern === 'string') {
    const accepted = [formatted, sampleByName(name, draw.random)].find(
      (text) => text !== undefined && matches(text, pattern, lengths),
    )
    const sampled = accepted ?? samplePattern(pattern, lengths, draw.random)
    return sampled ?? COMMON.find((text) => matches(text, pattern, lengths)) ?? formatted ?? ''
  }
  if (formatted !== undefined && isWithin(formatted, lengths)) return formatted
  return fitLength(sampleByName(name, draw.random) ?? wordOf(name, draw), lengths)
}

function matches(text: string, pattern: string, lengths: Lengths): boolean {
  try {
    return isWithin(text, lengths) && new RegExp(pattern, 'u').test(text)
  } catch {
    return false
  }
}

function lengthsOf({ minLength, maxLength }: FlatSchema['keywords']): Lengths {
  return {
    least: typeof minLength === 'number' ? Math.min(minLength, LONGEST) : 0,
    most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  }
}

function isWithin({ length }: string, { least, most }: Lengths): boolean {
  return length >= least && length <= most
}

function fitLength(text: string, { least, most }: Lengths): string {
  const whole = text.length >= least ? text : text.padEnd(least, 'a')
  return whole.length <= most ? whole : whole.slice(0, most)
}

/** Returns a word for a property whose name says nothing: an id if it looks like one, else its own name. */
function wordOf(name: string, { random }: Draw): string {
  if (/id$|^sid$|key$|token|uuid|guid|hash|sha|etag/i.test(name)) return random.uuid().replaceAll('-', '').slice(0, 24)
  return name === '' ? 'text' : name.replace(/[^A-Za-z0-9]+/g, ' ').trim() || 'text'
}

/** Returns a string that a schema allows, for a value whose property has no telling name. */
export function sampleFlatString(flat: FlatSchema, draw: Draw): string {
  return sampleString(flat, 'id', draw)
}
