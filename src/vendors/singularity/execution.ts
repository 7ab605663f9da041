import type { EventStream } from '../../engine/exchange/event-stream.ts'
import { Deferred } from '../../engine/vendor/deferred.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type WithHeaders, withHeaders } from '../../engine/vendor/with-headers.ts'
import {
  type AnswerContext,
  type AnswerInput,
  type CreatedAnswer,
  conversationOf,
  createAnswer,
  problemOf,
  toToolCalls,
} from './answer.ts'
import { checkAttachments, withTypes } from './attachments.ts'
import type { Assistant, Schemas } from './collections.ts'
import { costOf } from './costs.ts'
import { matchRule } from './execution-rules.ts'
import { existingSession, recordSessionUse, type SessionRequest } from './sessions.ts'
import type { SingularityContext } from './singularity.ts'
import { toTimestamp } from './timestamp.ts'
import { answerStream, scriptsFailure } from './token-stream.ts'

/** The context of an execution, by whichever operation it was requested. */
export type ExecutionContext = SingularityContext & {
  readonly path: { readonly assistantId: string }
  readonly body: AnswerInput & Pick<Immutable<Schemas['Execution']>, 'attachments' | 'includeToolCalls'>
}

/** An execution: an input for an assistant, in a session or without one. */
export interface Execution {
  readonly context: ExecutionContext
  readonly assistant: Assistant
  /** undefined if the execution has no session */
  readonly session: SessionRequest | undefined
  readonly isDoneAfterError: boolean
}

/** Formats an answer as the body of a response. */
type Format<Body> = (answer: CreatedAnswer, sessionId: string) => Body

/** The response to an execution: the formatted answer, or its stream. */
type Executed<Body> = WithHeaders<Body | EventStream>

/**
 * Executes after the latency of the matching rule, in one synchronous step, so that changes made meanwhile are kept.
 *
 * @param start called again after the latency, because the assistant and its session may have changed
 */
export function executeLater<Body>(
  start: () => Execution,
  format: Format<Body>,
): Executed<Body> | Deferred<Executed<Body>> {
  const { latency = 0 } = answerContextOf(start()).match?.rule ?? {}
  const run = () => execute(start(), format)
  return latency === 0 ? run() : new Deferred(latency, run)
}

function execute<Body>(execution: Execution, format: Format<Body>): Executed<Body> {
  const { context, session, isDoneAfterError } = execution
  checkAttachments(context.body.attachments)
  const answerContext = answerContextOf(execution)
  const streams = context.accepts('text/event-stream')
  const failure = answerContext.match && problemOf(answerContext.match.rule)
  // The server checks everything that leads to a status below 500 before it starts to stream.
  if (failure && (!streams || failure.status < 500)) throw failure
  const sessionId = answerContext.sessionId ?? session?.sessionId ?? (session ? `session-${context.id()}` : '')
  const named = session ? { ...answerContext, sessionId } : answerContext
  const isStored = !failure && !(streams && scriptsFailure(named))
  const answer = createAnswer(named)
  const body = streams
    ? answerStream(named, { failure, profile: context.profile, isDoneAfterError })
    : format(answer, sessionId)
  if (isStored) recordAnswer(execution, answer, named)
  return withHeaders(body, session && (isStored || answerContext.sessionId !== undefined) ? headersOf(sessionId) : {})
}

/** Executes like {@link executeLater} in an existing session, but never streams the answer. */
export function answerLater<Body>(
  start: () => Execution,
  format: (answer: CreatedAnswer) => Body,
): Body | Deferred<Body> {
  const { latency = 0 } = answerContextOf(start()).match?.rule ?? {}
  const run = () => format(answerNow(start()))
  return latency === 0 ? run() : new Deferred(latency, run)
}

function answerNow(execution: Execution): CreatedAnswer {
  checkAttachments(execution.context.body.attachments)
  const answerContext = answerContextOf(execution)
  const failure = answerContext.match && problemOf(answerContext.match.rule)
  if (failure) throw failure
  const answer = createAnswer(answerContext)
  recordAnswer(execution, answer, answerContext)
  return answer
}

/** Names the session in a header of our own, because no event of a stream does. */
function headersOf(sessionId: string) {
  return { 'X-Session-Id': encodeURIComponent(sessionId.toWellFormed()) }
}

/** Returns the context of the answer. Its sessionId is undefined if a session would have to be started. */
function answerContextOf({ context, assistant, session }: Execution): AnswerContext {
  const { world, body, accepts } = context
  const { responseFormat, ...plain } = body
  const isFormatted = responseFormat !== undefined && !accepts('text/event-stream')
  const sessionId = session && existingSession(world, session)?.id
  const { history, turn } = conversationOf(world, sessionId)
  const match = matchRule(world, { userInput: body.userInput, assistantId: assistant.id, turn })
  return { assistant, execution: isFormatted ? body : plain, sessionId, history, turn, match }
}

/** Adds the input and the answer to the session, and records the cost and the use of the assistant. */
function recordAnswer(
  { context, assistant, session }: Execution,
  answer: CreatedAnswer,
  { sessionId = '', match }: AnswerContext,
): void {
  const { world, body, id, clock } = context
  const now = toTimestamp(clock.now())
  const { response: content, usage, toolCalls } = answer
  if (session) {
    recordSessionUse(world, session, { id: sessionId, messages: 2 })
    const message = { sessionId, createdAt: now }
    const { userInput, attachments } = body
    const files = attachments && { attachments: withTypes(attachments) }
    world.messages.insert({ id: id(), ...message, role: 'user', content: userInput, ...files })
    world.messages.insert({
      id: id(),
      ...message,
      role: 'assistant',
      content,
      usage,
      toolCalls: toToolCalls(toolCalls),
    })
  }
  const duration = match?.rule.latency ?? 0
  world.costs.insert({ id: id(), ...costOf(world, { assistant, usage, duration }), createdAt: now })
  world.assistants.update(assistant.id, { lastAccessedAt: now })
}
