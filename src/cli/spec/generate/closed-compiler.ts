import { _, str } from 'ajv'
import { Ajv2020, type CodeKeywordDefinition, type Options } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { withoutAnnotations } from './annotations.ts'
import { type Closing, type ClosingContext, closed, variantName } from './closed.ts'
import { moduleCode } from './module-code.ts'
import { isJson, type Json } from './schema.ts'

const OWN_KEYWORDS = ['x-pattern-text']

/** Words errors of patterns by the `x-pattern-text` of their schema, so that no message shows the expression. */
function describePatterns(ajv: Ajv2020): void {
  const pattern = ajv.getKeyword('pattern')
  if (typeof pattern !== 'object') throw new TypeError('Ajv has no definition of the keyword "pattern"')
  pattern.error = {
    message: ({ parentSchema }) => {
      const text = parentSchema?.['x-pattern-text']
      return typeof text === 'string' ? str`must be ${text}` : str`has the wrong format`
    },
    params: () => _`{}`,
  }
}

/** Collects schemas and compiles them into one module. The table refers to each validator by a name. */
export class ClosedCompiler {
  readonly #ajv: Ajv2020
  readonly #names = new Map<string, string>()
  readonly #exports: Record<string, string> = {}
  readonly #closing: Closing
  readonly #context: ClosingContext
  /** the name by which the bundle imports the module */
  readonly module: string

  constructor(
    module: string,
    schemas: Json,
    closing: Exclude<Closing, 'open'>,
    options: Pick<Options, 'allErrors' | 'removeAdditional' | 'useDefaults'>,
  ) {
    this.module = module
    this.#closing = closing
    this.#context = { resolve: (name) => schemas[name], removes: options.removeAdditional === true }
    this.#ajv = new Ajv2020({
      ...options,
      allowUnionTypes: true,
      strictRequired: false,
      // A closed composition of schemas states no type of its own.
      strictTypes: false,
      // Compiles a schema that is used in many places into one function instead of many copies.
      inlineRefs: false,
      code: { source: true, esm: true },
    })
    addFormats.default(this.#ajv)
    this.#ajv.addFormat('uri-reference', URI_REFERENCE)
    this.#ajv.addVocabulary(OWN_KEYWORDS)
    this.#ajv.addKeyword(REGEX_FLAGS)
    describePatterns(this.#ajv)
    for (const [name, schema] of Object.entries(schemas)) {
      for (const variant of new Set<Closing>([closing, 'reject', 'open'])) {
        this.#ajv.addSchema(prepared(schema, variant, this.#context), variantName(name, variant))
      }
    }
  }

  /** Adds a schema. @returns a placeholder that the table replaces with the validator's name */
  add(schema: unknown): string {
    const text = JSON.stringify(prepared(schema, this.#closing, this.#context))
    let name = this.#names.get(text)
    if (name === undefined) {
      name = `v${this.#names.size}`
      this.#names.set(text, name)
      this.#ajv.addSchema(JSON.parse(text), `root:${name}`)
      this.#exports[name] = `root:${name}`
    }
    return `@${this.module}.${name}`
  }

  /** Returns the module with the validators. */
  code(): string {
    return moduleCode(this.#ajv, this.#exports)
  }
}

function prepared(schema: unknown, closing: Closing, context: ClosingContext): Json {
  const result = withoutAnnotations(closed(schema, closing, context))
  // The schema of a media type or a component is an object, and stays one.
  return isJson(result) ? result : {}
}

/** Keyword of a string that must be a regular expression with certain flags, such as `x-regex-flags: iu`. */
const REGEX_FLAGS: CodeKeywordDefinition = {
  keyword: 'x-regex-flags',
  type: 'string',
  schemaType: 'string',
  // The engine words the error.
  error: { message: '', params: ({ schema }) => _`{ flags: ${schema} }` },
  code(context) {
    const { gen, data, schema } = context
    const valid = gen.let('valid', true)
    gen.try(
      () => gen.code(_`new RegExp(${data}, ${schema})`),
      () => gen.assign(valid, false),
    )
    context.pass(valid)
  },
}

/**
 * Grammar of a URI reference (RFC 3986). The first alternative is an absolute path, which nearly every link is: the
 * full grammar is much slower.
 */
const URI_REFERENCE = (() => {
  const char = "[\\w.~!$&'()*+,;=:@/-]|%[\\da-f]{2}"
  const path = `^\\/(?!\\/)(?:${char})*(?:\\?(?:${char}|\\?)*)?$`
  const full = fullFormats['uri-reference']
  if (!(full instanceof RegExp)) throw new TypeError('ajv-formats no longer checks uri-reference by a pattern')
  return new RegExp(`${path}|${full.source}`, 'i')
})()
