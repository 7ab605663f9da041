import { Deferred } from '../../../engine/vendor/deferred.ts'
import { conversationOf, createAnswer, createResponse, problemOf } from '../answer.ts'
import { type ExecutionRule, matchRule } from '../execution-rules.ts'
import { existingSession, recordSessionUse, type SessionRequest } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'
import { tokenStream } from '../token-stream.ts'

type ExecuteHandler = Singularity['executeAssistant']
type ExecuteContext = Parameters<ExecuteHandler>[0]
type ExecuteResult = Exclude<Awaited<ReturnType<ExecuteHandler>>, Deferred<unknown>>

export const execution = {
  executeAssistant: (context) => {
    const { latency = 0 } = matchingRule(context)?.rule ?? {}
    return latency === 0 ? execute(context) : new Deferred(latency, () => execute(context))
  },
} satisfies Partial<Singularity>

/** Executes after the rule's latency, in one synchronous step, so that changes made meanwhile are kept. */
function execute(context: ExecuteContext): ExecuteResult {
  const { world, body, accepts, id } = context
  const request = sessionRequest(context)
  const sessionId = existingSession(world, request)?.id ?? body.sessionId ?? `session-${id()}`
  const { assistant } = request
  const match = matchingRule(context)
  const answerContext = { assistant, execution: body, sessionId, ...conversationOf(world, sessionId), match }
  const failure = match && problemOf(match.rule)
  if (failure && !accepts('text/event-stream')) throw failure
  if (failure) {
    const partial = match.rule.response === undefined ? '' : createResponse(answerContext)
    return tokenStream(partial, paceOf(context, match.rule), failure)
  }
  const answer = createAnswer(answerContext)
  recordAnswer(context, request, answer)
  return accepts('text/event-stream') ? tokenStream(answer.response, paceOf(context, match?.rule)) : answer
}

function sessionRequest({ world, path, body: { sessionId }, caller, clock, profile }: ExecuteContext): SessionRequest {
  const assistant = world.assistants.getOrThrow(path.assistantId)
  return { assistant, caller, sessionId, unknown: profile.unknownSession, now: toTimestamp(clock.now()) }
}

function matchingRule(context: ExecuteContext) {
  const { world, path, body } = context
  const session = existingSession(world, sessionRequest(context))
  const { turn } = conversationOf(world, session?.id)
  return matchRule(world, { userInput: body.userInput, assistantId: path.assistantId, turn })
}

function paceOf({ profile }: Pick<ExecuteContext, 'profile'>, rule: ExecutionRule | undefined): number {
  return rule?.pace ?? profile.tokenPace
}

/** Adds the input and the answer to the session, and records the use of the assistant. */
function recordAnswer(
  { world, body, id }: ExecuteContext,
  request: SessionRequest,
  { response, sessionId, usage, toolCalls }: ReturnType<typeof createAnswer>,
): void {
  const { assistant, now } = request
  recordSessionUse(world, request, { id: sessionId, messages: 2 })
  const message = { sessionId, createdAt: now }
  const { userInput: content, attachments } = body
  world.messages.insert({ id: id(), ...message, role: 'user', content, ...(attachments && { attachments }) })
  world.messages.insert({ id: id(), ...message, role: 'assistant', content: response, usage, toolCalls })
  world.assistants.update(assistant.id, { lastAccessedAt: now })
}
