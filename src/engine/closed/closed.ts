import { declaredShape } from './declared-shape.ts'
import { hasFreeAlternative, inPlace, isComposed, mapChildren, mapInPlace, type Resolve } from './keywords.ts'
import { isJson, type Json, schemaName } from './schema.ts'

/**
 * Modes of closing a schema. `strip` removes undeclared properties of a request before it is checked; `reject` reports
 * them; `open` leaves the object itself open, because a schema around it is closed, and rejects them below it.
 */
export type Closing = 'strip' | 'reject' | 'open'

/** Context of the schemas that one validator module is compiled from. */
export interface ClosingContext {
  readonly resolve: Resolve
  /** true if the validators remove the properties that `additionalProperties: false` does not allow */
  readonly removes: boolean
}

/** Returns the name under which a closed variant of a named schema is compiled. */
export function variantName(name: string, closing: Closing): string {
  return closing === 'strip' ? `schema:${name}` : `schema:${name}:${closing}`
}

/** Returns the schema and the mode of closing that the name of a variant stands for. */
export function variantNamed(variant: string): { readonly name: string; readonly closing: Closing } {
  const [, name = '', closing = 'strip'] = variant.split(':')
  if (closing !== 'strip' && closing !== 'reject' && closing !== 'open')
    throw new TypeError(`"${variant}" is not the name of a closed schema`)
  return { name, closing }
}

/**
 * Closes a schema at every depth: an object may only have the properties that some schema for it declares, unless one
 * of them declares additional properties. Names of referenced schemas become names of their variants.
 */
export function closed(schema: unknown, closing: Closing, context: ClosingContext): Json {
  if (!isJson(schema)) return schema === false ? { not: {} } : {}
  const name = schemaName(schema)
  // Beside a reference, a validator only applies a default.
  if (name !== undefined) return { $ref: variantName(name, closing), ...defaultOf(schema) }
  if (!isComposed(schema)) return closedObject(schema, closing, context)
  if (closing === 'strip') return stripComposed(schema, context)
  const mapped = mapChildren(mapBranches(schema, context), (child) => closed(child, 'reject', context))
  return closing === 'open' || !isClosable(schema, context) ? mapped : { ...mapped, unevaluatedProperties: false }
}

/**
 * Strips what no alternative declares, and then checks without changing anything more: trying an alternative that does
 * not match must not remove what belongs to another one.
 */
function stripComposed(schema: Json, context: ClosingContext): Json {
  const { default: _, ...rest } = schema
  const shape = declaredShape([rest], context.resolve)
  return { allOf: [shape, closed(rest, 'reject', context)], ...defaultOf(schema) }
}

function closedObject(schema: Json, closing: Closing, context: ClosingContext): Json {
  const mapped = mapChildren(schema, (child) => closed(child, closing === 'open' ? 'reject' : closing, context))
  if (closing === 'open' || !isClosable(schema, context)) return mapped
  // Unlike `additionalProperties`, `unevaluatedProperties` never makes a validator remove anything.
  const keyword = closing === 'reject' && context.removes ? 'unevaluatedProperties' : 'additionalProperties'
  return { ...mapped, [keyword]: false }
}

function mapBranches(schema: Json, context: ClosingContext): Json {
  return mapInPlace(schema, (branch) => closed(branch, 'open', context))
}

/** Returns whether some schema for an object names its properties and none declares additional ones. */
function isClosable(schema: Json, { resolve }: ClosingContext): boolean {
  const all = inPlace([schema], resolve)
  if (all.some((one) => one['additionalProperties'] !== undefined && one['additionalProperties'] !== false))
    return false
  if (all.some((one) => one['unevaluatedProperties'] !== undefined || hasFreeAlternative(one, resolve))) return false
  return all.some((one) => isJson(one['properties']) || isJson(one['patternProperties']))
}

function defaultOf(schema: Json): Json {
  return 'default' in schema ? { default: schema['default'] } : {}
}
