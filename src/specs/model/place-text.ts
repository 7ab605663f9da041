import type { Place } from './model.ts'

/**
 * Returns the place that a text describes: names joined by dots, with a backslash in front of each dot that belongs to
 * a name. The empty text is the whole value.
 */
export function parsePlace(text: string): Place {
  if (text === '') return []
  return text.split(/(?<!\\)\./).map((name) => name.replace(/\\\./g, '.'))
}

/** Returns a place as text. */
export function printPlace(place: Place): string {
  return place.map((name) => name.replaceAll('.', '\\.')).join('.')
}
