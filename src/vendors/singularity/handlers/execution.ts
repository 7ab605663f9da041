import { toToolCalls } from '../answer.ts'
import { toMessage } from '../answer-message.ts'
import { type Execution, type ExecutionContext, executeLater } from '../execution.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import type { SessionRequest } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const execution = {
  executeAssistant: (context) => {
    const { body, profile } = context
    if (profile.executeReply === 'message') {
      return executeLater(
        () => stateless(context),
        (answer) => toMessage(answer, messageOptions(context)),
      )
    }
    const { sessionId, includeToolCalls = profile.toolCallsDefault === 'shown' } = body
    const start = () => inSession(context, { sessionId, unknown: profile.unknownSession })
    return executeLater(start, ({ response, usage, toolCalls }, id) => {
      return { response, sessionId: id, usage, toolCalls: includeToolCalls ? toToolCalls(toolCalls) : [] }
    })
  },

  executeAgent: (context) => {
    const isBare = context.profile.jsonMode === 'bare'
    return executeLater(
      () => stateless(context),
      (answer) => {
        return (isBare ? answer.json : undefined) ?? toMessage(answer, messageOptions(context))
      },
    )
  },

  sendUserInput: (context) => {
    const { sessionId } = context.body
    const start = () => ({ ...inSession(context, { sessionId, unknown: 'reject' }), isDoneAfterError: false })
    return executeLater(start, (answer, threadId) => toMessage(answer, { ...messageOptions(context), threadId }))
  },
} satisfies Partial<Singularity>

function stateless(context: ExecutionContext): Execution {
  return { context, assistant: assistantOf(context), session: undefined, isDoneAfterError: true }
}

function inSession(context: ExecutionContext, asked: Pick<SessionRequest, 'sessionId' | 'unknown'>): Execution {
  const { caller, clock, profile } = context
  const assistant = assistantOf(context)
  const session = { assistant, caller, profile, ...asked, now: toTimestamp(clock.now()) }
  return { context, assistant, session, isDoneAfterError: true }
}

function assistantOf({ world, caller, path, profile }: ExecutionContext) {
  return resolveAssistant(world, caller.companyId, path.assistantId, profile)
}

function messageOptions({ path, body, clock, id }: ExecutionContext) {
  const { includeToolCalls: showsTools = false } = body
  return { calledAs: path.assistantId, millis: clock.millis(), id: id(), showsTools }
}
