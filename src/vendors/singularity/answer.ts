import type { Immutable } from '../../engine/vendor/immutable.ts'
import { kindOfStatus, Problem } from '../../engine/vendor/problem.ts'
import type { Assistant, Schemas, SingularityWorld } from './collections.ts'
import { type ExecutionRule, fillTemplate, type RuleMatch } from './execution-rules.ts'
import { estimateTokens } from './tokens.ts'

/** The context that an answer is created from. */
export interface AnswerContext {
  readonly assistant: Assistant
  readonly execution: Immutable<Schemas['Execution']>
  readonly sessionId: string
  /** the contents of the session's earlier messages */
  readonly history: readonly string[]
  /** the number of the answer in its session, counted from 1 */
  readonly turn: number
  readonly match: RuleMatch | undefined
}

/** Returns the contents of a session's messages, and the number of its next answer. */
export function conversationOf({ messages }: Pick<SingularityWorld, 'messages'>, sessionId: string | undefined) {
  const all = sessionId === undefined ? [] : messages.list({ index: ['session', sessionId] })
  const answers = all.filter(({ role }) => role === 'assistant').length
  return { history: all.map(({ content }) => content), turn: answers + 1 }
}

/** Creates the answer to an execution; the same context always gives the same answer. */
export function createAnswer(context: AnswerContext): Immutable<Schemas['Answer']> {
  const { execution, sessionId, match } = context
  const response = createResponse(context)
  const { usage, toolCalls = [] } = match?.rule ?? {}
  return {
    response,
    sessionId,
    usage: usageOf(context, response, usage),
    toolCalls: execution.includeToolCalls === false ? [] : toolCalls,
  }
}

/** Creates the text of an answer from the matching rule's response; without one, from the assistant and the input. */
export function createResponse(context: AnswerContext): string {
  const { assistant, execution, sessionId, turn, match } = context
  const { userInput } = execution
  if (match?.rule.response === undefined) return defaultResponse(context)
  const values = { userInput, assistant: assistant.name, turn: String(turn), sessionId }
  return fillTemplate(match.rule.response, values, match.groups)
}

function defaultResponse({ assistant, execution: { userInput, promptOverride }, turn }: AnswerContext): string {
  const prompt = promptOverride ?? assistant.llmPrompt
  const opening = turn === 1 ? `Hello, this is ${assistant.name}.` : `${assistant.name} again, with answer ${turn}.`
  const instruction = prompt === null || prompt === '' ? '' : ` My prompt begins with "${firstSentence(prompt)}"`
  return `${opening} You wrote: "${userInput}".${instruction}`
}

function firstSentence(text: string): string {
  return /^[\s\S]*?(?:[.!?](?=\s|$)|\n|$)/.exec(text.trim())?.[0].trim() ?? ''
}

function usageOf(
  { assistant, execution: { userInput, promptOverride }, history }: AnswerContext,
  response: string,
  { inputTokens, outputTokens }: NonNullable<ExecutionRule['usage']> = {},
): Immutable<Schemas['Usage']> {
  const promptText = [promptOverride ?? assistant.llmPrompt ?? '', ...history, userInput].join('')
  const input = inputTokens ?? estimateTokens(promptText)
  const output = outputTokens ?? estimateTokens(response)
  return { inputTokens: input, outputTokens: output, totalTokens: input + output }
}

/** Returns the problem that a rule fails its executions with; undefined if the rule has no error. */
export function problemOf({ error }: ExecutionRule): Problem | undefined {
  if (!error) return undefined
  const { status, code, message = `An execution rule of the scenario answers this input with status ${status}` } = error
  const retry = status === 429 ? { retryAfter: 1 } : {}
  return new Problem(kindOfStatus(status) ?? 'internal', message, {
    ...retry,
    ...(code !== undefined && { reason: code }),
  })
}
