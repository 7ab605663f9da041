import { isJson, type Json, objectAt, printable } from './json.ts'
import type { Draft } from './normalise-schemas.ts'
import { referenceOf } from './references.ts'

/** Puts the security schemes themselves in place of references to them, and removes what is not a security scheme. */
export function normaliseSecuritySchemes({ document, references }: Draft): void {
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes')
  for (const [name, scheme] of Object.entries(schemes)) {
    const reference = isJson(scheme) ? referenceOf(scheme) : undefined
    const target = reference === undefined ? scheme : references.target(reference, 'securityScheme')
    if (isJson(target) && typeof target['type'] === 'string') schemes[name] = target
    else delete schemes[name]
  }
}

/**
 * Removes security requirements whose schemes do not exist, in place.
 * @param holder the document or an operation
 */
export function normaliseSecurity({ document, warnings }: Draft, holder: Json, place: string): void {
  const { security } = holder
  if (security === undefined) return
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes')
  const requirements = Array.isArray(security) ? security.filter(isJson) : []
  holder['security'] = requirements.filter((requirement) => {
    const unknown = Object.keys(requirement).find((name) => !Object.hasOwn(schemes, name))
    if (unknown === undefined) return true
    const scheme = `the security scheme "${printable(unknown)}"`
    const text = `${place} requires ${scheme}, which does not exist; it is not required.`
    warnings.add('security schemes do not exist', text)
    return false
  })
}
