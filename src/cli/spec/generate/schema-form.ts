import type { Options } from 'ajv/dist/2020.js'
import { withoutAnnotations } from './annotations.ts'
import { type Closing, type ClosingContext, closed, variantName } from './closed.ts'
import { openVariant } from './open-schema.ts'
import { isJson, type Json } from './schema.ts'

/** The form that schemas are brought into before they are compiled. */
export interface SchemaForm {
  /** options of Ajv in addition to those of every form */
  readonly options: Options
  /** Returns a schema in this form. */
  readonly root: (schema: unknown) => Json
  /** Returns the variants of a named schema by the names that references in this form use. */
  readonly variants: (name: string, schema: unknown) => readonly (readonly [name: string, schema: Json])[]
}

/** Behaviour of validators that is the same in every form. */
export type ValidatorOptions = Pick<Options, 'allErrors' | 'removeAdditional' | 'useDefaults'>

/** Returns the form in which objects may only have declared properties. */
export function closedForm(
  schemas: Json,
  closing: Exclude<Closing, 'open'>,
  validatorOptions: ValidatorOptions,
): SchemaForm {
  const context: ClosingContext = {
    resolve: (name) => schemas[name],
    removes: validatorOptions.removeAdditional === true,
  }
  const prepared = (schema: unknown, variant: Closing) => withoutNotes(closed(schema, variant, context))
  return {
    options: {
      ...validatorOptions,
      allowUnionTypes: true,
      strictRequired: false,
      // A closed composition of schemas states no type of its own.
      strictTypes: false,
    },
    root: (schema) => prepared(schema, closing),
    variants: (name, schema) => {
      const all = [...new Set<Closing>([closing, 'reject', 'open'])]
      return all.map((variant) => [variantName(name, variant), prepared(schema, variant)])
    },
  }
}

/** Returns the form in which schemas mean what they declare. It accepts any document. */
export function openForm(
  validatorOptions: Pick<ValidatorOptions, 'allErrors' | 'useDefaults'>,
  onWarning: (warning: string) => void,
): SchemaForm {
  const prepared = (schema: unknown) => withoutNotes(openVariant(schema, onWarning))
  return {
    options: { ...validatorOptions, strict: false, validateSchema: false, logger: false },
    root: prepared,
    variants: (name, schema) => [[variantName(name, 'strip'), prepared(schema)]],
  }
}

function withoutNotes(schema: unknown): Json {
  const result = withoutAnnotations(schema)
  // The schema of a media type or a component is an object, and stays one.
  return isJson(result) ? result : {}
}
