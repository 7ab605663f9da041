import { pause } from '../../../engine/faults/delay.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { answerTo, conversation, failureOf, responseTo } from '../answer.ts'
import { type ExecutionRule, ruleFor } from '../execution-rules.ts'
import { moment } from '../moment.ts'
import { type Asked, presentSession, useSession } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'
import { tokenStream } from '../token-stream.ts'

type Execute = Singularity['executeAssistant']
type Execution = Parameters<Execute>[0]

export const execution = {
  executeAssistant: (execution) => {
    const { latency = 0 } = ruleThatFits(execution)?.rule ?? {}
    if (latency === 0) return carryOut(execution)
    return pause(latency, execution.signal()).then((whole) => {
      if (whole) return carryOut(execution)
      throw new Problem('timeout', 'The client hung up before it was answered')
    })
  },
} satisfies Partial<Singularity>

/** All of it in one go: what others do while an execution waits is there, and is not undone. */
function carryOut(execution: Execution): ReturnType<Execute> {
  const { world, body, accepts, id } = execution
  const asked = askedOf(execution)
  const sessionId = presentSession(world, asked)?.id ?? body.sessionId ?? `session-${id()}`
  const { assistant } = asked
  const fitting = ruleThatFits(execution)
  const question = { assistant, execution: body, sessionId, ...conversation(world, sessionId), fitting }
  const failure = fitting && failureOf(fitting.rule)
  if (failure && !accepts('text/event-stream')) throw failure
  if (failure)
    return tokenStream(saidBefore(fitting.rule, responseTo(question)), paceOf(execution, fitting.rule), failure)
  const answer = answerTo(question)
  remember(execution, asked, answer)
  return accepts('text/event-stream') ? tokenStream(answer.response, paceOf(execution, fitting?.rule)) : answer
}

function askedOf({ world, path, body: { sessionId }, caller, clock, profile }: Execution): Asked {
  const assistant = world.assistants.getOrThrow(path.assistantId)
  return { assistant, caller, sessionId, unknown: profile.unknownSession, now: moment(clock.now()) }
}

function ruleThatFits(execution: Execution) {
  const { world, path, body } = execution
  const session = presentSession(world, askedOf(execution))
  const { turn } = conversation(world, session?.id)
  return ruleFor(world, { userInput: body.userInput, assistantId: path.assistantId, turn })
}

/** A stream that fails has said what its rule has it say; without a word of that, nothing. */
function saidBefore(rule: ExecutionRule, response: string): string {
  return rule.response === undefined ? '' : response
}

function paceOf({ profile }: Pick<Execution, 'profile'>, rule: ExecutionRule | undefined): number {
  return rule?.pace ?? profile.tokenPace
}

function remember(
  { world, body, id }: Execution,
  asked: Asked,
  { response, sessionId, usage, toolCalls }: ReturnType<typeof answerTo>,
): void {
  const { assistant, now } = asked
  useSession(world, asked, { id: sessionId, messages: 2 })
  const said = { sessionId, createdAt: now }
  const { userInput: content, attachments } = body
  world.messages.insert({ id: id(), ...said, role: 'user', content, ...(attachments && { attachments }) })
  world.messages.insert({ id: id(), ...said, role: 'assistant', content: response, usage, toolCalls })
  world.assistants.update(assistant.id, { lastAccessedAt: now })
}
