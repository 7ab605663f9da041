import { isObject } from '../../world/is-object.ts'
import { isOfType } from '../sample/check-value.ts'
import type { Schema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'

/** Direction of a body: properties that are `readOnly` are optional in requests, `writeOnly` ones in responses. */
export type Direction = 'request' | 'response'

/** Settings of {@link viewOf}. */
export interface ViewOptions {
  readonly schemas: Schemas
  readonly direction: Direction
  /** Returns the name under which a referenced schema is registered. */
  readonly nameOf: (reference: string) => string
}

/** Keywords that contain schemas by name. */
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])
/** Keywords that contain values, not schemas. */
const VALUES = new Set(['enum', 'const', 'default', 'required', 'dependentRequired', 'type'])
/** Keywords that do not take part in validation, or that would give a schema another identity. */
const IGNORED = new Set(
  (
    '$id id $schema $anchor $dynamicAnchor $comment title description example examples ' +
    'discriminator xml externalDocs deprecated nullable readOnly writeOnly'
  ).split(' '),
)

/** Returns a schema as a validator of one direction needs it: only what is validated, with registered references. */
export function viewOf(schema: unknown, options: ViewOptions): Schema | boolean {
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema)) return true
  const view: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (IGNORED.has(keyword) || keyword.startsWith('x-')) continue
    if (keyword === '$ref') view[keyword] = options.nameOf(String(value))
    else if (keyword === 'required') addRequired(view, schema, options)
    else if (keyword === 'enum') view[keyword] = uniqueValues(value)
    else if (keyword === 'default' && !isOwnDefault(schema, options)) continue
    else if (VALUES.has(keyword)) view[keyword] = value
    else if (MAPS.has(keyword)) view[keyword] = mapOf(value, options)
    else view[keyword] = inside(value, options)
  }
  return view
}

function inside(value: unknown, options: ViewOptions): unknown {
  if (Array.isArray(value)) return value.map((item) => viewOf(item, options))
  return isObject(value) ? viewOf(value, options) : value
}

function mapOf(value: unknown, options: ViewOptions): unknown {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, viewOf(schema, options)]))
}

function addRequired(view: Record<string, unknown>, schema: Schema, options: ViewOptions): void {
  if (!Array.isArray(schema['required'])) return
  const { properties } = schema
  const required = [...new Set(schema['required'].map(String))].filter((name) => {
    return !isObject(properties) || !isOneWay(properties[name], options)
  })
  if (required.length > 0) view['required'] = required
}

function isOneWay(property: unknown, { schemas, direction }: ViewOptions): boolean {
  return schemas.flat(property).keywords[direction === 'request' ? 'readOnly' : 'writeOnly'] === true
}

/** Returns whether the default of a schema has a type that the schema allows. Others would make requests invalid. */
function isOwnDefault(schema: Schema, { schemas }: ViewOptions): boolean {
  const { types, keywords } = schemas.flat(schema)
  const { default: standard, enum: members } = keywords
  if (Array.isArray(members) && !members.includes(standard)) return false
  return types.length === 0 || types.some((type) => isOfType(standard, type))
}

function uniqueValues(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined
  const known = new Map(value.map((member) => [JSON.stringify(member), member]))
  return [...known.values()]
}
