import type { Behaviour } from '../../engine/spec/document.ts'
import type { SpecOperation } from '../documents.ts'

/** Rules of an operation, grouped by relevance to a response. */
export interface RulesByRelevance {
  readonly relevant: readonly Behaviour[]
  readonly others: readonly Behaviour[]
}

/**
 * Groups the rules of an operation by relevance to a response status. A rule that mentions statuses is relevant to those
 * statuses; a rule that mentions none is relevant to every status below 400.
 */
export function rulesByRelevance({ object }: SpecOperation, status: number): RulesByRelevance {
  const rules = object['x-behaviour'] ?? []
  const isRelevant = ({ rule }: Behaviour) => {
    const mentioned = rule.match(/\b[1-5]\d\d\b/g)
    return mentioned ? mentioned.includes(String(status)) : status < 400
  }
  return { relevant: rules.filter(isRelevant), others: rules.filter((rule) => !isRelevant(rule)) }
}
