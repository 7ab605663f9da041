import { suggestName, undeclaredProperty } from '../spec/declared-names.ts'
import { decodePercent } from '../spec/parameters.ts'
import type { Finding } from '../vendor/problem.ts'
import type { Call } from './call.ts'

/** Returns a finding for each query parameter that the operation does not declare, with the nearest declared name. */
export function undeclaredParameters({ operation, query }: Call): Finding[] {
  if (query === '') return []
  const declared = operation.parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : []))
  const names = new Set(
    query.split('&').flatMap((pair) => {
      const [written = ''] = pair.split('=')
      return pair === '' ? [] : [decodePercent(written.replaceAll('+', ' ')) ?? written]
    }),
  )
  return [...names]
    .filter((name) => !declared.includes(name))
    .map((at): Finding => {
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
