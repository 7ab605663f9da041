import type { Finding } from '../vendor/problem.ts'
import type { ParameterObject } from './document.ts'

/** A parameter as the spec declares it, ready to be decoded. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  /** the JSON type of its value, or of each item where it is a list */
  readonly type: string
  readonly list: boolean
  /** whether a list's items may be separated by commas (`explode: false`) */
  readonly commas: boolean
  readonly default: unknown
  /** the schema name of the record whose key it is */
  readonly refersTo: string | undefined
}

/** Decoded parameters by place and name, with defaults filled in. */
export interface Parameters {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
}

export function readParameter(declared: ParameterObject): Parameter {
  const { name, schema } = declared
  const list = schema.type === 'array'
  const type = list ? schema.items?.type : schema.type
  return {
    name,
    in: declared.in,
    type: typeof type === 'string' ? type : 'string',
    list,
    commas: list && declared.explode === false,
    default: schema.default,
    refersTo: declared['x-refers-to'],
  }
}

/** Decodes what a request gives for the declared parameters; what cannot be decoded is added to the findings. */
export function decodeParameters(
  declared: readonly Parameter[],
  given: { path: Readonly<Record<string, string>>; query: string; headers: Headers },
  findings: Finding[],
): Parameters {
  const decoded: Parameters = { path: {}, query: {}, header: {} }
  const query = given.query === '' ? undefined : splitQuery(given.query)
  for (const parameter of declared) {
    const value = decodeOne(parameter, valuesOf(parameter, given, query), findings)
    if (value !== undefined) decoded[parameter.in][parameter.name] = value
  }
  return decoded
}

/** Decodes a percent-encoded text; undefined when it is not percent-encoded UTF-8. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The values by name; one that cannot be decoded is undefined, and one whose name cannot be is nobody's. */
function splitQuery(query: string): Map<string, (string | undefined)[]> {
  const values = new Map<string, (string | undefined)[]>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodePercent((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '))
    const value = decodePercent(equals < 0 ? '' : pair.slice(equals + 1).replaceAll('+', ' '))
    if (name === undefined) continue
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return values
}

function valuesOf(
  { name, in: where }: Parameter,
  given: { path: Readonly<Record<string, string>>; headers: Headers },
  query: Map<string, (string | undefined)[]> | undefined,
): readonly (string | undefined)[] {
  if (where === 'query') return query?.get(name) ?? []
  const value = where === 'path' ? given.path[name] : given.headers.get(name)
  return value === undefined || value === null ? [] : [value]
}

function decodeOne(parameter: Parameter, given: readonly (string | undefined)[], findings: Finding[]): unknown {
  if (given.length === 0) return parameter.default
  const values = given.filter((value) => value !== undefined)
  if (values.length < given.length) {
    const message = 'must be percent-encoded UTF-8'
    findings.push({ in: parameter.in, at: parameter.name, keyword: 'encoding', message })
    return undefined
  }
  if (parameter.list) {
    const items = parameter.commas ? values.flatMap(splitList) : values
    return items.map((item) => coerce(item, parameter.type))
  }
  if (values.length > 1) {
    const message = `must be given once, and was given ${values.length} times`
    findings.push({ in: parameter.in, at: parameter.name, keyword: 'repeated', message, value: values })
  }
  return coerce(values[0] ?? '', parameter.type)
}

/** Splits a list at its commas. Spaces around an item and empty items are ignored. */
function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Reads a text as the declared type where it looks like one; if not, it stays a text and the schema refuses it. */
function coerce(text: string, type: string): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}
