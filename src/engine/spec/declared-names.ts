import type { Finding } from '../vendor/problem.ts'
import { tokensOf } from './json-pointer.ts'
import { type MemberTree, memberTreesOf } from './member-tree.ts'
import { editDistance } from './nearest.ts'

/** Most names that an error lists. */
const MOST_LISTED = 12

/**
 * Returns the finding about a property that its schema does not declare, with the nearest declared name.
 * @param at a JSON Pointer to the property
 * @param root the document that the schema's references lead into
 */
export function undeclaredProperty(at: string, schema: unknown, root: object): Finding {
  const place = at.slice(0, at.lastIndexOf('/'))
  const name = tokensOf(at).at(-1) ?? ''
  const declared = declaredNames(root, schema, place)
  const where = place === '' ? '' : ` in ${place}`
  const message = `unknown property ${JSON.stringify(name)}${where}; ${suggestName(name, declared)}`
  return { in: 'body', at, keyword: 'undeclared', message, allowed: declared }
}

/** Returns the names of the properties that a schema declares for the object at a JSON Pointer into its value. */
function declaredNames(root: object, schema: unknown, pointer: string): string[] {
  let tree: MemberTree | undefined = memberTreesOf(root).of(schema)
  for (const token of tokensOf(pointer)) tree = tree?.properties.get(token) ?? tree?.items
  return [...(tree?.properties.keys() ?? [])]
}

/**
 * Returns what a client may have meant by an undeclared name: the nearest declared name as a question, or a list of the
 * declared names if none is near.
 * For example, `suggestName('scenaro', ['name', 'scenario'])` returns `did you mean "scenario"?`.
 */
export function suggestName(word: string, declared: readonly string[]): string {
  if (declared.length === 0) return 'none is declared here'
  const near = nearestName(word, declared)
  if (near !== undefined) return `did you mean "${near}"?`
  const listed = declared.slice(0, MOST_LISTED).join(', ')
  return `use one of ${listed}${declared.length > MOST_LISTED ? ', …' : ''}`
}

/** Returns the question for the nearest declared name, with a space after it; empty if no name is similar. */
export function suggestionFor(word: string, declared: readonly string[]): string {
  const near = nearestName(word, declared)
  return near === undefined ? '' : `Did you mean "${near}"? `
}

/** Returns the declared name that starts like the word, or else the one that the fewest changed letters make of it. */
export function nearestName(word: string, declared: readonly string[]): string | undefined {
  const wanted = word.slice(0, 100).toLowerCase()
  const startsAlike = declared.find((name) => {
    const known = name.toLowerCase()
    return wanted !== '' && (known.startsWith(wanted) || wanted.startsWith(known))
  })
  const [nearest] = declared
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  if (nearest && nearest.distance <= 2 && nearest.distance < wanted.length) return nearest.name
  if (startsAlike !== undefined) return startsAlike
  return nearest && nearest.distance < wanted.length / 2 ? nearest.name : undefined
}
