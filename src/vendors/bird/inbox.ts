import { withStatus } from './availability.ts'
import type { AgentRecord } from './collections.ts'
import type { Moment } from './moment.ts'

/** Time from closing the inbox until the closing takes effect, in ms. */
const CLOSING_DELAY = 60_000

/** Time of an event of the inbox, and its effect on a status that was set by hand. */
interface InboxEvent {
  readonly at: Moment
  /** true if the inbox does not change a status that was set by hand */
  readonly isSticky: boolean
}

/**
 * Opens an agent's inbox, which sets the agent active. If the inbox is open, or was closed less than a minute ago, only
 * its closing is cancelled.
 */
export function openInbox(agent: AgentRecord, { at, isSticky }: InboxEvent): AgentRecord {
  const { awayAt, ...rest } = agent
  const opened: AgentRecord = { ...rest, inboxOpen: true }
  if (agent.inboxOpen === true || (isSticky && agent.statusChosen)) return opened
  return { ...withStatus(opened, 'active', at), statusChosen: false }
}

/** Closes an agent's inbox. One minute later an active agent is away. */
export function closeInbox(agent: AgentRecord, { at, isSticky }: InboxEvent): AgentRecord {
  if (agent.awayAt !== undefined) return agent
  const { inboxOpen, ...closed } = agent
  if (isSticky && agent.statusChosen) return closed
  return { ...agent, inboxOpen: true, awayAt: at.millis + CLOSING_DELAY }
}
