import { _, str } from 'ajv'
import { Ajv2020, type CodeKeywordDefinition } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { Json } from './schema.ts'
import type { SchemaForm } from './schema-form.ts'

/** Maximum number of errors that a validator collects. A response reports at most 100 findings. */
const MOST_ERRORS = 200
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
export class Compiler {
  readonly #ajv: Ajv2020
  readonly #names = new Map<string, string>()
  readonly #exports: Record<string, string> = {}
  readonly #form: SchemaForm
  /** the name by which the bundle imports the module */
  readonly module: string

  constructor(module: string, schemas: Json, form: SchemaForm) {
    this.module = module
    this.#form = form
    this.#ajv = new Ajv2020({
      ...form.options,
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
      for (const [variant, prepared] of form.variants(name, schema)) this.#ajv.addSchema(prepared, variant)
    }
  }

  /** Adds a schema. @returns a placeholder that the table replaces with the validator's name */
  add(schema: unknown): string {
    const text = JSON.stringify(this.#form.root(schema))
    let name = this.#names.get(text)
    if (name === undefined) {
      name = `v${this.#names.size}`
      this.#names.set(text, name)
      this.#ajv.addSchema(JSON.parse(text), `root:${name}`)
      this.#exports[name] = `root:${name}`
    }
    return `@${this.module}.${name}`
  }

  code(): string {
    // Ajv copies all earlier errors for each invalid item, which takes quadratic time for long lists.
    const unbounded = /vErrors\.concat\(([\w.]+)\)/g
    return standaloneCode
      .default(this.#ajv, this.#exports)
      .replace(unbounded, `(vErrors.length < ${MOST_ERRORS} ? vErrors.concat($1) : vErrors)`)
      .replace(RECORDED_ERROR, (_, _name, at = 'instancePath', keyword, params, message) => {
        // The engine words all errors but those of patterns by their keyword and parameters.
        const words = keyword === '"pattern"' ? `, ${message}` : ''
        return `errors++;vErrors = note(vErrors, ${at}, ${keyword}, ${params}${words});`
      })
      .concat(NOTE)
  }
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

/** Matches the code with which Ajv records an error: a third of all code. The schema path in it is not used. */
const RECORDED_ERROR =
  /const (err\d+) = \{instancePath(?::([^,]+))?,schemaPath:(?:"(?:[^"\\]|\\.)*"|[^,]+),keyword:("\w+"),params:(.*?),message:(.*?)\};\s*if\(vErrors === null\)\s*\{\s*vErrors = \[\1\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g
const NOTE = `
function note(errors, instancePath, keyword, params, message) {
  const error = { instancePath, keyword, params, message }
  if (errors === null) return [error]
  errors.push(error)
  return errors
}
`
