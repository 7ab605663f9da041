import type { ReceivedResponse } from '../extract.ts'
import { isObject, parseJson } from '../json.ts'
import type { RelaxedResponse } from './relaxed-response.ts'

interface UnusableContext {
  /** true if a request to the same path changed the service before, and the change remains */
  readonly isRepeated: boolean
  /** true if provider states sent requests before */
  readonly hasStates: boolean
}

/** Describes why a response shows nothing about its interaction; returns undefined if it can be verified. */
export function describeUnusable(
  { status, body }: RelaxedResponse,
  response: ReceivedResponse,
  { isRepeated, hasStates }: UnusableContext,
): string | undefined {
  if (response.status === 429) return 'the service answered 429: its rate limit was exceeded'
  if (response.status === 403) return 'the service answered 403: the credential lacks a permission'
  if (isRepeated && status < 400 && response.status >= 400) {
    return 'an earlier interaction sent a request to the same path, and its changes remain: use --cleanup'
  }
  if (response.status !== status || status >= 300 || hasStates) return undefined
  const actual = listsIn(parseJson(response.text))
  const lists = [...listsIn(body?.content)].filter(([, list]) => list.length > 0)
  if (lists.length === 0 || !lists.every(([name]) => actual.get(name)?.length === 0)) return undefined
  const names = lists.map(([name]) => (name === '' ? 'its list' : `"${name}"`))
  return `the service has no records in ${names.join(', ')}`
}

/** Returns the lists of objects of a body by property. If the body is a list, its name is empty. */
function listsIn(body: unknown): ReadonlyMap<string, readonly unknown[]> {
  const candidates: Readonly<Record<string, unknown>> = isObject(body) ? body : { '': body }
  return new Map(
    Object.entries(candidates).flatMap(([name, list]) => {
      return Array.isArray(list) && list.every(isObject) ? [[name, list] as const] : []
    }),
  )
}
