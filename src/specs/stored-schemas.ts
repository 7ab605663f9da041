import type { Document } from '../engine/spec/document.ts'
import { defineLazy } from '../engine/spec/lazy.ts'
import { isObject } from '../world/is-object.ts'
import { PATH } from './handlers/record-key.ts'
import type { ResourceRuntime } from './handlers/runtime.ts'
import type { Schemas } from './schema/schemas.ts'

/** Name of the schema of the credentials that a scenario knows. */
export const CREDENTIAL = 'KnownCredentialRecord'

/** Schema of the credentials that a scenario knows. */
const CREDENTIAL_SCHEMA = {
  'x-internal': true,
  type: 'object',
  description: 'A credential that strict authentication accepts.',
  required: ['value'],
  properties: {
    scheme: { type: 'string', description: 'Name of the security scheme. By default the credential belongs to all.' },
    value: {
      type: 'string',
      minLength: 1,
      description: 'The token or key; name and password with a colon between them.',
    },
  },
}

/**
 * Returns a document with the schemas of its stored records, which no operation returns unchanged. Each is created when
 * it is first read.
 */
export function withStoredSchemas(
  document: Document,
  resources: Iterable<ResourceRuntime>,
  schemas: Schemas,
): Document {
  const known = isObject(document.components['schemas']) ? document.components['schemas'] : {}
  const all: Record<string, unknown> = { ...known }
  for (const target of resources) defineLazy(all, target.stored, () => storedSchema(target, schemas))
  all[CREDENTIAL] = CREDENTIAL_SCHEMA
  return { ...document, components: { ...document.components, schemas: all } }
}

/** Returns the schema of a stored record: the properties that responses show, and the path parameters beside them. */
function storedSchema({ resource, schema }: ResourceRuntime, schemas: Schemas): object {
  const flat = schemas.flat(schema)
  const properties = new Map<string, unknown>()
  for (const option of flat.choices.flatMap(({ options }) => options)) {
    for (const name of schemas.flat(option).properties.keys()) properties.set(name, {})
  }
  for (const [name, property] of flat.properties) properties.set(name, property)
  const parents = resource.parents.filter(({ parameter }) => !properties.has(parameter))
  const names = parents.flatMap(({ parameter, resource: parent }) => [parameter, ...(parent ? [parent] : [])])
  return {
    'x-internal': true,
    type: 'object',
    properties: {
      ...Object.fromEntries(properties),
      [PATH]: {
        type: 'object',
        description: 'Values of path parameters that the record does not contain.',
        additionalProperties: { type: 'string' },
      },
    },
    additionalProperties: properties.size === 0 || flat.additional === true || isObject(flat.additional),
    'x-scenario': Object.fromEntries(
      names
        .filter((name) => !properties.has(name))
        .map((name) => [
          name,
          { type: ['string', 'integer'], description: 'Key or name of the record that this one belongs to.' },
        ]),
    ),
  }
}
