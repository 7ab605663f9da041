import type { Immutable } from '../../engine/vendor/immutable.ts'
import { kindOfStatus, Problem } from '../../engine/vendor/problem.ts'
import type { Assistant, Schemas, SingularityWorld } from './collections.ts'
import { type ExecutionRule, type Fitting, filledIn } from './execution-rules.ts'
import { estimateTokens } from './tokens.ts'

/** What an answer is made of. */
export interface Question {
  readonly assistant: Assistant
  readonly execution: Immutable<Schemas['Execution']>
  readonly sessionId: string
  /** what was said in the session before */
  readonly said: readonly string[]
  readonly turn: number
  readonly fitting: Fitting | undefined
}

/** What was said in a session, and the number of the answer that comes next. */
export function conversation({ messages }: Pick<SingularityWorld, 'messages'>, sessionId: string | undefined) {
  const all = sessionId === undefined ? [] : messages.list({ index: ['session', sessionId] })
  const answers = all.filter(({ role }) => role === 'assistant').length
  return { said: all.map(({ content }) => content), turn: answers + 1 }
}

/** The answer to a question: the same question gets the same one. */
export function answerTo(question: Question): Immutable<Schemas['Answer']> {
  const { execution, sessionId, fitting } = question
  const response = responseTo(question)
  const { usage, toolCalls = [] } = fitting?.rule ?? {}
  return {
    response,
    sessionId,
    usage: usageOf(question, response, usage),
    toolCalls: execution.includeToolCalls === false ? [] : toolCalls,
  }
}

/** What a rule says, or else something made of whom was asked what. */
export function responseTo(question: Question): string {
  const { assistant, execution, sessionId, turn, fitting } = question
  const { userInput } = execution
  if (fitting?.rule.response === undefined) return madeResponse(question)
  const values = { userInput, assistant: assistant.name, turn: String(turn), sessionId }
  return filledIn(fitting.rule.response, values, fitting.groups)
}

function madeResponse({ assistant, execution: { userInput, promptOverride }, turn }: Question): string {
  const prompt = promptOverride ?? assistant.llmPrompt
  const opening = turn === 1 ? `Hello, this is ${assistant.name}.` : `${assistant.name} again, with answer ${turn}.`
  const told = prompt === null || prompt === '' ? '' : ` I go by what I was told: "${firstSentence(prompt)}"`
  return `${opening} You wrote: "${userInput}".${told}`
}

function firstSentence(text: string): string {
  return /^[\s\S]*?(?:[.!?](?=\s|$)|\n|$)/.exec(text.trim())?.[0].trim() ?? ''
}

function usageOf(
  { assistant, execution: { userInput, promptOverride }, said }: Question,
  response: string,
  { inputTokens, outputTokens }: NonNullable<ExecutionRule['usage']> = {},
): Immutable<Schemas['Usage']> {
  const read = [promptOverride ?? assistant.llmPrompt ?? '', ...said, userInput].join('')
  const input = inputTokens ?? estimateTokens(read)
  const output = outputTokens ?? estimateTokens(response)
  return { inputTokens: input, outputTokens: output, totalTokens: input + output }
}

/** The failure that a rule tells; undefined when it tells none. */
export function failureOf({ error }: ExecutionRule): Problem | undefined {
  if (!error) return undefined
  const { status, code, message = 'A rule of the scenario fails this execution' } = error
  const retry = status === 429 ? { retryAfter: 1 } : {}
  return new Problem(kindOfStatus(status) ?? 'internal', message, {
    ...retry,
    ...(code !== undefined && { reason: code }),
  })
}
