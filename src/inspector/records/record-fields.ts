import type { Document } from '../../engine/spec/document.ts'
import { stableDraw } from '../../specs/sample/draw.ts'
import { Sampler } from '../../specs/sample/sampler.ts'
import { Schemas } from '../../specs/schema/schemas.ts'
import { isObject } from '../../world/is-object.ts'

/** A property that a new record can have. */
export interface RecordField {
  readonly name: string
  readonly type: string
  readonly description: string
  /** a value that the schema allows */
  readonly sample: unknown
}

/** Returns the properties of a schema that a client may set; none if the spec does not contain the schema. */
export function fieldsOf(document: Document, name: string): RecordField[] {
  const declared = document.components['schemas']
  const schema = isObject(declared) ? declared[name] : undefined
  if (schema === undefined) return []
  const schemas = new Schemas(document)
  const sampler = new Sampler(schemas, () => () => true)
  return [...schemas.flat(schema).properties].flatMap(([property, propertySchema]) => {
    const resolved = schemas.resolve(propertySchema)
    if (!isObject(resolved) || resolved['readOnly'] === true) return []
    const draw = stableDraw(`${name} ${property}`)
    const sample = sampler.sample(propertySchema, { name: property, draw, inside: [], whole: false }) ?? ''
    const { type, description } = resolved
    return [{ name: property, type: formatType(type), description: textOf(description), sample }]
  })
}

function formatType(type: unknown): string {
  return Array.isArray(type) ? type.map(textOf).join(' or ') : textOf(type)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Returns the text of a record with a field added; the text unchanged if it is not a JSON object. */
export function addField(text: string, { name, sample }: RecordField): string {
  try {
    const record: unknown = JSON.parse(text)
    return isObject(record) ? JSON.stringify({ ...record, [name]: sample }, undefined, 2) : text
  } catch {
    return text
  }
}
