import { nearest } from '../../scenarios/nearest.ts'
import { isObject } from '../../world/is-object.ts'
import { parseObject } from './control-client.ts'
import { type InputSchema, type ToolArguments, ToolError, type ToolResult } from './tool.ts'

/** Largest number of characters of a result: an agent reads all of it with every later step. */
export const LONGEST_RESULT = 40_000

/** Numbers of characters to which strings are cut, in the order in which they are tried. */
const CUTS = [2_000, 200]

/**
 * Checks the names of the arguments, calls a function with them and bounds the length of its result. A page that is too
 * long is read again with a smaller limit. In any other result that is too long, long strings are cut.
 * @throws ToolError if an argument is unknown or missing, or the result is too long all the same
 */
export async function callWithin(
  args: ToolArguments,
  schema: InputSchema,
  call: (args: ToolArguments) => Promise<string>,
): Promise<ToolResult> {
  checkNames(args, schema)
  let text = await call(args)
  let limit: number | undefined
  while (text.length > LONGEST_RESULT && 'limit' in schema.properties) {
    const entries = entriesIn(text)
    if (entries <= 1) break
    limit = Math.max(1, Math.min(entries - 1, Math.floor((entries * LONGEST_RESULT) / text.length)))
    text = await call({ ...args, limit })
  }
  const result = text.length > LONGEST_RESULT ? cutStrings(text, schema) : { text }
  const notes = [limit === undefined ? undefined : pageNote(limit, schema), result.note]
  return { ...result, note: notes.filter((note) => note !== undefined).join(' ') || undefined }
}

/** @throws ToolError if an argument is unknown or missing */
export function checkNames(args: ToolArguments, { properties, required }: InputSchema): void {
  const known = Object.keys(properties)
  for (const name of Object.keys(args)) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    const cure = near === undefined ? `use ${known.join(', ') || 'none'}` : `did you mean "${near}"?`
    throw new ToolError(`There is no argument "${name}": ${cure}`)
  }
  const missing = required.filter((name) => !(name in args))
  if (missing.length > 0) throw new ToolError(`The call lacks ${missing.map((name) => `"${name}"`).join(' and ')}`)
}

/** Returns the number of entries of the list in a page. */
function entriesIn(text: string): number {
  const lists = Object.values(parseObject(text) ?? {}).filter(Array.isArray)
  return lists[0]?.length ?? 0
}

function pageNote(limit: number, { properties }: InputSchema): string {
  const next = ['cursor', 'after'].find((name) => name in properties)
  const entries = limit === 1 ? '1 entry' : `${limit} entries`
  return `The page was shortened to ${entries} to stay below ${LONGEST_RESULT} characters. Continue with "${next}".`
}

/** Cuts long strings in a JSON text. @throws ToolError if the text is still too long */
function cutStrings(text: string, { properties }: InputSchema): ToolResult {
  const value: unknown = JSON.parse(text)
  for (const most of CUTS) {
    const shorter = JSON.stringify(cut(value, most))
    if (shorter.length > LONGEST_RESULT) continue
    return { text: shorter, note: `Strings of more than ${most} characters were cut.` }
  }
  const filters = Object.keys(properties).map((name) => `"${name}"`)
  throw new ToolError(
    `The response has ${text.length} characters, and an agent gets ${LONGEST_RESULT} at most: narrow it with ${filters.join(', ')}, or read it with another program`,
  )
}

/** Returns a JSON value with every long string cut. */
function cut(value: unknown, most: number): unknown {
  if (typeof value === 'string') return cutText(value, most)
  if (Array.isArray(value)) return value.map((item) => cut(item, most))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cut(member, most)]))
}

/** Cuts a text and states how much is left out. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).toWellFormed()}… (${text.length - most} more characters)`
}
