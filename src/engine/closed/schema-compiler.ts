import type { Validate } from '../spec/validators.ts'
import { itemsCheck, uniqueCheck } from './array-checks.ts'
import { type Check, DeclaredNames, type FoundError, inOrder } from './check.ts'
import { allOfCheck, anyOfCheck, type CompileBranch, ifCheck, notCheck } from './composition-checks.ts'
import { listAt, mapAt } from './keywords.ts'
import { defaultsCheck, type ObjectContext, objectChecks } from './object-checks.ts'
import {
  ARRAY_KEYWORDS,
  NUMBER_KEYWORDS,
  OBJECT_KEYWORDS,
  plainChecks,
  STRING_KEYWORDS,
  VALUE_KEYWORDS,
} from './plain-keywords.ts'
import { isJson, type Json } from './schema.ts'
import { checkIfOfType, typeCheck, typedCheck } from './type-checks.ts'

/** Options of a {@link SchemaCompiler}. */
export interface SchemaCompilerOptions {
  /** Returns the schema that a reference names. */
  readonly resolve: (reference: string) => unknown
  /** true if all errors are reported, and not only the first */
  readonly collects: boolean
  /** true if properties that `additionalProperties: false` does not allow are removed */
  readonly removes: boolean
  /** true if missing properties are set to their defaults */
  readonly presets: boolean
}

/** Place of a schema that is compiled. */
interface Place {
  readonly collects: boolean
  /** true within an alternative or a condition: the first error does not end the validation */
  readonly composite: boolean
}

/** Keywords by the type of the values that they apply to, in the order in which they are checked. */
const GROUPS = [
  [undefined, [...Object.keys(VALUE_KEYWORDS), 'not', 'anyOf', 'allOf', 'if']],
  ['number', Object.keys(NUMBER_KEYWORDS)],
  ['string', Object.keys(STRING_KEYWORDS)],
  ['array', [...Object.keys(ARRAY_KEYWORDS), 'items', 'uniqueItems']],
  [
    'object',
    [...Object.keys(OBJECT_KEYWORDS), 'required', 'additionalProperties', 'properties', 'unevaluatedProperties'],
  ],
] as const

type GroupType = (typeof GROUPS)[number][0]

/** Keywords of JSON Schema that no schema of a closed spec may have yet. */
const UNSUPPORTED = [
  ['multipleOf', 'oneOf', 'prefixItems', 'contains', 'minContains', 'maxContains', 'unevaluatedItems'],
  ['propertyNames', 'patternProperties', 'dependentRequired', 'dependentSchemas', '$dynamicRef'],
].flat()

/**
 * Compiles closed schemas to functions, each when it is first used, without creating code. The errors are those of the
 * validators that Ajv generates from the same schemas, in their order.
 */
export class SchemaCompiler {
  readonly #options: SchemaCompilerOptions
  readonly #named = new Map<string, Check>()

  constructor(options: SchemaCompilerOptions) {
    this.#options = options
  }

  /** Returns the validator of a schema. */
  validator(schema: unknown): Validate {
    const changes = this.#options.removes || this.#options.presets
    let check: Check | undefined
    const validate: Validate = (value) => {
      check ??= this.#compileRoot(schema)
      validate.errors = null
      // Most values are valid, which is found out faster. A value that the checks change must not be checked twice.
      if (!changes && check(value, undefined, undefined)) return true
      const errors: FoundError[] = []
      const valid = check(value, errors, undefined)
      if (!valid) validate.errors = errors
      return valid
    }
    return validate
  }

  #compileRoot(schema: unknown): Check {
    return this.#compile(schema, { collects: this.#options.collects, composite: false }) ?? (() => true)
  }

  /** Returns undefined for a schema that accepts everything. */
  #compile(schema: unknown, place: Place): Check | undefined {
    if (!isJson(schema)) return undefined
    if (typeof schema['$ref'] === 'string') return this.#reference(schema['$ref'])
    rejectUnsupported(schema)
    return schema['unevaluatedProperties'] === false
      ? this.#compileClosed(schema, place)
      : this.#compileKeywords(schema, place)
  }

  /** Compiles a schema for which the schemas that it is composed of declare the properties. */
  #compileClosed(schema: Json, place: Place): Check {
    const { unevaluatedProperties: _, ...open } = schema
    const names = this.#declaredNames(open)
    const openCheck = this.#compileKeywords(open, place)
    let check: Check | undefined
    return (value, errors, around) => {
      around?.addAll()
      // Which alternatives match only matters for an object with other properties.
      if (!isJson(value) || hasOnly(value, names)) return !openCheck || openCheck(value, errors, undefined)
      check ??= this.#compileKeywords(schema, place)
      return !check || check(value, errors, new DeclaredNames())
    }
  }

  /** Returns the names of the properties that a schema declares for every value. */
  #declaredNames(schema: unknown): ReadonlySet<string> {
    if (!isJson(schema)) return new Set()
    if (typeof schema['$ref'] === 'string') return this.#declaredNames(this.#options.resolve(schema['$ref']))
    const parts = listAt(schema, 'allOf').flatMap((part) => [...this.#declaredNames(part)])
    return new Set([...Object.keys(mapAt(schema, 'properties')), ...parts])
  }

  #reference(name: string): Check {
    let check = this.#named.get(name)
    return (value, errors, declared) => {
      check ??= this.#compileNamed(name)
      return check(value, errors, declared)
    }
  }

  #compileNamed(name: string): Check {
    const check = this.#named.get(name) ?? this.#compileRoot(this.#options.resolve(name))
    this.#named.set(name, check)
    return check
  }

  #compileKeywords(schema: Json, place: Place): Check | undefined {
    const types = [schema['type'] ?? []].flat()
    const used = GROUPS.filter(([, keywords]) => keywords.some((keyword) => schema[keyword] !== undefined))
    // The keywords of its type report a value of another type, if there are some.
    const own = types.length === 1 ? used.find(([type]) => type === types[0])?.[0] : undefined
    const groups = used.flatMap(([type]) =>
      this.#compileGroup(schema, type, { ...place, reports: type && type === own }),
    )
    if (types.length === 0 || own !== undefined) return inOrder(groups, place.collects)
    const checkType = typeCheck(schema['type'])
    const [first, ...rest] = groups
    if (!first || place.collects || !place.composite) return inOrder([checkType, ...groups], place.collects)
    // In an alternative, the first keywords are checked whatever the type is.
    return inOrder([inOrder([checkType, first], true) ?? first, ...rest], false)
  }

  #compileGroup(schema: Json, type: GroupType, place: Place & { readonly reports: unknown }): Check[] {
    const check = inOrder(this.#checksOf(schema, type, place), place.collects)
    if (type === undefined) return check ? [check] : []
    if (place.reports) return [check ? typedCheck(type, check) : typeCheck(type)]
    return check ? [checkIfOfType(type, check)] : []
  }

  #checksOf(schema: Json, type: GroupType, place: Place): Check[] {
    const branch = this.#branches(place)
    const context: ObjectContext = {
      compile: branch.reported,
      collects: place.collects,
      removes: this.#options.removes,
    }
    switch (type) {
      case 'number':
        return plainChecks(schema, NUMBER_KEYWORDS)
      case 'string':
        return plainChecks(schema, STRING_KEYWORDS)
      case 'array':
        return [...plainChecks(schema, ARRAY_KEYWORDS), ...itemsCheck(schema, context), ...uniqueCheck(schema)]
      case 'object':
        return [
          ...(this.#options.presets && !place.composite ? defaultsCheck(schema) : []),
          ...objectChecks(schema, context),
        ]
      default:
        return [
          ...plainChecks(schema, VALUE_KEYWORDS),
          ...notCheck(schema, branch),
          ...anyOfCheck(schema, branch),
          ...allOfCheck(schema, branch, place.collects),
          ...ifCheck(schema, branch, place.collects || place.composite),
        ]
    }
  }

  #branches(place: Place): CompileBranch {
    return {
      reported: (schema) => this.#compile(schema, place),
      alternative: (schema) => this.#compile(schema, { ...place, composite: true }),
      condition: (schema) => this.#compile(schema, { collects: false, composite: true }),
    }
  }
}

function hasOnly(object: Json, names: ReadonlySet<string>): boolean {
  for (const name in object) if (!names.has(name)) return false
  return true
}

function rejectUnsupported(schema: Json): void {
  const keyword = UNSUPPORTED.find((one) => schema[one] !== undefined)
  if (keyword === undefined) return
  throw new TypeError(`The keyword "${keyword}" of a closed schema is not supported: add it to src/engine/closed/`)
}
