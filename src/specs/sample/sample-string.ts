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

/** Text to add before or after a string that matches a pattern, so that it has its format as well. */
const AFFIXES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  email: ['desk', '@desk.example'],
  'idn-email': ['desk', '@desk.example'],
  hostname: ['desk', '.example'],
  'idn-hostname': ['desk', '.example'],
  ipv4: ['192.0.2.', '0.0.1'],
  ipv6: ['2001:db8::', '::1'],
  uri: ['https://desk.example/', '/desk'],
  url: ['https://desk.example/', '/desk'],
}

/** Surroundings of {@link sampleString}. */
export interface StringPlace {
  /** name of the property that contains the string */
  readonly name: string
  readonly draw: Draw
  /** number of the sample, from 0: later ones are other strings, as far as the schema allows */
  readonly nth?: number
  /** returns whether the schema allows a string that has its pattern and length. Defaults to true */
  readonly allows?: (text: string) => boolean
}

/** Returns a string that a schema allows. */
export function sampleString(
  { keywords }: FlatSchema,
  { name, draw, nth = 0, allows = () => true }: StringPlace,
): string {
  const { pattern, format } = keywords
  const formatted = [FORMATS[String(format)]?.(later(draw, nth)) ?? []].flat()
  const accepted = formatted.find((text) => fits(text, keywords))
  if (accepted !== undefined) return accepted
  const named = sampleByName(name, draw.random)
  if (typeof pattern === 'string') {
    return (
      [named].find((text) => text !== undefined && fits(text, keywords)) ??
      samplePatternOf(pattern, keywords, { draw, allows }) ??
      formatted[0] ??
      ''
    )
  }
  const lengths = lengthsOf(keywords)
  const text = named ?? wordOf(name, draw)
  if (nth === 0) return fitLength(text, lengths)
  // Drawn words can repeat, so later ones end with a number.
  const number = String(nth + 1)
  return fitLength(text.slice(0, Math.max(0, lengths.most - number.length)) + number, lengths)
}

/** Time between two instants of one list, in ms: they differ in their dates and in their times. */
const APART = 86_401_000

function later({ random, now }: Draw, nth: number): Draw {
  return { random, now: nth === 0 ? now : new Date(Date.parse(now) + nth * APART).toISOString() }
}

/** Returns a text that matches a pattern and has the other properties of its schema, if one was found. */
function samplePatternOf(
  pattern: string,
  keywords: FlatSchema['keywords'],
  { draw, allows }: Pick<Required<StringPlace>, 'draw' | 'allows'>,
): string | undefined {
  const sampled = samplePattern(pattern, lengthsOf(keywords), draw.random)
  const [before, after] = AFFIXES[String(keywords['format'])] ?? ['', '']
  const completed = sampled === undefined ? [] : [sampled, before + sampled, sampled + after, before + sampled + after]
  return (
    completed.find((text) => fits(text, keywords) && allows(text)) ??
    COMMON.find((text) => fits(text, keywords)) ??
    sampled
  )
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
