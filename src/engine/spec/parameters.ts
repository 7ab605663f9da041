import type { Finding } from '../vendor/problem.ts'
import type { Document, ParameterObject, ProfileValue, SchemaObject } from './document.ts'
import { isJsonType } from './media-type.ts'
import { decodeQueryObject, pairsOf, parseJsonText } from './object-parameter.ts'
import { ValueShape } from './value-shape.ts'

/** Places of a request that contain parameters. */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie'

/** A parameter as the spec declares it, ready to be decoded. */
export interface Parameter {
  readonly name: string
  readonly in: ParameterLocation
  /** JSON type of the value, or of each item of a list */
  readonly type: string
  readonly list: boolean
  /** true if a list's items may be separated by commas (`explode: false` or `x-accepts-commas`) */
  readonly commas: boolean
  /** separator of the items of a list in one value */
  readonly separator: string
  /** style of serialization by OpenAPI, or `json` for a value that is JSON */
  readonly style: string
  /** declared types of the value; undefined if `type` and `list` say everything */
  readonly shape: ValueShape | undefined
  /** true if a list repeats its name for each item */
  readonly exploded: boolean
  /** true if the value is one text in the path or a header, which needs only its type */
  readonly isText: boolean
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
  /** present if the operation declares cookies */
  cookie?: Record<string, unknown>
}

/** Reads a parameter from its declaration. @param document the document that references of its schema lead into */
export function readParameter(declared: ParameterObject, document?: Document): Parameter {
  const { name } = declared
  const [mediaType, content] = Object.entries(declared.content ?? {})[0] ?? []
  const schema = declared.schema ?? content?.schema ?? {}
  const shape = isPlain(schema) && declared.style !== 'deepObject' ? undefined : new ValueShape(document, schema)
  const list = shape ? shape.has('array') && !shape.has('object') : schema.type === 'array'
  const type = list ? schema.items?.type : schema.type
  const style =
    mediaType !== undefined && isJsonType(mediaType)
      ? 'json'
      : (declared.style ?? (declared.in === 'query' || declared.in === 'cookie' ? 'form' : 'simple'))
  const separator = SEPARATORS[style] ?? ','
  return {
    name,
    in: declared.in,
    type: typeof type === 'string' ? type : 'string',
    list,
    commas:
      list &&
      (declared.explode === false ||
        declared['x-accepts-commas'] === true ||
        (declared.in !== 'query' && declared.in !== 'cookie') ||
        separator !== ','),
    separator,
    style,
    shape,
    exploded: list && declared.explode !== false,
    isText: !list && !shape && style === 'simple' && (declared.in === 'path' || declared.in === 'header'),
    default: schema.default,
    refersTo: declared['x-refers-to'],
    excludesOthers: declared['x-excludes-others'] === true,
    onlyIf: declared['x-only-if'] ?? {},
    defaultIf: declared['x-default-if'] ?? {},
  }
}

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' }

/** Returns whether the `type` of a schema says how its strings are decoded. */
function isPlain({ type, items, ...schema }: SchemaObject): boolean {
  if ('allOf' in schema || 'anyOf' in schema || 'oneOf' in schema) return false
  return isScalar(type) || (type === 'array' && isScalar(items?.type))
}

function isScalar(type: unknown): boolean {
  return typeof type === 'string' && type !== 'object' && type !== 'array'
}

/** The parts of a request that contain parameters, as they were sent. */
interface SentParameters {
  readonly path: Readonly<Record<string, string>>
  readonly query: string
  readonly headers: Headers
  readonly profile: Profile
}

/** Returns whether the profile decides if a parameter exists. */
export function isConditional({ onlyIf }: Parameter): boolean {
  for (const _ in onlyIf) return true
  return false
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
  const decoding = { sent, query, findings }
  const only = query && declared.find(({ excludesOthers, name }) => excludesOthers && query.has(name))
  for (const parameter of declared) {
    const isIgnored = (only && parameter.in === 'query' && parameter !== only) || !isKnown(parameter, sent.profile)
    if (parameter.in === 'cookie') decoded.cookie ??= {}
    const found = isIgnored ? ABSENT : decodeSent(parameter, decoding)
    const value = found === ABSENT ? defaultOf(parameter, sent.profile) : found
    const place = decoded[parameter.in]
    if (value !== undefined && place) place[parameter.name] = value
  }
  return decoded
}

/** The place of parameters, and the findings about them. */
interface Decoding {
  readonly sent: SentParameters
  readonly query: Map<string, (string | undefined)[]> | undefined
  readonly findings: Finding[]
}

/** Stands for a parameter that was not sent. */
const ABSENT = Symbol('absent')

function decodeSent(parameter: Parameter, { sent, query, findings }: Decoding): unknown {
  if (parameter.isText) {
    const text = parameter.in === 'path' ? sent.path[parameter.name] : sent.headers.get(parameter.name)
    return text === undefined || text === null ? ABSENT : coerce(text, parameter.type)
  }
  if (parameter.in === 'query' && mayBeObject(parameter)) {
    const object = query && decodeQueryObject(parameter, query)
    return object === undefined ? ABSENT : object
  }
  const values = valuesOf(parameter, sent, query)
  return values.length === 0 ? ABSENT : decodeOne(parameter, values, findings)
}

/** Returns whether a parameter may have brackets in its name, or one name for each property. */
export function mayBeObject({ style, shape }: Parameter): boolean {
  return style === 'deepObject' || (shape?.has('object') === true && style !== 'json')
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
  if (where === 'cookie') return cookiesOf(sent.headers, name)
  const value = where === 'path' ? sent.path[name] : sent.headers.get(name)
  return value === undefined || value === null ? [] : [value]
}

function cookiesOf(headers: Headers, name: string): (string | undefined)[] {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.flatMap((pair) => (pair.startsWith(`${name}=`) ? [decodePercent(pair.slice(name.length + 1))] : []))
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
    findings.push({ in: placeOf(parameter), at: parameter.name, keyword: 'encoding', message })
    return undefined
  }
  if (parameter.list) {
    const { commas, separator, shape, type } = parameter
    const plain = parameter.in === 'path' ? values.map((value) => withoutPrefix(parameter, value)) : values
    const items = commas ? plain.flatMap((value) => splitList(value, separator)) : plain
    const shapeOfItems = shape?.items
    return items.map((item) => (shapeOfItems ? shapeOfItems.coerce(item) : coerce(item, type)))
  }
  if (values.length > 1) {
    const message = 'must be sent only once'
    findings.push({ in: placeOf(parameter), at: parameter.name, keyword: 'repeated', message, value: values })
  }
  return decodeText(parameter, values[0] ?? '', findings)
}

function decodeText(parameter: Parameter, text: string, findings: Finding[]): unknown {
  const { shape, type, style, name } = parameter
  if (style === 'json') {
    const value = parseJsonText(text)
    if (value === undefined)
      findings.push({ in: placeOf(parameter), at: name, keyword: 'syntax', message: 'must be JSON' })
    return value
  }
  const plain = withoutPrefix(parameter, text)
  if (shape?.has('object')) return pairsOf(plain, ',', shape)
  return shape ? shape.coerce(plain) : coerce(plain, type)
}

/** Removes what the styles `label` and `matrix` write before a value in the path. */
function withoutPrefix({ style, name }: Parameter, text: string): string {
  if (style === 'label') return text.replace(/^\./, '')
  return style === 'matrix' ? text.slice(text.startsWith(`;${name}=`) ? name.length + 2 : 0) : text
}

/** Returns the place of a parameter for findings. Cookies are a header. */
function placeOf({ in: where }: Parameter): Finding['in'] {
  return where === 'cookie' ? 'header' : where
}

/** Splits a list at its separators. Spaces around an item and empty items are ignored. */
function splitList(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Converts a string to the declared type. A string that does not look like that type stays, and fails validation. */
function coerce(text: string, type: string): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}
