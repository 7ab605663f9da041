import type { FlatSchema } from '../schema/flat-schema.ts'
import { fits } from './fits.ts'

/** Returns the texts of an instant that RFC 3339 allows, the usual one first. @param iso ISO 8601 with milliseconds and `Z` */
export function dateTimes(iso: string): string[] {
  const seconds = iso.replace(/\.\d+Z$/, '')
  const fraction = /\.\d+(?=Z$)/.exec(iso)?.[0] ?? '.000'
  const withFraction = `${seconds}${fraction}`
  return [
    iso,
    `${seconds}Z`,
    `${withFraction}000Z`,
    `${withFraction}+00:00`,
    `${seconds}+00:00`,
    `${withFraction}000+00:00`,
  ]
}

/**
 * Returns the text of an instant that a string's schema allows, with as much of the instant as possible: a date-time, else
 * a date-time without a zone, a date or a time. Without such a text, returns the instant as it is.
 */
export function instantText(keywords: FlatSchema['keywords'], iso: string): string {
  const texts = dateTimes(iso).flatMap((text) => [text, text.replace('T', ' ')])
  const local = [...new Set(texts.map((text) => text.replace(/Z$|\+00:00$/, '')))]
  return [...texts, ...local, iso.slice(0, 10), iso.slice(11, 19)].find((text) => fits(text, keywords)) ?? iso
}
