/** Matches ids that people do not read: UUIDs, and long runs of letters, digits and separators with a digit. */
const LONG_ID = /(?<![\w.-])(?=[\w-]*\d)[\w-]{20,}(?![\w.-])/g

/** Shortens the long ids in a text, such as `5f72…e3ec`. */
export function shortenIds(text: string): string {
  return text.replace(LONG_ID, (id) => `${id.slice(0, 4)}…${id.slice(-4)}`)
}
