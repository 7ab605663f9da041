import { suggestName, undeclaredProperty } from '../spec/declared-names.ts'
import { undeclaredQuery } from '../spec/undeclared.ts'
import type { Finding } from '../vendor/problem.ts'
import type { Call } from './call.ts'
import { declaredQuery } from './note-undeclared.ts'

/** Returns a finding for each query parameter that the operation does not declare, with the nearest declared name. */
export function undeclaredParameters(call: Call): Finding[] {
  const declared = declaredQuery(call)
  return undeclaredQuery(call.query, declared).map(({ at }): Finding => {
    const message = `unknown query parameter ${JSON.stringify(at)}; ${suggestName(at, declared)}`
    return { in: 'query', at, keyword: 'undeclared', message, allowed: declared }
  })
}

/** Replaces each finding about an undeclared property by one that names the nearest declared property. */
export function withNearestNames(findings: readonly Finding[], { operation, vendor, mediaType = '' }: Call): Finding[] {
  const { document } = vendor.spec
  const schema = document.paths[operation.path]?.[operation.method]?.requestBody?.content[mediaType]?.schema
  return findings.map((finding) => {
    return finding.keyword === 'additionalProperties' ? undeclaredProperty(finding.at, schema, document) : finding
  })
}
