import type { AgentWriteContext } from './agent-lists.ts'
import { agentOfSubject } from './identity.ts'
import type { KoreContext } from './kore.ts'

/** Returns the context in which a request creates and updates agents. */
export function writeContextOf({
  world,
  path: { streamId },
  clock,
  id,
  caller,
}: Pick<KoreContext, 'world' | 'clock' | 'id' | 'caller'> & {
  readonly path: { readonly streamId: string }
}): AgentWriteContext {
  const agentId = agentOfSubject(world, streamId, caller.subject)?.id
  return { world, streamId, now: clock.now(), id, userId: caller.userId, agentId }
}
