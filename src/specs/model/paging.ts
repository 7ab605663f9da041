import type { FoundList } from './list-place.ts'
import type { PageFact, PagePart, Paging } from './model.ts'
import type { Operation, Parameter } from './operations.ts'
import { pagePartsOf } from './page-parts.ts'
import { fold } from './words.ts'

/** A parameter of a list that selects a page or a part of one. */
type PageParameter = 'size' | 'page' | 'offset' | 'cursor' | 'key'

const SIZES =
  /^\$?(limit|perpage|pagesize|size|count|maxresults?|max|top|take|rows|num|pagelimit|itemsperpage|resultsperpage|maxitems|numresults|results|maxrecords|recordsperpage|maxkeys|pagemax|pagemaxresults|maxpagesize|maxitemcount|n|first|last)$/
const PAGES = /^\$?(page|pagenumber|pageno|pagenum|pageindex|currentpage|pagepage|p)$/
const OFFSETS =
  /^\$?(offset|skip|startat|start|startindex|from|pageoffset|resultoffset|firstresult|pagestart|recordoffset)$/
const CURSORS =
  /^\$?(cursor|after|pagetoken|nexttoken|nextpagetoken|continue|continuation|continuationtoken|continuationkey|marker|pagecursor|nextcursor|startcursor|starttoken|bookmark|pageafter|skiptoken|scrollid|nextpageid|next|nextpage|paginationtoken|paginationcursor|startkey|exclusivestartkey|lastevaluatedkey|position|lastkey|startingafter|iterator|streamposition|pagenext|afterkey|pageid)$/
const KEYS = /^(startingafter|afterid|lastid|sinceid|fromid|after|since|idafter|lastseenid|startafter)$/

/** Returns whether a parameter's name is one of those that select the size of a page. */
export function isPageSizeName(name: string): boolean {
  return SIZES.test(fold(name))
}

/** Returns the pages of a list: how requests select them and how its response describes them. */
export function pagingOf(operation: Operation, list: FoundList): Paging {
  const where = pageParametersIn(operation)
  const kinds = new Map(where.parameters.map((one) => [kindOf(one), one]))
  const cursor = kinds.get('cursor') ?? kinds.get('key')
  const page = kinds.get('page')
  const offset = kinds.get('offset')
  const parts = pagePartsOf(operation.response?.schema, { list, hasCursor: cursor !== undefined })
  const reports = parts.map((part) => ({ ...part, meaning: followable(part.meaning, { page, offset, cursor }) }))
  const selects = page ?? offset ?? cursor
  return {
    in: where.in,
    size: sizeOf(kinds.get('size')),
    page: page && { parameter: page.name, first: firstOf(page) },
    offset: offset && { parameter: offset.name },
    cursor: cursor && { parameter: cursor.name, form: formOf(cursor, reports) },
    reports,
    linkHeader:
      operation.response?.headers.includes('link') === true || (selects !== undefined && !reportsNext(reports)),
  }
}

/** Returns the meaning of a number that reports the next page: one that a parameter of the list accepts. */
function followable(
  meaning: PageFact,
  { page, offset, cursor }: Readonly<Record<'page' | 'offset' | 'cursor', Parameter | undefined>>,
): PageFact {
  const isPage = meaning === 'next-page'
  if (!(isPage || meaning === 'next-offset') || (isPage ? page : offset) !== undefined) return meaning
  if (isPage && offset !== undefined) return 'next-offset'
  return cursor === undefined ? meaning : 'next-cursor'
}

/** Returns the names of the parameters that select a page. */
export function pageParameterNames({ size, page, offset, cursor }: Paging): Set<string> {
  return new Set([size, page, offset, cursor].flatMap((one) => (one === undefined ? [] : [one.parameter])))
}

/** Returns whether the parts of a response report the next page, or that there is one. */
function reportsNext(reports: readonly PagePart[]): boolean {
  return reports.some(({ meaning }) => /^(next-|has-more|is-last)/.test(meaning))
}

/** Returns the query parameters of a list; the properties of the body if a list is requested with a body. */
function pageParametersIn(operation: Operation): { in: Paging['in']; parameters: Parameter[] } {
  const query = operation.parameters.filter((one) => one.in === 'query')
  const inQuery = query.filter((one) => kindOf(one) !== undefined)
  if (inQuery.length > 0 || operation.request === undefined) return { in: 'query', parameters: inQuery }
  const body = bodyParametersOf(operation).filter((one) => kindOf(one) !== undefined)
  return body.length > 0 ? { in: 'body', parameters: body } : { in: 'query', parameters: [] }
}

/** Returns the scalar properties of a request body in the form of parameters. */
export function bodyParametersOf({ request }: Operation): Parameter[] {
  return [...(request?.properties ?? [])]
    .filter(([, schema]) => schema.isScalar)
    .map(([name, schema]) => ({
      name,
      in: 'body',
      schema,
      description: schema.description,
      example: schema.example,
    }))
}

function kindOf(parameter: Parameter): PageParameter | undefined {
  const name = fold(parameter.name)
  const mayBeNumber = isUntyped(parameter) || hasType(parameter, /integer|number/)
  const isToken = /token|cursor/i.test(parameter.description) && !hasType(parameter, /integer|number/)
  if (PAGES.test(name)) return isToken ? 'cursor' : mayBeNumber || isPageText(parameter) ? 'page' : undefined
  if (isPageSizeName(name)) return mayBeNumber || isSizeText(parameter) ? 'size' : undefined
  if (OFFSETS.test(name)) return mayBeNumber || isOffsetText(parameter) ? 'offset' : isToken ? 'cursor' : undefined
  if (name === 'since')
    return hasType(parameter, /integer/) && !/time|date/i.test(parameter.description) ? 'key' : undefined
  if (KEYS.test(name)) return isTime(parameter) ? undefined : 'key'
  if (CURSORS.test(name)) return isTime(parameter) || hasType(parameter, /boolean/) ? undefined : 'cursor'
  return undefined
}

function isUntyped({ schema }: Parameter): boolean {
  return schema === undefined || schema.types.length === 0
}

function hasType({ schema }: Parameter, types: RegExp): boolean {
  return schema?.types.some((type) => types.test(type)) ?? false
}

function isPageText({ description }: Parameter): boolean {
  return /page/i.test(description)
}

function isSizeText({ name, description }: Parameter): boolean {
  return /page|limit|size/i.test(name) || /per page|number of|maximum|limit/i.test(description)
}

function isOffsetText({ name, description }: Parameter): boolean {
  return /offset|skip/i.test(name) || /offset|skip|index/i.test(description)
}

function isTime({ schema, description }: Parameter): boolean {
  return (
    schema?.format?.startsWith('date') === true ||
    (/\b(date|timestamp|time)\b/i.test(description) && !/cursor|token|\bid\b/i.test(description))
  )
}

function sizeOf(parameter: Parameter | undefined): Paging['size'] {
  if (parameter === undefined) return undefined
  const { schema, description } = parameter
  const declared = wholeNumber(schema?.default)
  const text = /default(?:s|ed)?(?: value)?(?: is| to|:| of|=)*\s*`?(\d+)|(\d+)`?\s*(?:\w+ ){0,2}by default/i.exec(
    description,
  )
  const most =
    schema?.maximum ?? wholeNumber(/max(?:imum)?(?: value| number)?(?: is| of|:|=)*\s*`?(\d+)/i.exec(description)?.[1])
  const standard = declared ?? wholeNumber(text?.[1] ?? text?.[2]) ?? Math.min(most ?? 20, 20)
  return { parameter: parameter.name, default: Math.max(1, standard), most: Math.max(most ?? 100, standard, 1) }
}

function wholeNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

function firstOf({ schema, description, name }: Parameter): number {
  const standard = wholeNumber(schema?.default)
  if (standard === 0 || standard === 1) return standard
  const isZero = /zero[- ]based|0[- ](based|indexed)|starts? (at|with|from) (0|zero)|first page is 0/i.test(description)
  return isZero || /index/i.test(name) ? 0 : 1
}

function formOf(cursor: Parameter, reports: readonly PagePart[]): 'opaque' | 'key' {
  if (reports.some(({ meaning }) => meaning === 'next-cursor')) return 'opaque'
  return KEYS.test(fold(cursor.name)) && kindOf(cursor) === 'key' ? 'key' : 'opaque'
}
