/** Returns a name in lower case without separators, so that `FriendlyName`, `friendly_name` and `friendly-name` agree. */
export function fold(name: string): string {
  return name.replace(/[^\p{L}\p{N}$]/gu, '').toLowerCase()
}

/** Returns the words of a name in lower case: `listUserRepos` and `list-user_repos` give list, user and repos. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** Returns a name in camel case. */
export function camel(name: string): string {
  return wordsOf(name)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

/** Returns the singular of an English noun as its letters suggest it: `companies`, `boxes` and `boards` are known. */
export function singular(noun: string): string {
  if (/(people)$/i.test(noun)) return noun.replace(/people$/i, 'person')
  if (/[^aeiou]ies$/i.test(noun)) return noun.replace(/ies$/i, 'y')
  if (/(ss|x|z|ch|sh)es$/i.test(noun)) return noun.slice(0, -2)
  if (/(ss|us|is)$/i.test(noun) || noun.length < 3) return noun
  return noun.replace(/s$/i, '')
}
