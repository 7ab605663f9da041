import type { Answer } from './answers.ts'
import { at, fold, isObject, isScalar, objectOf, type Place } from './json.ts'
import type { ApiOperation } from './openapi.ts'

/** Reference to the next page, as a response contains it. */
export type NextPage =
  | { readonly kind: 'link' | 'url'; readonly url: string }
  | { readonly kind: 'cursor' | 'number' | 'key'; readonly parameter: string; readonly value: string }

/** Names of query parameters that set the number of records on a page. */
const SIZES =
  /^(limit|perpage|pagesize|pagelimit|size|maxresults|maxitems|max|top|count|pagecount|take|num|maxrecords|resultsperpage|itemsperpage|maxpagesize|rows|pagesizelimit|maxkeys)$/
/** Names of query parameters that select a page by a cursor that a response contains. */
const CURSORS =
  /cursor|pagetoken|nexttoken|^(after|startingafter|afterid|continue|continuation|continuationtoken|token|marker|bookmark|start|until|since|startafter|pageafter|skiptoken|next|page|offset|nextpage|scrollid|pageid)$/
/** Names of properties that contain the next page. The name of a parent such as `next` or `cursors` counts, too. */
const NEXT =
  /^(next|nextlink|nexturl|nexturi|nexthref|nextpage|nextpageurl|nextpageuri|nextpagelink|nextpath|odatanextlink|nextcursor|nextpagetoken|nexttoken|nextpagecursor|endcursor|continue|continuation|continuationtoken|nextmarker|nextoffset|cursor|nextpageid|nextstart|nextrecord|scrollid|bookmark|after|nextid|nextpagekey|nextkey)$/

/** Returns a parameter's name without case and punctuation, and without an object's name in front of brackets. */
function base(name: string): string {
  return fold(name.replace(/^.*\[(.+)\]$/, '$1'))
}

/** Returns the name of the query parameter that sets the number of records on a page. */
export function sizeParameter({ parameters }: ApiOperation): string | undefined {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  return query.find(({ name }) => SIZES.test(base(name)))?.name
}

/**
 * Finds the next page by what a response contains and nothing else: the `Link` header, a URL, a cursor or a number in
 * the body, or the key of the last record where the body contains that there are more.
 * @param lastKey key of the last record of the page
 */
export function nextPage(operation: ApiOperation, answer: Answer, lastKey: string | undefined): NextPage | undefined {
  const link = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(answer.headers.get('link') ?? '')?.[1]
  if (link !== undefined) return { kind: 'link', url: link }
  const names = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name)
  return (
    nextIn(answer.body, [], names) ?? nextNumber(objectOf(answer.body), names) ?? nextKey(answer.body, names, lastKey)
  )
}

/** Returns the next page that a property of the body contains, arrays left out. */
function nextIn(value: unknown, place: Place, parameters: readonly string[]): NextPage | undefined {
  if (!isObject(value) || place.length > 4) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const found = NEXT.test(fold(name)) ? pageOf(inner, name, parameters) : undefined
    const nested = found ?? nextIn(inner, [...place, name], parameters)
    if (nested !== undefined) return nested
  }
  return undefined
}

function pageOf(value: unknown, name: string, parameters: readonly string[]): NextPage | undefined {
  if (isObject(value)) {
    const url = at(value, ['href']) ?? at(value, ['url']) ?? at(value, ['uri']) ?? at(value, ['link'])
    return typeof url === 'string' ? pageOf(url, name, parameters) : undefined
  }
  if (!isScalar(value) || value === '' || typeof value === 'boolean') return undefined
  const text = String(value)
  if (/^(https?:\/\/|\/|\?)/.test(text)) return { kind: 'url', url: text }
  const parameter = cursorParameter(name, parameters)
  if (parameter === undefined) return undefined
  return { kind: typeof value === 'number' ? 'number' : 'cursor', parameter, value: text }
}

/** Returns the query parameter that a cursor belongs to: the one with the most similar name. */
function cursorParameter(property: string, parameters: readonly string[]): string | undefined {
  const bare = fold(property).replace(/^next/, '')
  return (
    parameters.find((name) => base(name) === fold(property)) ??
    parameters.find((name) => bare !== '' && base(name) === bare) ??
    parameters.find((name) => bare !== '' && base(name).endsWith(bare)) ??
    parameters.find((name) => CURSORS.test(base(name)))
  )
}

/** Returns the number after that of the page, if the body contains it together with the number of all pages. */
function nextNumber(body: Readonly<Record<string, unknown>>, parameters: readonly string[]): NextPage | undefined {
  const page = numberIn(body, /^(page|currentpage|pagenumber|pageno)$/)
  const pages = numberIn(body, /^(pages|totalpages|pagecount|lastpage|totalpage)$/)
  const parameter = parameters.find((name) => /^(page|pagenumber|pageno|currentpage)$/.test(fold(name)))
  if (page === undefined || pages === undefined || parameter === undefined || page >= pages) return undefined
  return { kind: 'number', parameter, value: String(page + 1) }
}

/** Returns the number that a property with such a name contains, at most two properties deep. */
function numberIn(body: unknown, name: RegExp, depth = 0): number | undefined {
  if (!isObject(body) || depth > 2) return undefined
  const own = Object.entries(body).find(([property, value]) => name.test(fold(property)) && typeof value === 'number')
  if (own !== undefined) return Number(own[1])
  return Object.values(body)
    .map((inner) => numberIn(inner, name, depth + 1))
    .find((value) => value !== undefined)
}

/** Returns the last record's key as a cursor, if the body contains that there are more and a parameter accepts keys. */
function nextKey(body: unknown, parameters: readonly string[], lastKey: string | undefined): NextPage | undefined {
  const parameter = parameters.find((name) => /^(startingafter|after|afterid|startafter|sinceid)$/.test(fold(name)))
  if (parameter === undefined || lastKey === undefined || !hasMore(body)) return undefined
  return { kind: 'key', parameter, value: lastKey }
}

function hasMore(body: unknown, depth = 0): boolean {
  if (!isObject(body) || depth > 2) return false
  return Object.entries(body).some(
    ([name, value]) =>
      (/^(hasmore|hasnext|hasnextpage|more)$/.test(fold(name)) && value === true) || hasMore(value, depth + 1),
  )
}
