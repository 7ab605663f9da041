import type { Validate, Validators } from '../../engine/spec/validators.ts'
import type { VendorSpec } from '../../engine/vendor/vendor-spec.ts'
import { isObject } from '../../world/is-object.ts'
import { ValueChecks } from '../sample/check-value.ts'
import { contentOf, schemaOf } from '../schema/content.ts'
import { operationsOf } from '../schema/operations.ts'
import type { Schemas } from '../schema/schemas.ts'
import type { AvailableValidators } from '../vendor-of-document.ts'
import { meetsRestrictions } from './check-restrictions.ts'

/**
 * Returns the validators of a spec that were compiled ahead of time, so that nothing is compiled at run time. Schemas
 * without a validator of their own are checked as far as their values have no parts.
 */
export function availableValidators({ records, validators }: VendorSpec, schemas: Schemas): AvailableValidators {
  const plain = new ValueChecks((restrictions) => (value) => meetsRestrictions({ ...restrictions }, value))
  let bodies: ReadonlyMap<unknown, Validate> = new Map()
  const check = (schema: unknown): Validate => {
    const name = isObject(schema) && typeof schema['$ref'] === 'string' ? schemaName(schema['$ref']) : undefined
    const known = (name === undefined ? undefined : records[name]) ?? bodies.get(schema)
    if (known) return known
    const flat = schemas.flat(schema)
    const hasParts = flat.properties.size > 0 || flat.items !== undefined || flat.choices.length > 0
    return (value) => hasParts || plain.allows(flat, value)
  }
  return {
    records,
    check,
    validators: async () => {
      const loaded = await validators()
      bodies = bodyValidators(loaded.validators, schemas)
      return loaded
    },
  }
}

/** Returns the validators of response bodies by their schemas. */
function bodyValidators({ responses }: Validators, schemas: Schemas): Map<unknown, Validate> {
  const found = new Map<unknown, Validate>()
  for (const [id, { object }] of operationsOf(schemas.document)) {
    for (const [status, declared] of Object.entries(object.responses)) {
      const bodies = responses[id]?.[status]?.bodies ?? {}
      for (const [type, media] of Object.entries(contentOf(schemas.resolve(declared)))) {
        const check = bodies[type]?.check
        if (check) found.set(schemaOf(media), check)
      }
    }
  }
  return found
}

function schemaName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
