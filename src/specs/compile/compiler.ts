import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Validate } from '../../engine/spec/validators.ts'
import type { Schemas } from '../schema/schemas.ts'
import { createSafePattern } from './safe-pattern.ts'
import { type Direction, viewOf } from './schema-view.ts'
import { COUNTED, StepLimit } from './step-limit.ts'

/** Formats that restrict nothing beyond the type, or that a lenient service would not check. */
const OPEN_FORMATS = ['int32', 'int64', 'float', 'double', 'password', 'binary', 'byte', 'decimal']

/** Options of a {@link Compiler}. */
export interface CompilerOptions {
  readonly schemas: Schemas
  readonly direction: Direction
  /** called with each part of the document that cannot be used */
  readonly onWarning: (warning: string) => void
  /** options of the code that Ajv generates */
  readonly code?: Options['code']
  /** true if strings become the types that schemas declare, as the values of forms do */
  readonly coerces?: boolean
}

/** Compiles schemas of a document when they are needed. Schemas that several others refer to are compiled once. */
export class Compiler {
  #created: Ajv2020 | undefined
  protected readonly options: CompilerOptions
  readonly #names = new Map<string, string>()
  readonly #validators = new WeakMap<object, Validate>()
  readonly #limit: StepLimit

  constructor(options: CompilerOptions) {
    this.options = options
    this.#limit = new StepLimit(() => {
      options.onWarning('a value takes too many steps to check against a schema that contains itself; it is accepted')
    })
  }

  /** Ajv, which is created when the first schema is compiled. */
  protected get ajv(): Ajv2020 {
    this.#created ??= createAjv(this.options).addKeyword(this.#limit.keyword)
    return this.#created
  }

  /** Returns the validator of a schema. A schema that cannot be compiled accepts every value. */
  validator(schema: unknown): Validate {
    if (typeof schema !== 'object' || schema === null) return schema === false ? () => false : () => true
    const known = this.#validators.get(schema)
    if (known) return known
    const validate = this.#compile(schema)
    this.#validators.set(schema, validate)
    return validate
  }

  #compile(schema: object): Validate {
    try {
      // Ajv's validators report errors in the form that the engine reads.
      return this.#limit.bound(this.ajv.compile(this.view(schema)) as Validate)
    } catch (error) {
      this.options.onWarning(`a schema is not checked: ${error instanceof Error ? error.message : String(error)}`)
      return () => true
    }
  }

  /** Returns a schema in the form that Ajv compiles. */
  protected view(schema: unknown) {
    const { schemas, direction } = this.options
    return viewOf(schema, { schemas, direction, nameOf: (reference) => this.#register(reference) })
  }

  /** Registers the schema that a reference leads to, before its own references so that it may contain itself. */
  #register(reference: string): string {
    const known = this.#names.get(reference)
    if (known !== undefined) return known
    const name = `s${this.#names.size}`
    this.#names.set(reference, name)
    const target = this.options.schemas.resolve({ $ref: reference })
    if (target === undefined) this.options.onWarning(`the reference ${reference} leads nowhere; any value is accepted`)
    this.ajv.addSchema(this.#counted(this.view(target)), name)
    return name
  }

  /** Counts when a schema is entered. Code that is written to a file cannot refer to the counter. */
  #counted(view: object | boolean): object | boolean {
    return typeof view === 'boolean' || this.options.code?.source ? view : { [COUNTED]: true, ...view }
  }
}

function createAjv({ direction, onWarning, coerces = false, code = {} }: CompilerOptions): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    validateFormats: true,
    inlineRefs: false,
    logger: false,
    unicodeRegExp: true,
    code: { ...code, regExp: patternEngine(onWarning) },
    // Only the first error is collected: the errors of a long list of a foreign schema may take quadratic time.
    useDefaults: direction === 'request',
    coerceTypes: coerces,
  })
  addFormats.default(ajv)
  for (const format of OPEN_FORMATS) ajv.addFormat(format, true)
  return ajv
}

type RegExpEngine = NonNullable<NonNullable<Options['code']>['regExp']>

/** Returns the engine that Ajv creates patterns with. A pattern that is not valid accepts every string. */
function patternEngine(onWarning: (warning: string) => void): RegExpEngine {
  const create = (source: string) => {
    try {
      return createSafePattern(source)
    } catch {
      onWarning(`the pattern ${source} is not a regular expression that JavaScript can read; it is not checked`)
      return { source, test: () => true }
    }
  }
  const engine = (source: string) => Object.assign(create(source), { toString: () => `/${source}/u` })
  return Object.assign(engine, { code: 'createPattern' })
}
