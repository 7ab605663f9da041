import type { FoundList } from './list-place.ts'
import type { PageFact, PagePart, Place } from './model.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, wordsOf } from './words.ts'

/** Objects of a response that describe the page. */
const PAGE_OBJECTS =
  /^_?(links?|pages?|paging|pagination|pageinfo|meta|metadata|cursors?|next|nextpage|prev|previous|first|last|self|responsemetadata|listmeta|pager|paginator|info|result(set|s)?info|searchmetadata|collection|data|result|results|response|summary|header|count|counts|pagemeta|pagingmetadata|pagedata|pageable)$/

/** Parts that have one meaning whatever is around them, by folded name. */
const PLAIN: readonly (readonly [RegExp, PageFact])[] = [
  [
    /^(hasmore|hasnext|hasnextpage|morerecords|more|hasmoreitems|hasmoreresults|hasmorepages|istruncated|truncated|moreavailable|hasmoredata)$/,
    'has-more',
  ],
  [/^(islast|islastpage|last|lastpage|endoflist|isend|end|isdone|done)$/, 'is-last'],
  [
    /^(total|totalcount|totalentries|totalitems|totalresults|counttotal|totalrecords|totalsize|totalelements|totalrows|totalobjects|recordcount|resultcount|itemcount|totalnumber|totalhits|found|numfound|matches|grandtotal|totalcnt|totalresultcount|totalresultscount|totalrecordcount|numresults|recordstotal|totalitemscount|totalitemcount)$/,
    'total',
  ],
  [/^(totalpages|pages|pagecount|numpages|lastpage|pagestotal|totalpagecount|numberofpages|pagetotal)$/, 'total-pages'],
  [/^(page|pagenumber|currentpage|pageno|pagenum|pageindex|current)$/, 'page'],
  [/^(perpage|pagesize|limit|size|maxresults|itemsperpage|pagelimit|resultsperpage|rows|requestedlimit)$/, 'size'],
  [/^(offset|skip|start|startat|startindex|from|pageoffset|firstresult|currentoffset|startoffset)$/, 'offset'],
  [
    /^(count|returned|numberofelements|pagerecords|resultsize|returnedcount|pageitems|currentcount|itemsreturned)$/,
    'count',
  ],
]

/** Strings that contain the cursor of the next page, by folded name. */
const NEXT_CURSORS =
  /^(cursor|after|continue|continuation|continuationtoken|continuationkey|marker|pagetoken|endcursor|bookmark|scrollid|startingafter|lastkey|lastevaluatedkey|skiptoken|iterator|lastid|paginationtoken)$/
const PREVIOUS_CURSORS = /^(before|startcursor|endingbefore)$/

/** The list that a response contains, and its request. */
interface PageContext {
  readonly list: FoundList
  /** true if requests have a parameter for a cursor */
  readonly hasCursor: boolean
}

/** Returns the parts of a response body that describe the page, up to three levels deep. */
export function pagePartsOf(body: SchemaView | undefined, context: PageContext): PagePart[] {
  if (body === undefined || !body.isObject) return []
  const found = partsIn(body, [], context)
  return settleCounts(found)
}

function partsIn(object: SchemaView, outer: Place, context: PageContext): PagePart[] {
  return [...object.properties].flatMap(([name, view]): PagePart[] => {
    const place = [...outer, name]
    if (view.isScalar) {
      const meaning = meaningOf(place, view, context)
      return meaning === undefined ? [] : [{ place, meaning }]
    }
    const leads = isPrefix(place, context.list.listPlace) || PAGE_OBJECTS.test(fold(name))
    return view.isObject && leads && outer.length < 3 ? partsIn(view, place, context) : []
  })
}

function isPrefix(place: Place, of: Place): boolean {
  return place.length < of.length && place.every((name, index) => name === of[index])
}

/** Returns the fact that a scalar reports; undefined if it does not describe the page. */
function meaningOf(place: Place, view: SchemaView, context: PageContext): PageFact | undefined {
  const name = fold(place.at(-1) ?? '')
  if (view.types.includes('boolean')) return booleanMeaning(name)
  const direction = directionOf(place)
  if (direction !== undefined) return directed(direction, { place, view, context })
  if (isNumber(view)) return PLAIN.slice(2).find(([names]) => names.test(name))?.[1]
  if (NEXT_CURSORS.test(name)) return 'next-cursor'
  return PREVIOUS_CURSORS.test(name) ? 'previous-cursor' : undefined
}

function booleanMeaning(name: string): PageFact | undefined {
  return PLAIN.slice(0, 2).find(([names]) => names.test(name))?.[1]
}

type Direction = 'next' | 'previous' | 'first' | 'last' | 'self'

/** Returns the page that a part is about: `links.next.href` and `next_page_uri` are about the next. */
function directionOf(place: Place): Direction | undefined {
  const words = place.flatMap(wordsOf)
  const inner = wordsOf(place.at(-1) ?? '')
  const found = [...inner, ...words.toReversed()].find((word) => /^(next|prev|previous|first|last|self)$/.test(word))
  if (found === undefined) return undefined
  // The search accepts the names of the directions and `prev` only.
  return found === 'prev' ? 'previous' : (found as Direction)
}

/** A part that is about one page. */
interface DirectedPart {
  readonly place: Place
  readonly view: SchemaView
  readonly context: PageContext
}

function directed(direction: Direction, part: DirectedPart): PageFact | undefined {
  const name = fold(part.place.at(-1) ?? '')
  if (isNumber(part.view)) return directedNumber(direction, name)
  if (!part.view.types.includes('string') && part.view.types.length > 0) return undefined
  if (isUrl(part)) return `${direction}-url`
  if (direction === 'next') return 'next-cursor'
  return direction === 'previous' ? 'previous-cursor' : undefined
}

function directedNumber(direction: Direction, name: string): PageFact | undefined {
  const isOffset = /offset|skip|start|index/.test(name)
  if (direction === 'next')
    return isOffset ? 'next-offset' : /cursor|token|key|id$/.test(name) ? 'next-cursor' : 'next-page'
  if (direction === 'previous') return isOffset ? undefined : 'previous-page'
  return direction === 'last' && /page/.test(name) ? 'total-pages' : undefined
}

/** Returns whether a string is a URL by its format, example, name or description. */
function isUrl({ place, view, context }: DirectedPart): boolean {
  const words = place.flatMap(wordsOf)
  if (/^(uri|url|iri)/.test(view.format ?? '')) return true
  const { example } = view
  if (typeof example === 'string' && example !== '') return /^(https?:\/\/|\/|\?)/.test(example)
  if (words.some((word) => /^(url|uri|href|link|links|path)$/.test(word))) return true
  if (words.some((word) => /^(cursor|cursors|token|after|marker|key|id)$/.test(word))) return false
  if (/\b(url|uri|link|href)\b/i.test(view.description)) return true
  return !context.hasCursor
}

function isNumber(view: SchemaView): boolean {
  return view.types.some((type) => type === 'integer' || type === 'number')
}

/** Decides on `count`, which is the total if nothing else is. */
function settleCounts(parts: readonly PagePart[]): PagePart[] {
  const hasTotal = parts.some(({ meaning }) => meaning === 'total')
  return parts.map((part) => (part.meaning === 'count' && !hasTotal ? { ...part, meaning: 'total' } : part))
}
