import type { Behaviour } from '../../engine/spec/document.ts'
import type { Described } from '../documents.ts'

/** The rules of an operation: those that speak of a reply like this one, and the others. */
export interface RulesFor {
  readonly speaking: readonly Behaviour[]
  readonly others: readonly Behaviour[]
}

/** A rule that names statuses speaks of these alone; one that names none speaks of what is answered when all is well. */
export function rulesFor({ object }: Described, status: number): RulesFor {
  const rules = object['x-behaviour'] ?? []
  const speaks = ({ rule }: Behaviour) => {
    const named = rule.match(/\b[1-5]\d\d\b/g)
    return named ? named.includes(String(status)) : status < 400
  }
  return { speaking: rules.filter(speaks), others: rules.filter((rule) => !speaks(rule)) }
}
