import { type CreatedAnswer, toToolCalls } from '../answer.ts'
import { answerLater, type Execution, type ExecutionContext } from '../execution.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

type SendContext = Parameters<Singularity['sendMessage']>[0]

/** Executes the session's assistant with a message, and returns both messages. */
export const sendMessage: Singularity['sendMessage'] = (context) => {
  return answerLater(
    () => executionOf(context),
    (answer) => toExchange(context, answer),
  )
}

function executionOf(context: SendContext): Execution {
  const { world, path, body, caller, clock, profile } = context
  const { assistantId } = world.sessions.getOrThrow(path.sessionId)
  const assistant = resolveAssistant(world, caller.companyId, assistantId, profile)
  const { content: userInput, attachments } = body
  const executed: ExecutionContext = {
    ...context,
    path: { assistantId },
    body: { userInput, ...(attachments && { attachments }) },
    accepts: () => false,
  }
  const { sessionId } = path
  const session = { assistant, caller, sessionId, unknown: 'reject', profile, now: toTimestamp(clock.now()) } as const
  return { context: executed, assistant, session, isDoneAfterError: true }
}

function toExchange({ body, clock }: SendContext, { response, usage, toolCalls }: CreatedAnswer) {
  const timestamp = toTimestamp(clock.now())
  return {
    userMessage: { role: 'user', content: body.content, timestamp },
    assistantMessage: { role: 'assistant', content: response, timestamp, toolCalls: toToolCalls(toolCalls) },
    usage,
  } as const
}
