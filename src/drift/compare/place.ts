/** Names that are probably ids, addresses or keys of a client's data, not names of an API. */
const DATA = /\d{4}|@|^[0-9a-f-]{16,}$|^.{61,}$|[^\w$.:\-/ ]/i

/** Appends a property to a place: `results[]` and `name` become `results[].name`. A name that looks like data is `*`. */
export function placeOf(place: string, name: string): string {
  const shown = shownName(name)
  return place === '' ? shown : `${place}.${shown}`
}

/** Returns a name as messages show it: `*` if it looks like data. */
export function shownName(name: string): string {
  return name === '' || DATA.test(name) ? '*' : name
}

/** Formats a place as the subject of a sentence. */
export function subjectOf(place: string): string {
  return place === '' ? 'the body' : place
}

/** Returns whether a string is a word that an API could define, rather than a client's text or a secret. */
export function isWord(text: string): boolean {
  return /^[A-Za-z][\w .:/-]{0,39}$/.test(text) && !/\d{4}|[0-9a-f]{12}/i.test(text)
}

/** Returns the shape of a text without its content: `2026-11-25 09:00` is `9999-99-99 99:99`. */
export function maskOf(text: string): string {
  const mask = text
    .slice(0, 40)
    .replaceAll(/\d/g, '9')
    .replaceAll(/[A-Za-z]/g, 'a')
    .replaceAll(/[^9a \-:./+,]/g, '?')
  return text.length > 40 ? `${mask}…` : mask
}
