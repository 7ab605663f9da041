import { bodyContentOf } from '../spec/declaration.ts'
import { suggestName, undeclaredProperty } from '../spec/declared-names.ts'
import { undeclaredQuery } from '../spec/undeclared.ts'
import type { Finding } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { declaredQuery, nestedQuery } from './note-undeclared.ts'

/** Returns a finding for each query parameter that the operation does not declare, with the nearest declared name. */
export function undeclaredParameters(call: Call): Finding[] {
  const declared = declaredQuery(call)
  return undeclaredQuery(call.query, declared, nestedQuery(call)).map(({ at }): Finding => {
    const message = `unknown query parameter ${JSON.stringify(at)}; ${suggestName(at, declared)}`
    return { in: 'query', at, keyword: 'undeclared', message, allowed: declared }
  })
}

/** Replaces each finding about an undeclared property by one that names the nearest declared property. */
export function withNearestNames(findings: readonly Finding[], { operation, vendor, mediaType }: Call): Finding[] {
  const { document } = vendor.spec
  const schema = bodySchemaOf({ operation, vendor, mediaType })
  return findings.map((finding) => {
    return finding.keyword === 'additionalProperties' ? undeclaredProperty(finding.at, schema, document) : finding
  })
}

/**
 * Returns a finding for each member of the body that a schema with `additionalProperties: false` does not declare, if
 * the profile setting `unknownFields` is `refuse`. Vendors without that setting ignore such members.
 */
export function unknownFields({ operation, vendor, profile, undeclared, mediaType = '' }: Call): Finding[] {
  if (profile['unknownFields'] !== 'refuse') return []
  const schema = bodySchemaOf({ operation, vendor, mediaType })
  return undeclared.flatMap(({ at, isForbidden }) => {
    return isForbidden ? [undeclaredProperty(at, schema, vendor.spec.document)] : []
  })
}

function bodySchemaOf({ operation, vendor, mediaType = '' }: Pick<Call, 'operation' | 'vendor' | 'mediaType'>) {
  return bodyContentOf(vendor.spec.document, operation, mediaType)?.schema
}
