import type { Immutable } from '../../engine/vendor/immutable.ts'
import { kindOfStatus, Problem } from '../../engine/vendor/problem.ts'
import type { Assistant, Schemas, SingularityWorld } from './collections.ts'
import { type ExecutionRule, fillTemplate, type RuleMatch } from './execution-rules.ts'
import { createJson, isJsonRequested } from './json-answer.ts'
import { estimateTokens } from './tokens.ts'

/** The parts of an execution that its answer depends on. */
export type AnswerInput = Pick<Immutable<Schemas['Execution']>, 'userInput' | 'promptOverride' | 'responseFormat'>

/** The context that an answer is created from. */
export interface AnswerContext {
  readonly assistant: Assistant
  readonly execution: AnswerInput
  /** undefined if the execution has no session */
  readonly sessionId: string | undefined
  /** the contents of the session's earlier messages */
  readonly history: readonly string[]
  /** the number of the answer in its session, counted from 1 */
  readonly turn: number
  readonly match: RuleMatch | undefined
}

/** An answer before it is formatted. */
export interface CreatedAnswer {
  readonly response: string
  /** the object that the response is the text of, in JSON mode */
  readonly json: Immutable<Schemas['JsonObject']> | undefined
  readonly usage: Immutable<Schemas['Usage']>
  readonly toolCalls: readonly Immutable<Schemas['ScriptedToolCall']>[]
}

/** Returns the contents of a session's messages, and the number of its next answer. */
export function conversationOf({ messages }: Pick<SingularityWorld, 'messages'>, sessionId: string | undefined) {
  const all = sessionId === undefined ? [] : messages.list({ index: ['session', sessionId] })
  const answers = all.filter(({ role }) => role === 'assistant').length
  return { history: all.map(({ content }) => content), turn: answers + 1 }
}

/** Creates the answer to an execution; the same context always gives the same answer. */
export function createAnswer(context: AnswerContext): CreatedAnswer {
  const { responseFormat } = context.execution
  const { json: scripted, usage, toolCalls = [] } = context.match?.rule ?? {}
  const text = createResponse(context)
  const json = isJsonRequested(responseFormat) ? (scripted ?? createJson(text, responseFormat)) : undefined
  const response = json === undefined ? text : JSON.stringify(json)
  return { response, json, usage: usageOf(context, response, usage), toolCalls }
}

/** Creates the text of an answer from the matching rule; without one, from the assistant and the input. */
export function createResponse(context: AnswerContext): string {
  const { response, events } = context.match?.rule ?? {}
  if (response !== undefined) return fillIn(response, context)
  if (events) return events.map((event) => ('value' in event ? fillIn(event.value, context) : '')).join('')
  return defaultResponse(context)
}

/** Replaces the placeholders of a rule's text. */
export function fillIn(template: string, context: AnswerContext): string {
  const { assistant, execution, sessionId = '', turn, match } = context
  const values = { userInput: execution.userInput, assistant: assistant.name, turn: String(turn), sessionId }
  return fillTemplate(template, values, match?.groups ?? [])
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

/** Returns tool calls as answers and messages show them, without their results. */
export function toToolCalls(calls: CreatedAnswer['toolCalls']): Immutable<Schemas['ToolCall']>[] {
  return calls.map(({ name, arguments: input = {} }) => ({ name, arguments: input }))
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
