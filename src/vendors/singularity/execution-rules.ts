import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Schemas, SingularityWorld } from './collections.ts'

export type ExecutionRule = Immutable<Schemas['ExecutionRule']>

/** An execution, as far as a rule may ask about it. */
export interface Input {
  readonly userInput: string
  readonly assistantId: string
  /** the number of its answer in the session, counted from 1 */
  readonly turn: number
}

/** A rule that fits, and what the groups of its pattern matched. */
export interface Fitting {
  readonly rule: ExecutionRule
  readonly groups: readonly string[]
}

/** The first rule that fits. */
export function ruleFor(
  { executionRules }: Pick<SingularityWorld, 'executionRules'>,
  input: Input,
): Fitting | undefined {
  for (const rule of executionRules.list()) {
    const groups = groupsOf(rule, input)
    if (groups) return { rule, groups }
  }
  return undefined
}

function groupsOf(rule: ExecutionRule, { userInput, assistantId, turn }: Input): readonly string[] | undefined {
  if (rule.assistantId !== undefined && rule.assistantId !== assistantId) return undefined
  if (rule.turn !== undefined && rule.turn !== turn) return undefined
  if (rule.userInput !== undefined && folded(rule.userInput) !== folded(userInput)) return undefined
  if (rule.pattern === undefined) return []
  const match = new RegExp(rule.pattern, 'iu').exec(userInput)
  // A group that took no part matched nothing.
  return match ? [...match].slice(1).map((group: string | undefined) => group ?? '') : undefined
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}

/** Fills `{{name}}` in a rule's response; a group that the pattern does not have is empty. */
export function filledIn(
  response: string,
  values: Readonly<Record<string, string>>,
  groups: readonly string[],
): string {
  return response.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? groups[Number(name) - 1] ?? '')
}
