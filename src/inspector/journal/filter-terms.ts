/** A term of a filter: a word, a quoted phrase or a pattern, perhaps of a field, perhaps excluded. */
export interface FilterTerm<Field extends string = string> {
  /** the term as it was written */
  readonly written: string
  readonly isExcluded: boolean
  readonly field: Field | undefined
  readonly kind: 'word' | 'phrase' | 'pattern'
  /** value in lower case, together with a name before it that is not the name of a field */
  readonly text: string
  /** the regular expression, if the value is one */
  readonly pattern: { readonly source: string; readonly flags: string } | undefined
}

/**
 * Matches a term. A pattern is between slashes, and contains another slash only after a backslash or in a class; all
 * else, such as the path `/api/v2/`, is a word.
 */
const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/(i?)(?=\s|$)|(\S+))/gi

/**
 * Parses the terms of a filter such as `status:4xx -op:getAssistants path:/agents\/\d+$/i`.
 * @param isField checks that a name before a colon is the name of a field
 */
export function parseTerms<Field extends string>(
  text: string,
  isField: (name: string) => name is Field,
): FilterTerm<Field>[] {
  return [...text.matchAll(TERM)].map(([written, minus, name, phrase, source, flags = '', word]) => {
    const lower = name?.toLowerCase()
    const field = lower !== undefined && isField(lower) ? lower : undefined
    const prefix = name === undefined || field !== undefined ? '' : `${name}:`
    // A pattern after another name is a text, such as an address.
    const isPattern = source !== undefined && prefix === ''
    const plain = phrase ?? word ?? `/${source}/${flags}`
    return {
      written,
      isExcluded: minus === '-',
      field,
      kind: isPattern ? 'pattern' : phrase === undefined ? 'word' : 'phrase',
      text: (prefix + plain).toLowerCase(),
      pattern: isPattern ? { source, flags: flags.toLowerCase() } : undefined,
    }
  })
}

/** Checks that a filter has a word as one of its terms. */
export function hasTerm(text: string, word: string): boolean {
  return termsIn(text).includes(word)
}

/** Returns the filter text with a word added, or removed if it is already there. */
export function toggleTerm(text: string, word: string): string {
  const terms = termsIn(text)
  return (terms.includes(word) ? terms.filter((other) => other !== word) : [...terms, word]).join(' ')
}

function termsIn(text: string): string[] {
  return text.match(TERM) ?? []
}
