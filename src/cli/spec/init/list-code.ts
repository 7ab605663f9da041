import { isJson, resolved, schemaName } from '../../../engine/closed/schema.ts'
import type { Filter, ListRole, PagePart } from '../../../specs/model/model.ts'
import { access, objectLiteral } from './code.ts'
import { objectShape } from './object-shape.ts'
import { parameterSchema, resultCode, type SuccessResponse, successOf } from './response-code.ts'
import type { TypedOperation, TypedResource } from './typed-resource.ts'
import { collection, type HandlerCode } from './write-code.ts'

/** Returns the code that lists records; undefined if the document requires more than code can state. */
export function listCode(target: TypedResource, operation: TypedOperation): HandlerCode | undefined {
  const { role } = operation
  if (role.kind !== 'list' || !isPlain(role)) return undefined
  const success = successOf(target, operation)
  const selection = filterCode(target, operation, role.filters)
  const page = pageCode(target, operation, role)
  const body = success && listBody(target, role, success)
  if (success === undefined || body === undefined || selection === undefined || page === undefined) return undefined
  const readsQuery = selection.length + page.length > 0
  return {
    uses: ['world', ...(readsQuery ? ['query'] : [])],
    lines: [
      `const all = ${[`${collection(target)}.list()`, ...selection].join('\n  ')}`,
      ...(page.length > 0 ? page : ['const page = all']),
      `return ${resultCode(success, body)}`,
    ],
  }
}

/** Returns whether a list has no links, opaque cursors and orders, which are left to the inferred behaviour. */
function isPlain({ paging, sorting, responsePlace }: ListRole): boolean {
  return (
    sorting === undefined &&
    paging.cursor === undefined &&
    paging.in === 'query' &&
    !paging.linkHeader &&
    (responsePlace === undefined || responsePlace.length === 0)
  )
}

/** Returns calls that select the records that the query asks for. */
function filterCode(
  target: TypedResource,
  operation: TypedOperation,
  filters: readonly Filter[],
): string[] | undefined {
  const calls = filters.map(({ parameter, place, test, wildcards }) => {
    const [name, ...deeper] = place
    const schema = parameterSchema(target, operation, { name: parameter, where: 'query' })
    const isScalar = ['string', 'integer', 'number', 'boolean'].includes(String(schema?.['type']))
    if (name === undefined || deeper.length > 0 || wildcards.length > 0 || !isScalar) return undefined
    if (!target.record.properties.has(name) || test === 'least' || test === 'most') return undefined
    const [wanted, value] = [access('query', parameter), `String(${access('record', name)})`]
    const matches = test === 'equals' ? `${value} === String(${wanted})` : `${value}.includes(String(${wanted}))`
    return `.filter((record) => ${wanted} === undefined || ${matches})`
  })
  return calls.every((call) => call !== undefined) ? calls : undefined
}

/** Returns the statements that cut out a page. Empty if the list has no pages. */
function pageCode(target: TypedResource, operation: TypedOperation, { paging }: ListRole): string[] | undefined {
  const { size, page, offset } = paging
  if (size === undefined) return page === undefined && offset === undefined ? [] : undefined
  const parameters = [size, page, offset].flatMap((one) => (one === undefined ? [] : [one.parameter]))
  const isDeclared = parameters.every((name) => {
    return ['integer', 'number'].includes(
      String(parameterSchema(target, operation, { name, where: 'query' })?.['type']),
    )
  })
  if (!isDeclared || (page === undefined && offset === undefined)) return undefined
  const limit = `const size = ${access('query', size.parameter)} ?? ${size.default}`
  const cut = 'const page = all.slice(skipped, skipped + size)'
  if (offset) return [limit, `const skipped = ${access('query', offset.parameter)} ?? 0`, cut]
  const first = page?.first ?? 1
  const number = `const number = ${access('query', page?.parameter ?? '')} ?? ${first}`
  return [limit, number, `const skipped = ${first === 0 ? 'number' : `(number - ${first})`} * size`, cut]
}

/** Returns the body of a list, with what it reports about the page. */
function listBody(target: TypedResource, role: ListRole, { schema }: SuccessResponse): string | undefined {
  const [name, ...deeper] = role.listPlace
  if (name === undefined) return role.paging.reports.length === 0 && isListOf(target, schema) ? 'page' : undefined
  const shape = objectShape(target.document, schema)
  if (shape === undefined || deeper.length > 0 || !isListOf(target, shape.properties.get(name))) return undefined
  const facts = role.paging.reports.map(factCode)
  if (!facts.every((fact) => fact !== undefined)) return undefined
  const { size, page, offset } = role.paging
  const declared = [...(size && (page || offset) ? ['size', 'skipped'] : []), ...(page && !offset ? ['number'] : [])]
  const isKnown = ([, code]: readonly [string, string]) => {
    return ['size', 'skipped', 'number'].every((name) => declared.includes(name) || !code.includes(name))
  }
  if (!facts.every(isKnown)) return undefined
  const stated = new Set([name, ...facts.map(([fact]) => fact)])
  if ([...shape.required].some((required) => !stated.has(required))) return undefined
  return objectLiteral([[name, 'page'], ...facts])
}

/** Expressions of the facts that follow from the list and its page. */
const FACTS: Readonly<Partial<Record<PagePart['meaning'], string>>> = {
  total: 'all.length',
  count: 'page.length',
  size: 'size',
  offset: 'skipped',
  page: 'number',
  'total-pages': 'Math.ceil(all.length / size)',
  'has-more': 'skipped + size < all.length',
  'is-last': 'skipped + size >= all.length',
}

/** Returns the member that reports a fact, if it follows from the list. */
function factCode({ place: [name = '', ...deeper], meaning }: PagePart): readonly [string, string] | undefined {
  const code = FACTS[meaning]
  return deeper.length > 0 || code === undefined ? undefined : [name, code]
}

function isListOf({ document, schema }: TypedResource, list: unknown): boolean {
  if (!isJson(list)) return false
  const { type, items } = resolved(document, list)
  return type === 'array' && schemaName(items) === schema
}
