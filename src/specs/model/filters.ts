import type { Filter, Paging, Place, Sorting } from './model.ts'
import type { Operation, Parameter } from './operations.ts'
import { pageParameterNames } from './paging.ts'
import type { SchemaView } from './schema-view.ts'
import { fold } from './words.ts'

const SEARCHES = /^(q|query|search|searchterm|searchtext|searchquery|keyword|keywords|term|text|searchstring)$/
const SORTS = /^\$?(sort|sortby|orderby|sortfield|sortcolumn|ordering|order|sortkey|pagesort|sortorderby|sorts)$/
const DIRECTIONS =
  /^(order|direction|sortorder|sortdirection|sortdir|orderdirection|dir|sorttype|ascending|sortby|orderdir)$/

/** Bounds and partial matches as prefixes and suffixes of a property's folded name. */
const TESTS: readonly (readonly [RegExp, Filter['test']])[] = [
  [/^(.+?)(\[(gte?|from|min|after|start)\]|[_-]+(gte?|from|min|after|since|start)|After|Since|From|Min)$/, 'least'],
  [/^(.+?)(\[(lte?|to|max|before|end)\]|[_-]+(lte?|to|max|before|until|end)|Before|Until|To|Max)$/, 'most'],
  [/^(?:min|from|after|since)[_-]?(.+)$/i, 'least'],
  [/^(?:max|to|before|until)[_-]?(.+)$/i, 'most'],
  [/^(.+?)(?:\[(?:like|contains|ilike)\]|[_-]+(?:like|contains|match|search)|Like|Contains)$/, 'contains'],
]

/** Values of a parameter that select every record. */
const WILDCARD = /^(all|any|\*|everything)$/i

/** The record of a list with the parameters that already have a meaning. */
interface FilterContext {
  readonly record: SchemaView | undefined
  readonly paging: Paging
  readonly sorting: Sorting | undefined
}

/** Returns the parameters of a list that select records by their properties. */
export function filtersOf(operation: Operation, context: FilterContext): Filter[] {
  const used = pageParameterNames(context.paging)
  if (context.sorting !== undefined) used.add(context.sorting.parameter).add(context.sorting.direction ?? '')
  return operation.parameters
    .filter((one) => one.in === 'query' && !used.has(one.name))
    .flatMap((one) => filterOf(one, context.record) ?? [])
}

function filterOf(parameter: Parameter, record: SchemaView | undefined): Filter | undefined {
  if (record === undefined) return undefined
  const name = parameter.name.replace(/^(?:filters?|where|f)\[([^\]]+)\]/, '$1')
  const property = propertyOf(record, name)
  if (property !== undefined && isComparable(parameter, property.view)) return equality(parameter, property)
  if (SEARCHES.test(fold(name)))
    return { parameter: parameter.name, in: 'query', place: [], test: 'contains', wildcards: [] }
  return boundOf(parameter, name, record)
}

function equality(parameter: Parameter, property: Property): Filter {
  const values = new Set(property.view.enumeration)
  const wildcards = (parameter.schema?.enumeration ?? []).filter(
    (value): value is string => typeof value === 'string' && WILDCARD.test(value) && !values.has(value),
  )
  return { parameter: parameter.name, in: 'query', place: property.place, test: 'equals', wildcards }
}

function boundOf(parameter: Parameter, name: string, record: SchemaView): Filter | undefined {
  for (const [form, test] of TESTS) {
    const stem = form.exec(name)?.[1]
    const property = stem === undefined ? undefined : (propertyOf(record, stem) ?? timeProperty(record, stem))
    if (property !== undefined && fits(property.view, test)) {
      return { parameter: parameter.name, in: 'query', place: property.place, test, wildcards: [] }
    }
  }
  return undefined
}

/** Returns the property for the instant that a verb in the past names: `created` for `created_at`. */
function timeProperty(record: SchemaView, stem: string): Property | undefined {
  return ['at', 'on', 'date', 'time', 'datetime']
    .map((end) => propertyOf(record, stem + end))
    .find((one) => one !== undefined)
}

function fits(view: SchemaView, test: Filter['test']): boolean {
  if (test === 'contains') return view.types.includes('string')
  const isOrdered = view.types.some((type) => type === 'integer' || type === 'number')
  return isOrdered || view.format?.startsWith('date') === true
}

/** A property of a record. */
interface Property {
  readonly place: Place
  readonly view: SchemaView
}

/** Returns the scalar or the array of scalars that a parameter is named like, at most one level down. */
function propertyOf(record: SchemaView, name: string): Property | undefined {
  const wanted = fold(name)
  const near = [...record.properties].find(([own, view]) => fold(own) === wanted && isSimple(view))
  if (near !== undefined) return { place: [near[0]], view: near[1] }
  for (const [outer, object] of record.properties) {
    if (!object.isObject || !wanted.startsWith(fold(outer))) continue
    const inner = [...object.properties].find(([own, view]) => fold(outer + own) === wanted && isSimple(view))
    if (inner !== undefined) return { place: [outer, inner[0]], view: inner[1] }
  }
  return undefined
}

function isSimple(view: SchemaView): boolean {
  return view.isScalar || (view.isArray && (view.items?.isScalar ?? false))
}

/** Returns whether values of the parameter may equal values of the property. */
function isComparable({ schema }: Parameter, property: SchemaView): boolean {
  const sent = typesOf(schema)
  const own = typesOf(property)
  return sent.length === 0 || own.length === 0 || sent.includes('string') || sent.some((type) => own.includes(type))
}

function typesOf(view: SchemaView | undefined): string[] {
  const types = (view?.isArray ? view.items?.types : view?.types) ?? []
  return types.map((type) => (type === 'integer' ? 'number' : type))
}

/** Returns the parameters that sort a list. */
export function sortingOf(operation: Operation): Sorting | undefined {
  const query = operation.parameters.filter((one) => one.in === 'query')
  const sorts = query.filter((one) => SORTS.test(fold(one.name)) && !isDirection(one))
  const sort = sorts.find((one) => fold(one.name) !== 'order') ?? sorts[0]
  if (sort === undefined) return undefined
  const direction = query.find((one) => one !== sort && DIRECTIONS.test(fold(one.name)) && isDirection(one))
  return { parameter: sort.name, direction: direction?.name }
}

/** Returns whether a parameter has the values `asc` and `desc`. */
function isDirection({ name, schema, description }: Parameter): boolean {
  const values = schema?.enumeration ?? []
  if (values.length > 0) return values.length < 5 && values.some((value) => /^(asc|desc)/i.test(String(value)))
  return /dir|^order$|sortorder/i.test(fold(name)) && /\b(asc|desc)/i.test(description)
}
