import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Draw } from './draw.ts'
import { fits, type Lengths, lengthsOf } from './fits.ts'
import { dateTimes } from './instant-text.ts'
import { sampleByName, sampleEmail, sampleUrl } from './named-value.ts'
import { samplePattern } from './sample-pattern.ts'

/** Strings for patterns that look ahead, which are mostly those of passwords. */
const COMMON = ['Desk-2026!', 'Desk-2026!Desk-2026!', 'desk', 'DESK', '1', 'a']

/** Strings by format: one, or several of which a pattern may allow only some. */
const FORMATS: Readonly<Record<string, (draw: Draw) => string | readonly string[]>> = {
  'date-time': ({ now }) => dateTimes(now),
  date: ({ now }) => now.slice(0, 10),
  time: ({ now }) => dateTimes(now).map((text) => text.slice(11)),
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
  const formatted = [FORMATS[String(format)]?.(draw) ?? []].flat()
  const accepted = formatted.find((text) => fits(text, keywords))
  if (accepted !== undefined) return accepted
  const named = sampleByName(name, draw.random)
  if (typeof pattern !== 'string') return fitLength(named ?? wordOf(name, draw), lengths)
  if (named !== undefined && fits(named, keywords)) return named
  const sampled = samplePattern(pattern, lengths, draw.random)
  return sampled ?? COMMON.find((text) => fits(text, keywords)) ?? formatted[0] ?? ''
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
