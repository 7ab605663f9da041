import { _, str } from 'ajv'
import { Ajv2020, type ErrorObject, type Options } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Closing, closed, variantName } from '../../src/engine/closed/closed.ts'
import type { SchemaCompilerOptions } from '../../src/engine/closed/schema-compiler.ts'
import type { SchemaError } from '../../src/engine/spec/validators.ts'

/** Options of a {@link compileWithAjv}. */
export interface OracleOptions extends Omit<SchemaCompilerOptions, 'resolve'> {
  readonly schemas: Readonly<Record<string, unknown>>
  readonly closing: Exclude<Closing, 'open'>
}

/** A validator of Ajv: returns the errors of a value, in the form of {@link SchemaError}. */
export type Oracle = (value: unknown) => readonly SchemaError[]

/** Returns a function that compiles closed schemas with Ajv. */
export function compileWithAjv({ schemas, closing, ...options }: OracleOptions): (schema: unknown) => Oracle {
  const context = { resolve: (name: string) => schemas[name], removes: options.removes }
  const ajv = createAjv({
    allErrors: options.collects,
    removeAdditional: options.removes,
    useDefaults: options.presets,
  })
  for (const [name, schema] of Object.entries(schemas)) {
    for (const variant of new Set<Closing>([closing, 'reject', 'open'])) {
      ajv.addSchema(closed(schema, variant, context), variantName(name, variant))
    }
  }
  return (schema) => {
    const validate = ajv.compile(closed(schema, closing, context))
    return (value) => (validate(value) ? [] : (validate.errors ?? []).map(schemaErrorOf))
  }
}

function createAjv(options: Options): Ajv2020 {
  const ajv = new Ajv2020({ ...options, strictSchema: false, strictTypes: false, inlineRefs: false, logger: false })
  addFormats.default(ajv)
  ajv.addKeyword({
    keyword: 'x-regex-flags',
    type: 'string',
    error: { message: '', params: ({ schema }) => _`{ flags: ${schema} }` },
    code(context) {
      const valid = context.gen.let('valid', true)
      context.gen.try(
        () => context.gen.code(_`new RegExp(${context.data}, ${context.schema})`),
        () => context.gen.assign(valid, false),
      )
      context.pass(valid)
    },
  })
  wordPatterns(ajv)
  return ajv
}

function wordPatterns(ajv: Ajv2020): void {
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

/** Leaves the message of every keyword out but that of patterns: the engine words all others. */
function schemaErrorOf({ instancePath, keyword, params, message }: ErrorObject): SchemaError {
  return { instancePath, keyword, params, ...(keyword === 'pattern' && message !== undefined && { message }) }
}
