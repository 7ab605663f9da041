import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { profile } from '../../generated/bird/types.ts'
import type { Changes } from '../../world/collection.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import { type Moment, momentAt } from './moment.ts'

type Status = Schemas['Status']

/** The activity that follows when any other activity ends. */
const IDLE = 'available'

/** A requested change of an agent's availability. */
export interface AvailabilityChange {
  readonly status?: Status | undefined
  readonly activity?: string | undefined
  readonly activityText?: string | undefined
  /** duration of the activity as the client sent it, in the profile's unit; 0 means without end */
  readonly activityTtl?: number | undefined
  /** the same duration in ms */
  readonly activityMillis?: number | undefined
}

/**
 * Changes an agent's availability by hand. A status that the agent has already is no change.
 * @param isSticky true if the inbox no longer changes a status that was set by hand
 */
export function changeAvailability(
  agent: AgentRecord,
  change: AvailabilityChange,
  { at, isSticky }: { readonly at: Moment; readonly isSticky: boolean },
): AgentRecord {
  const comesBack = change.activity !== undefined && agent.availability.status === 'offline'
  const status = change.status ?? (comesBack ? agent.statusBeforeOffline : undefined)
  const changed = withActivity(withStatus(agent, status, at), change, at)
  if (change.status === undefined || change.status === agent.availability.status) return changed
  const { awayAt, ...rest } = changed
  return { ...(isSticky ? rest : changed), statusChosen: true }
}

/**
 * Applies all changes that are due at a time: the end of an activity and the closing of the inbox.
 * Returns the same object if nothing is due.
 */
export function applyElapsedTime(agent: AgentRecord, millis: number): AgentRecord {
  const { activityEndsAt, awayAt } = agent
  const activityEnds = activityEndsAt !== undefined && activityEndsAt <= millis
  const inboxCloses = awayAt !== undefined && awayAt <= millis
  if (!activityEnds && !inboxCloses) return agent
  // The earlier change is applied first, so that the timestamps are in order.
  if (activityEnds && (!inboxCloses || activityEndsAt <= awayAt)) {
    return applyElapsedTime(withoutActivity(agent, activityEndsAt), millis)
  }
  const { awayAt: at = millis, inboxOpen, ...closed } = agent
  const isActive = closed.availability.status === 'active'
  return applyElapsedTime(isActive ? withStatus(closed, 'away', momentAt(at)) : closed, millis)
}

/** Returns the changes that turn one record into another. A property that is missing in the second is set to undefined. */
export function changesBetween(before: AgentRecord, after: AgentRecord): Changes<AgentRecord> {
  const removed = Object.keys(before).filter((name) => !(name in after))
  return { ...Object.fromEntries(removed.map((name) => [name, undefined])), ...after }
}

/** Returns whether the inbox does not change a status that was set by hand. */
export function isSticky({ manualStatus }: profile): boolean {
  return manualStatus === 'sticky'
}

/** Stores a changed agent and returns its availability. Stores nothing if the agent is the same. */
export function saveAvailability(
  { agents }: BirdWorld,
  before: AgentRecord,
  after: AgentRecord,
): Immutable<Schemas['Availability']> {
  return before === after ? after.availability : agents.update(before.id, changesBetween(before, after)).availability
}

/** Returns an agent with another status. Returns the same object if the agent has it already. */
export function withStatus(agent: AgentRecord, status: Status | undefined, { now }: Moment): AgentRecord {
  const before = agent.availability.status
  if (status === undefined || status === before) return agent
  return {
    ...agent,
    ...(status === 'offline' && { statusBeforeOffline: before }),
    ...(status === 'away' && { lastSetToAwayAt: now }),
    availability: { ...agent.availability, status, lastStatusSet: now, updatedAt: now },
    updatedAt: now,
  }
}

/** Starts an activity if the change names one. Otherwise updates the text and the TTL of the current activity. */
function withActivity(agent: AgentRecord, change: AvailabilityChange, { millis, now }: Moment): AgentRecord {
  const { activity, activityTtl: ttl, activityMillis, activityText: text } = change
  if (activity === undefined && ttl === undefined && text === undefined) return agent
  const { activityEndsAt, ...rest } = agent
  const { activityTtl: oldTtl, activityText: oldText, ...current } = agent.availability
  const keepsTtl = activity === undefined && ttl === undefined
  const endless = activityMillis === undefined || activityMillis === 0
  const endsAt = keepsTtl ? activityEndsAt : endless ? undefined : millis + activityMillis
  const newTtl = keepsTtl ? oldTtl : endsAt === undefined ? undefined : ttl
  const newText = text ?? (activity === undefined ? oldText : undefined)
  const changes = activity !== undefined && activity !== current.activity
  // A duration counts from lastActivitySet, so that a client can compute the end of the activity.
  const restarts = changes || (ttl !== undefined && endsAt !== undefined)
  if (!restarts && newTtl === oldTtl && newText === oldText) return agent
  const availability: Immutable<Schemas['Availability']> = {
    ...current,
    ...(changes && { activity }),
    ...(restarts && { lastActivitySet: now }),
    ...(newTtl !== undefined && { activityTtl: newTtl }),
    ...(newText !== undefined && { activityText: newText }),
    updatedAt: now,
  }
  return { ...rest, ...(endsAt !== undefined && { activityEndsAt: endsAt }), availability, updatedAt: now }
}

function withoutActivity(agent: AgentRecord, endedAt: number): AgentRecord {
  const { activityEndsAt, ...rest } = agent
  const { activityTtl, activityText, ...availability } = agent.availability
  const { now } = momentAt(endedAt)
  const changes = availability.activity !== IDLE
  return {
    ...rest,
    availability: { ...availability, activity: IDLE, ...(changes && { lastActivitySet: now }), updatedAt: now },
    updatedAt: now,
  }
}
