import type { Document } from '../../engine/spec/document.ts'
import { isJsonType } from '../../engine/spec/media-type.ts'
import { stableDraw } from '../../specs/sample/draw.ts'
import { Sampler } from '../../specs/sample/sampler.ts'
import { Schemas } from '../../specs/schema/schemas.ts'
import { isObject } from '../../world/is-object.ts'

/** Media types of forms, whose fields are edited as JSON. */
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)$/i

/** Returns a JSON body of a schema as a string, for specs without an example; undefined for other media types. */
export function sampleBody(document: Document, type: string, schema: unknown): string | undefined {
  if (schema === undefined || !(isJsonType(type) || FORM.test(type))) return undefined
  const schemas = new Schemas(document)
  const sampler = new Sampler(schemas, () => () => true)
  const value = sampler.sample(schema, { name: '', draw: stableDraw(type), inside: [], whole: true })
  return value === undefined ? undefined : JSON.stringify(withoutReadOnly(value, schema, schemas), undefined, 2)
}

/** Removes the properties that only responses contain. */
function withoutReadOnly(value: unknown, schema: unknown, schemas: Schemas): unknown {
  if (!isObject(value)) return value
  const { properties } = schemas.flat(schema)
  const isReadOnly = (name: string) => {
    const property = schemas.resolve(properties.get(name))
    return isObject(property) && property['readOnly'] === true
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isReadOnly(name)))
}
