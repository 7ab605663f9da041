import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { CreatedAnswer } from './answer.ts'
import type { Schemas } from './collections.ts'

/** Properties of a message that do not come from its answer. */
export interface MessageOptions {
  /** the id or name by which the client called the assistant */
  readonly calledAs: string
  /** the time of the answer, in ms since 1970 */
  readonly millis: number
  /** a new id, which the message's id is made from */
  readonly id: string
  readonly showsTools: boolean
  /** the session that the message belongs to; undefined if it belongs to none */
  readonly threadId?: string | undefined
}

/** Formats an answer as a message. */
export function toMessage(answer: CreatedAnswer, options: MessageOptions): Immutable<Schemas['AnswerMessage']> {
  const { calledAs, millis, id, showsTools, threadId } = options
  const value = answer.json === undefined ? answer.response : 'The answer is in data.json.'
  const data = dataOf(answer, showsTools)
  return {
    id: `msg_${millis}_${parseInt(id.slice(0, 10), 16).toString(36)}`,
    role: 'assistant',
    content: [{ type: 'text', text: { value } }],
    created_at: Math.floor(millis / 1000),
    assistant_id: calledAs,
    message_type: typeOf(data),
    ...(Object.keys(data).length > 0 && { data }),
    ...(threadId !== undefined && { thread_id: threadId }),
  }
}

type AnswerData = Immutable<Schemas['AnswerData']>

function dataOf({ json, toolCalls }: CreatedAnswer, showsTools: boolean): AnswerData {
  return { ...(json && { json }), ...(showsTools && toolCalls.length > 0 && toolData(toolCalls)) }
}

function toolData(calls: CreatedAnswer['toolCalls']): AnswerData {
  const finished = calls.filter(({ result }) => result !== undefined)
  return {
    toolCalls: calls.map(({ name, arguments: input = {} }) => ({ toolName: name, input })),
    ...(finished.length > 0 && {
      toolResults: finished.map(({ name, result }) => ({ toolName: name, output: result })),
    }),
  }
}

function typeOf({ json, toolCalls }: AnswerData): Schemas['AnswerMessage']['message_type'] {
  if (json) return 'json'
  return toolCalls ? 'tool_calls' : 'text'
}
