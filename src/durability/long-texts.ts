import type { Entry } from './entry.ts'

/*
 * Long texts such as uploaded files are stored beside the entries. In an entry, such a text is a null character and its
 * name; a text that starts with a null character itself gets another one in front.
 */

/** Fewest characters of a text that is stored beside its entry. */
const LONG_TEXT = 65_536
const MARK = '\u0000'
const MARK_IN_JSON = '"\\u0000'

/** An entry whose long texts are stored beside it. */
export interface EntryWithTexts {
  readonly entry: Entry
  /** the long texts */
  readonly texts: readonly string[]
}

/** Returns the JSON of an entry, or its long texts if it has any. */
export function jsonOrTexts(entry: Entry): string | EntryWithTexts {
  const json = hasLongText(entry) ? undefined : JSON.stringify(entry)
  // Most entries are short as a whole.
  if (json !== undefined && json.length < LONG_TEXT && !json.includes(MARK_IN_JSON)) return json
  const marked = new Set<string>()
  collectMarked(entry, marked)
  if (marked.size === 0) return json ?? JSON.stringify(entry)
  return { entry, texts: [...marked].filter(isLong) }
}

/** Returns the JSON of an entry with the names of its long texts in their places. */
export function jsonWithNames(entry: Entry, names: ReadonlyMap<string, string>): string {
  return JSON.stringify(entry, (_, value: unknown) => {
    if (typeof value !== 'string') return value
    const name = names.get(value)
    return name !== undefined || value.startsWith(MARK) ? `${MARK}${name ?? value}` : value
  })
}

/**
 * Returns the value of JSON with the long texts that it refers to.
 * @param textOf returns the text of a name; undefined if it is not a name
 */
export function parseWithTexts(json: string, textOf: (name: string) => string | undefined): unknown {
  if (!json.includes(MARK_IN_JSON)) return JSON.parse(json)
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(MARK)) return value
    const name = value.slice(1)
    return textOf(name) ?? name
  })
}

/** Returns whether an entry has a long text where files are: a body, or a property of a record. It looks nowhere else. */
function hasLongText(entry: Entry): boolean {
  if ('exchange' in entry && entry.exchange) {
    const { request, response } = entry.exchange
    if (request.body.length >= LONG_TEXT || response.body.length >= LONG_TEXT) return true
  }
  const { records = [] } = ('changes' in entry && entry.changes) || {}
  return records.some(({ stored = [] }) => stored.some(([, record]) => hasLongProperty(record)))
}

function hasLongProperty(record: object): boolean {
  for (const value of Object.values(record)) if (typeof value === 'string' && value.length >= LONG_TEXT) return true
  return false
}

/** Collects the texts of a value that are long, or that could be taken for the name of one. */
function collectMarked(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (isLong(value) || value.startsWith(MARK)) into.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) collectMarked(one, into)
  }
}

/** Returns whether a text is stored beside its entry: in UTF-8, which has no half of a character. */
function isLong(text: string): boolean {
  return text.length >= LONG_TEXT && text.isWellFormed()
}
