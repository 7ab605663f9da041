import { type Check, fail, inOrder, placeErrors } from './check.ts'
import { listAt, mapAt } from './keywords.ts'
import { OBJECT_KEYWORDS, plainChecks } from './plain-keywords.ts'
import type { Json } from './schema.ts'

/** Compiles the schema of a part of a value. Returns undefined if it accepts everything. */
export type CompilePart = (schema: unknown) => Check | undefined

/** Context of the checks of an object. */
export interface ObjectContext {
  readonly compile: CompilePart
  /** true if all errors are reported, and not only the first */
  readonly collects: boolean
  /** true if properties that `additionalProperties: false` does not allow are removed */
  readonly removes: boolean
  /** true if checks change the value */
  readonly changes: boolean
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
  // A value that a check changes must not be checked twice.
  if (!check || context.changes || !isQuick(schema, properties)) return checks
  const isValid = quickTest(properties, required.size)
  return [
    (value, errors, declared) => {
      if (!declared && isValid(value as Properties, errors)) return true
      return check(value, errors, declared)
    },
  ]
}

/** Returns whether one pass over the properties can find out that an object is valid. */
function isQuick(schema: Json, properties: PropertyChecks): boolean {
  const others = [...Object.keys(OBJECT_KEYWORDS), 'unevaluatedProperties']
  const declared = listAt(schema, 'required').every((name) => properties.has(String(name)))
  return (
    schema['additionalProperties'] === false && declared && others.every((keyword) => schema[keyword] === undefined)
  )
}

/** Returns a test that passes once over the properties of an object. It neither changes the object nor leaves errors. */
function quickTest(properties: PropertyChecks, required: number) {
  return (object: Properties, errors: Parameters<Check>[1]): boolean => {
    const from = errors.length
    let found = 0
    for (const name in object) {
      const declared = properties.get(name)
      if (!declared) return false
      const value = object[name]
      if (value === undefined) continue
      if (declared.isRequired) found++
      if (declared.check && !declared.check(value, errors, undefined)) {
        errors.length = from
        return false
      }
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
type AdditionalCheck = (object: Properties, name: string, errors: Parameters<Check>[1]) => boolean

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
  const names = [...properties.keys()]
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
export function checkPart(check: Check, part: unknown, place: string | number, errors: Parameters<Check>[1]): boolean {
  const from = errors.length
  if (check(part, errors, undefined)) return true
  placeErrors(errors, from, place)
  return false
}
