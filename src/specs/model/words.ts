/** Most names of which the words are remembered. */
const MOST_NAMES = 20_000

/** Returns a function that remembers its results for names that were seen before. */
function remember<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size >= MOST_NAMES) known.clear()
    const value = read(name)
    known.set(name, value)
    return value
  }
}

/** Returns a name in lower case without separators, so that `FriendlyName`, `friendly_name` and `friendly-name` agree. */
export const fold: (name: string) => string = remember((name) =>
  name.replace(/[^a-z0-9$\u0080-\uffff]+/gi, '').toLowerCase(),
)

/** Returns the words of a name in lower case: `listUserRepos` and `list-user_repos` give list, user and repos. */
export const wordsOf: (name: string) => readonly string[] = remember((name) =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
)

/** Returns a name in camel case. */
export function camel(name: string): string {
  return wordsOf(name)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

/** Returns the singular of an English noun as its letters suggest it: `companies`, `boxes` and `boards` are known. */
export const singular: (noun: string) => string = remember((noun) => {
  if (/(people)$/i.test(noun)) return noun.replace(/people$/i, 'person')
  if (/[^aeiou]ies$/i.test(noun)) return noun.replace(/ies$/i, 'y')
  if (/(ss|x|z|ch|sh)es$/i.test(noun)) return noun.slice(0, -2)
  if (/(ss|us|is)$/i.test(noun) || noun.length < 3) return noun
  return noun.replace(/s$/i, '')
})
