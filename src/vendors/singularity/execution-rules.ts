import { PatternLimitError } from '../../engine/pattern/compile-pattern.ts'
import { BoundedPattern, type StepBudget } from '../../engine/pattern/match-pattern.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { perRecord } from '../../engine/vendor/per-record.ts'
import { Problem } from '../../engine/vendor/problem.ts'
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

/** Steps that all patterns together may take to match one input: well below a second. */
const MOST_STEPS = 10_000_000

/**
 * Returns the first rule that matches an execution.
 * @throws Problem `malformed` if the patterns take too many steps to match the input
 */
export function matchRule(
  { executionRules }: Pick<SingularityWorld, 'executionRules'>,
  input: RuleInput,
): RuleMatch | undefined {
  const budget = { left: MOST_STEPS }
  for (const rule of executionRules.list()) {
    const groups = groupsOf(rule, input, budget)
    if (groups) return { rule, groups }
  }
  return undefined
}

function groupsOf(
  rule: ExecutionRule,
  { userInput, assistantId, turn }: RuleInput,
  budget: StepBudget,
): readonly string[] | undefined {
  if (rule.assistantId !== undefined && rule.assistantId !== assistantId) return undefined
  if (rule.turn !== undefined && rule.turn !== turn) return undefined
  if (rule.userInput !== undefined && normalise(rule.userInput) !== normalise(userInput)) return undefined
  if (rule.pattern === undefined) return []
  try {
    // A group that did not take part in the match is undefined.
    return compiled(rule)
      .exec(userInput, budget)
      ?.slice(1)
      .map((group) => group ?? '')
  } catch (error) {
    if (error instanceof PatternLimitError || error instanceof SyntaxError) throw unusablePattern(rule, error)
    throw error
  }
}

const compiled = perRecord(({ pattern = '' }: ExecutionRule) => new BoundedPattern(pattern, 'i'))

function unusablePattern({ id, pattern }: ExecutionRule, { message }: Error): Problem {
  const sentence = `The pattern "${pattern}" of execution rule ${id} cannot be matched: ${message}`
  return new Problem('malformed', sentence, { reason: 'PATTERN_TOO_COMPLEX' })
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
