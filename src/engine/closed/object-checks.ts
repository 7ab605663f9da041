import { type Check, type Errors, fail, inOrder, placeErrors } from './check.ts'
import { listAt, mapAt } from './keywords.ts'
import { OBJECT_KEYWORDS, plainChecks } from './plain-keywords.ts'
import { isJson, type Json } from './schema.ts'

/** Compiles the schema of a part of a value. Returns undefined if it accepts everything. */
export type CompilePart = (schema: unknown) => Check | undefined

/** Context of the checks of an object. */
export interface ObjectContext {
  readonly compile: CompilePart
  /** true if all errors are reported, and not only the first */
  readonly collects: boolean
  /** true if properties that `additionalProperties: false` does not allow are removed */
  readonly removes: boolean
}

type Properties = Record<string, unknown>

/** The check of each declared property. */
type PropertyChecks = ReadonlyMap<string, PropertyCheck>

interface PropertyCheck {
  readonly isRequired: boolean
  /** undefined if every value is valid */
  readonly check: Check | undefined
}

/** Returns the checks of the properties of an object, in the order of their errors. */
export function objectChecks(schema: Json, context: ObjectContext): Check[] {
  const required = new Set(listAt(schema, 'required'))
  const properties = new Map(
    Object.entries(mapAt(schema, 'properties')).map(([name, property]) => {
      return [name, { isRequired: required.has(name), check: context.compile(property) }] as const
    }),
  )
  const checks = [
    ...plainChecks(schema, OBJECT_KEYWORDS),
    ...requiredCheck(schema, context),
    ...additionalCheck(schema, context),
    ...propertiesCheck(properties, context),
    ...unevaluatedCheck(schema, context),
  ]
  const check = inOrder(checks, context.collects)
  if (!check || context.removes || !isQuick(schema, properties)) return checks
  return [quickCheck(properties, { required: required.size, isOpen: schema['additionalProperties'] !== false }, check)]
}

/** Returns whether one pass over the properties can find out that an object is valid. */
function isQuick(schema: Json, properties: PropertyChecks): boolean {
  const others = [...Object.keys(OBJECT_KEYWORDS), 'unevaluatedProperties']
  const declared = listAt(schema, 'required').every((name) => properties.has(String(name)))
  const isPlain = !isJson(schema['additionalProperties'])
  return isPlain && declared && others.every((keyword) => schema[keyword] === undefined)
}

interface QuickContext {
  /** number of required properties */
  readonly required: number
  /** true if undeclared properties are accepted */
  readonly isOpen: boolean
}

/** Returns a check that passes once over the properties of an object unless another check must collect something. */
function quickCheck(properties: PropertyChecks, { required, isOpen }: QuickContext, check: Check): Check {
  return (value, errors, around) => {
    if (errors || around) return check(value, errors, around)
    const object = value as Properties
    let found = 0
    for (const name in object) {
      const declared = properties.get(name)
      if (!declared) {
        if (isOpen) continue
        return false
      }
      const inner = object[name]
      if (inner === undefined) continue
      if (declared.isRequired) found++
      if (declared.check && !declared.check(inner, undefined, undefined)) return false
    }
    return found === required
  }
}

/** Returns a check that sets the missing properties that have a default. */
export function defaultsCheck(schema: Json): Check[] {
  const defaults = Object.entries(mapAt(schema, 'properties')).flatMap(([name, property]) => {
    const value = Object(property).default
    return value === undefined ? [] : [[name, value] as const]
  })
  if (defaults.length === 0) return []
  return [
    (value) => {
      const object = value as Properties
      for (const [name, preset] of defaults) if (object[name] === undefined) object[name] = structuredClone(preset)
      return true
    },
  ]
}

function requiredCheck(schema: Json, { collects }: ObjectContext): Check[] {
  const names = listAt(schema, 'required').map(String)
  if (names.length === 0) return []
  return [
    (value, errors) => {
      let valid = true
      for (const name of names) {
        if ((value as Properties)[name] !== undefined) continue
        valid = fail(errors, 'required', { missingProperty: name })
        if (!collects) return false
      }
      return valid
    },
  ]
}

function additionalCheck(schema: Json, context: ObjectContext): Check[] {
  const { additionalProperties } = schema
  if (additionalProperties === undefined) return []
  const names = new Set(Object.keys(mapAt(schema, 'properties')))
  const check = additionalOf(additionalProperties, context)
  return [
    (value, errors, declared) => {
      declared?.addAll()
      if (!check) return true
      let valid = true
      for (const name in value as Properties) {
        if (names.has(name) || check(value as Properties, name, errors)) continue
        valid = false
        if (!context.collects) return false
      }
      return valid
    },
  ]
}

/** Checks a property that the schema of an object does not name. */
type AdditionalCheck = (object: Properties, name: string, errors: Errors) => boolean

function additionalOf(schema: unknown, { compile, removes }: ObjectContext): AdditionalCheck | undefined {
  if (schema === false) {
    if (removes) return (object, name) => delete object[name]
    return (_, name, errors) => fail(errors, 'additionalProperties', { additionalProperty: name })
  }
  const check = compile(schema)
  return check && ((object, name, errors) => checkPart(check, object[name], name, errors))
}

function propertiesCheck(properties: PropertyChecks, { collects }: ObjectContext): Check[] {
  if (properties.size === 0) return []
  const names = new Set(properties.keys())
  const checked = [...properties].flatMap(([name, { check }]) => (check ? [{ name, check }] : []))
  return [
    (value, errors, declared) => {
      declared?.add(names)
      let valid = true
      for (const { name, check } of checked) {
        const inner = (value as Properties)[name]
        if (inner === undefined || checkPart(check, inner, name, errors)) continue
        valid = false
        if (!collects) return false
      }
      return valid
    },
  ]
}

/** Rejects the properties that no schema for the object declares. */
function unevaluatedCheck(schema: Json, { collects }: ObjectContext): Check[] {
  if (schema['unevaluatedProperties'] !== false) return []
  return [
    (value, errors, declared) => {
      let valid = true
      for (const name in value as Properties) {
        if (declared?.has(name)) continue
        valid = fail(errors, 'unevaluatedProperties', { unevaluatedProperty: name })
        if (!collects) return false
      }
      return valid
    },
  ]
}

/** Checks a property or an item, and places its errors. */
export function checkPart(check: Check, part: unknown, place: string | number, errors: Errors): boolean {
  const from = errors?.length ?? 0
  if (check(part, errors, undefined)) return true
  if (errors) placeErrors(errors, from, place)
  return false
}
