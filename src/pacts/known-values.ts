import type { Exchange } from '../engine/journal/exchange.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { canonicalJson, isObject, parseJson, stringsIn } from './json.ts'

/** Values whose source is known. The source decides whether a pact requires a value or only its type. */
export interface KnownValues {
  /** values that the client sent, as canonical JSON, by the name of their property or parameter */
  readonly sent: ReadonlyMap<string, ReadonlySet<string>>
  /** strings that the client sent, and the parameters of the scenario */
  readonly named: ReadonlySet<string>
  /** Checks for a string of the scenario's records, which a client cannot depend on. */
  readonly isSeeded: (text: string) => boolean
}

/** The values of one or more requests. */
export type SentValues = Pick<KnownValues, 'sent' | 'named'>

/** Collects the values of a request: of its body, its query and the segments of its path. */
export function valuesOfRequest({ request, query, path }: Exchange, secrets: ReadonlySet<string>): SentValues {
  const pairs = [...new URLSearchParams(query)].filter(([name]) => !secrets.has(name))
  const body = parseJson(request.body)
  const sent = sentValues(body, secrets)
  for (const [name, text] of pairs) {
    // A number or a boolean has the same text in a query and in JSON.
    sent.set(name, (sent.get(name) ?? new Set()).add(canonicalJson(text)).add(text))
  }
  const texts = [...stringsIn(body), ...pairs].map(([, text]) => text)
  return { sent, named: new Set([...texts, ...path.split('/')].filter((text) => text !== '')) }
}

/** Merges the values of several requests. */
export function mergeValues(all: readonly SentValues[]): SentValues {
  const sent = new Map<string, Set<string>>()
  for (const values of all) {
    for (const [name, texts] of values.sent) sent.set(name, new Set([...(sent.get(name) ?? []), ...texts]))
  }
  return { sent, named: new Set(all.flatMap(({ named }) => [...named])) }
}

/** Returns a check for the strings of a vendor's records, and for strings that contain one of their names or ids. */
export function seededStrings(world: World, { name }: Vendor): (text: string) => boolean {
  const records = Object.values(world.group(name)).flatMap((collection) => collection.list())
  const seeded = new Set(records.flatMap((record) => stringsIn(record).map(([, text]) => text)))
  const distinctive = [...new Set([...seeded].filter(isDistinctive).map((text) => text.toLowerCase()))]
  const known = new Map<string, boolean>()
  return (text) => {
    const answer =
      known.get(text) ?? (seeded.has(text) || distinctive.some((part) => text.toLowerCase().includes(part)))
    known.set(text, answer)
    return answer
  }
}

/** Checks for a string that a vendor's own constants do not contain by chance: a name of two words, or an id. */
function isDistinctive(text: string): boolean {
  return text.length >= 6 && /[\s@\d]/.test(text)
}

/** Collects the values of a request body by property name. A list counts as one value. */
export function sentValues(body: unknown, secrets: ReadonlySet<string>): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>()
  const pending: (readonly [name: string, value: unknown])[] = [['', body]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [name, value] = next
    if (isObject(value)) pending.push(...Object.entries(value))
    else if (name !== '' && value !== undefined && !secrets.has(name)) {
      sent.set(name, (sent.get(name) ?? new Set()).add(canonicalJson(value)))
      if (Array.isArray(value)) pending.push(...value.filter(isObject).map((item) => ['', item] as const))
    } else if (Array.isArray(value)) pending.push(...value.map((item) => ['', item] as const))
  }
  return sent
}
