import type { Finding } from '../vendor/problem.ts'
import type { ParameterObject, ProfileValue } from './document.ts'

/** A parameter as the spec declares it, ready to be decoded. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  /** JSON type of the value, or of each item of a list */
  readonly type: string
  readonly list: boolean
  /** true if a list's items may be separated by commas (`explode: false` or `x-accepts-commas`) */
  readonly commas: boolean
  /** true if a list repeats its name for each item */
  readonly exploded: boolean
  readonly default: unknown
  /** schema name of the record whose key the value is */
  readonly refersTo: string | undefined
  /** true if the query's other parameters are ignored when this one is sent */
  readonly excludesOthers: boolean
  /** values that settings of the profile must have for the parameter to exist */
  readonly onlyIf: Readonly<Record<string, ProfileValue>>
  /** defaults by setting of the profile and its value */
  readonly defaultIf: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** A vendor's profile settings. */
type Profile = Readonly<Record<string, ProfileValue>>

/** Decoded parameters by location and name, with their defaults filled in. */
export interface Parameters {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
}

/** Reads a parameter from its declaration. */
export function readParameter(declared: ParameterObject): Parameter {
  const { name, schema } = declared
  const list = schema.type === 'array'
  const type = list ? schema.items?.type : schema.type
  return {
    name,
    in: declared.in,
    type: typeof type === 'string' ? type : 'string',
    list,
    commas: list && (declared.explode === false || declared['x-accepts-commas'] === true),
    exploded: list && declared.explode !== false,
    default: schema.default,
    refersTo: declared['x-refers-to'],
    excludesOthers: declared['x-excludes-others'] === true,
    onlyIf: declared['x-only-if'] ?? {},
    defaultIf: declared['x-default-if'] ?? {},
  }
}

/** The parts of a request that contain parameters, as they were sent. */
interface SentParameters {
  readonly path: Readonly<Record<string, string>>
  readonly query: string
  readonly headers: Headers
  readonly profile: Profile
}

/** Returns whether a parameter exists under a profile. */
export function isKnown({ onlyIf }: Parameter, profile: Profile): boolean {
  for (const setting in onlyIf) if (profile[setting] !== onlyIf[setting]) return false
  return true
}

/** Decodes the parameters of a request. Adds a finding for each parameter that cannot be decoded. */
export function decodeParameters(
  declared: readonly Parameter[],
  sent: SentParameters,
  findings: Finding[],
): Parameters {
  const decoded: Parameters = { path: {}, query: {}, header: {} }
  const query = sent.query === '' ? undefined : splitQuery(sent.query)
  const only = query && declared.find(({ excludesOthers, name }) => excludesOthers && query.has(name))
  for (const parameter of declared) {
    const isIgnored = (only && parameter.in === 'query' && parameter !== only) || !isKnown(parameter, sent.profile)
    const values = isIgnored ? [] : valuesOf(parameter, sent, query)
    const value = values.length === 0 ? defaultOf(parameter, sent.profile) : decodeOne(parameter, values, findings)
    if (value !== undefined) decoded[parameter.in][parameter.name] = value
  }
  return decoded
}

/** Decodes a percent-encoded string. Returns undefined if the string is not percent-encoded UTF-8. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Returns the values of a query by name. Values that cannot be decoded are undefined; such names are skipped. */
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
  sent: SentParameters,
  query: Map<string, (string | undefined)[]> | undefined,
): readonly (string | undefined)[] {
  if (where === 'query') return query?.get(name) ?? []
  const value = where === 'path' ? sent.path[name] : sent.headers.get(name)
  return value === undefined || value === null ? [] : [value]
}

/** Returns the default that the profile selects, or else that of the schema. */
function defaultOf({ defaultIf, default: declared }: Parameter, profile: Profile): unknown {
  for (const setting in defaultIf) {
    const value = defaultIf[setting]?.[String(profile[setting])]
    if (value !== undefined) return value
  }
  return declared
}

function decodeOne(parameter: Parameter, sent: readonly (string | undefined)[], findings: Finding[]): unknown {
  const values = sent.filter((value) => value !== undefined)
  if (values.length < sent.length) {
    const message = 'must be percent-encoded UTF-8'
    findings.push({ in: parameter.in, at: parameter.name, keyword: 'encoding', message })
    return undefined
  }
  if (parameter.list) {
    const items = parameter.commas ? values.flatMap(splitList) : values
    return items.map((item) => coerce(item, parameter.type))
  }
  if (values.length > 1) {
    const message = 'must be sent only once'
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

/** Converts a string to the declared type. A string that does not look like that type stays, and fails validation. */
function coerce(text: string, type: string): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}
