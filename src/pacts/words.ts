const MOST_NAMES = 3

/** Returns names as words: `limit, page and other fields`. */
export function listed(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), 'other fields'] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** Lowers the first letter, unless the first word is an abbreviation such as `JSON`. */
export function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z])/.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text
}
