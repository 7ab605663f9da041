import type { Answer } from './answers.ts'
import type { Drive } from './drive.ts'
import { fold, isObject, objectOf } from './json.ts'
import { type NextPage, nextPage, sizeParameter } from './next-page.ts'
import type { ApiOperation } from './openapi.ts'
import { filtersOf } from './requests.ts'
import type { ParameterValues, Step, Target } from './target.ts'

/** Pages after which a walk counts as endless. */
const MAX_PAGES = 40
/** Size of a page, unless the document declares a larger minimum. */
const SIZE = 2
/** Largest minimum for which as many records are created. */
const MOST = 100

/** Results of paging through one list. */
export interface PagingOutcome {
  readonly name: string
  /** true if a page of the requested size was returned; false if the list ignores its size */
  readonly sized: boolean
  /** the way in which the response reports the next page; undefined if it did not */
  readonly reported: NextPage['kind'] | undefined
  /** true if following what the responses contain visited every record once and came to an end */
  readonly walked: boolean
  /** true if the page or offset parameter returned the right rest; undefined if the list has neither */
  readonly byParameters: boolean | undefined
  readonly failure: string | undefined
  readonly text: string
}

/** Creates one record more than fits on a page, and pages through their list. Returns undefined if the list has no size or no records. */
export async function driveList(target: Target, drive: Drive): Promise<PagingOutcome | undefined> {
  const { list } = target
  const size = list && sizeParameter(list.operation)
  if (list === undefined || target.create === undefined || size === undefined) return undefined
  const pageSize = pageSizeOf(list.operation, size)
  if (pageSize > MOST) return undefined
  const parents = await drive.requests.parentsOf(target)
  const keys: string[] = []
  let filters: Readonly<Record<string, string>> = {}
  let first: unknown
  for (let index = 0; index <= pageSize; index++) {
    const body = sameFilters(list, drive.client.bodyOf(target.create.operation), first)
    const { identity, answer, sent } = await drive.requests.create(target, parents, body ?? undefined)
    first ??= sent
    filters = filtersOf(list, [answer.body, ...Object.values(objectOf(answer.body)), sent])
    const key = identity?.[target.key.parameter]
    if (key !== undefined) keys.push(key)
  }
  if (new Set(keys).size <= pageSize) return undefined
  return pageThrough(target, { list, size, pageSize, keys, parents, filters }, drive)
}

/** Returns a body with the values of another one for the properties that the list requires as filters. */
function sameFilters({ operation }: Step, body: unknown, other: unknown): unknown {
  if (!isObject(body) || !isObject(other)) return body
  const required = operation.parameters.filter((one) => one.in === 'query' && one.required && one.name in body)
  return { ...body, ...Object.fromEntries(required.map(({ name }) => [name, other[name]])) }
}

/** Returns the size of the pages to request: two, or the least that the document allows. */
function pageSizeOf({ parameters }: ApiOperation, name: string): number {
  const { minimum } = objectOf(parameters.find((parameter) => parameter.name === name)?.schema)
  return typeof minimum === 'number' ? Math.max(SIZE, minimum) : SIZE
}

interface PagedList {
  readonly list: Step
  readonly size: string
  readonly pageSize: number
  readonly keys: readonly string[]
  readonly parents: ParameterValues
  readonly filters: Readonly<Record<string, string>>
}

async function pageThrough(target: Target, paged: PagedList, drive: Drive): Promise<PagingOutcome | undefined> {
  const { list, size, pageSize, keys, parents, filters } = paged
  const page = (query: Readonly<Record<string, string>> = {}) =>
    drive.requests.send(target, list, parents, { query: { ...filters, [size]: String(pageSize), ...query } })
  const keysIn = (answer: Answer) =>
    (target.itemsOf(list, answer) ?? []).map((item) => target.keyOf(item) ?? String(item))

  const first = await page()
  const visited = keysIn(first)
  const base = { name: list.operation.name, text: first.text.slice(0, 600) }
  if (visited.length !== pageSize) {
    const failure = `status ${first.status}, a page of ${pageSize} has ${visited.length} records`
    return { ...base, sized: false, reported: undefined, walked: false, byParameters: undefined, failure }
  }
  const reported = nextPage(list.operation, first, visited.at(-1))
  const seen = [...visited]
  let next = reported
  let pages = 1
  let last = first
  for (; next !== undefined && pages < MAX_PAGES; pages++) {
    last = await ('url' in next
      ? drive.client.follow(list.operation, next.url)
      : page({ [next.parameter]: next.value }))
    if (!last.ok) break
    seen.push(...keysIn(last))
    next = nextPage(list.operation, last, seen.at(-1))
  }
  const missing = keys.filter((key) => !seen.includes(key))
  const failure = reported && walkFailure({ missing, seen, last, ended: pages < MAX_PAGES })
  return {
    ...base,
    sized: true,
    reported: reported?.kind,
    walked: reported !== undefined && failure === undefined,
    byParameters: await byParameters(list.operation, { page, pageSize, keysIn, first: visited }),
    failure: reported === undefined ? 'the response does not report the next page' : failure,
    ...(failure !== undefined && { text: last.text.slice(0, 600) }),
  }
}

function walkFailure(walk: { missing: readonly string[]; seen: readonly string[]; last: Answer; ended: boolean }) {
  const { missing, seen, last, ended } = walk
  if (!last.ok) return `${last.target} answers ${last.status}`
  if (!ended) return 'the pages do not end'
  if (missing.length > 0) return `the pages do not contain ${missing.join(', ')}`
  return new Set(seen).size < seen.length ? 'the pages contain a record twice' : undefined
}

interface Pager {
  readonly page: (query: Readonly<Record<string, string>>) => Promise<Answer>
  readonly pageSize: number
  readonly keysIn: (answer: Answer) => readonly string[]
  readonly first: readonly string[]
}

/** Requests the second page by number or offset. Returns undefined if the list has no such parameter. */
async function byParameters(
  operation: ApiOperation,
  { page, pageSize, keysIn, first }: Pager,
): Promise<boolean | undefined> {
  const query = operation.parameters.filter((one) => one.in === 'query')
  const offset = query.find(({ name }) => /^(offset|skip|startat|startindex)$/.test(fold(name)))
  const number = query.find(({ name }) => /^(page|pagenumber|pageno|currentpage)$/.test(fold(name)))
  const parameter = offset ?? number
  if (parameter === undefined) return undefined
  if (objectOf(parameter.schema)['type'] === 'string') return undefined
  // Numbers of pages start at 0 or 1, and documents rarely declare it.
  for (const value of parameter === offset ? [pageSize] : [2, 1]) {
    const answer = await page({ [parameter.name]: String(value) })
    const keys = keysIn(answer)
    if (answer.ok && keys.length > 0 && keys.every((key) => !first.includes(key))) return true
  }
  return false
}
