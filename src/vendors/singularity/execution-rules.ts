import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Schemas, SingularityWorld } from './collections.ts'

export type ExecutionRule = Immutable<Schemas['ExecutionRule']>

/** The properties of an execution that a rule can match. */
export interface RuleInput {
  readonly userInput: string
  readonly assistantId: string
  /** the number of the answer in its session, counted from 1 */
  readonly turn: number
}

/** A matching rule together with the text that each group of its pattern matched. */
export interface RuleMatch {
  readonly rule: ExecutionRule
  readonly groups: readonly string[]
}

/** Returns the first rule that matches an execution. */
export function matchRule(
  { executionRules }: Pick<SingularityWorld, 'executionRules'>,
  input: RuleInput,
): RuleMatch | undefined {
  for (const rule of executionRules.list()) {
    const groups = groupsOf(rule, input)
    if (groups) return { rule, groups }
  }
  return undefined
}

function groupsOf(rule: ExecutionRule, { userInput, assistantId, turn }: RuleInput): readonly string[] | undefined {
  if (rule.assistantId !== undefined && rule.assistantId !== assistantId) return undefined
  if (rule.turn !== undefined && rule.turn !== turn) return undefined
  if (rule.userInput !== undefined && normalise(rule.userInput) !== normalise(userInput)) return undefined
  if (rule.pattern === undefined) return []
  const match = new RegExp(rule.pattern, 'iu').exec(userInput)
  // A group that did not take part in the match is undefined.
  return match ? [...match].slice(1).map((group: string | undefined) => group ?? '') : undefined
}

function normalise(text: string): string {
  return text.trim().toLowerCase()
}

/** Replaces each `{{name}}` in a rule's response; a group that the pattern does not have is empty. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  groups: readonly string[],
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? groups[Number(name) - 1] ?? '')
}
