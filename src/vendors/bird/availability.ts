import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Changes } from '../../world/collection.ts'
import type { AgentRecord, Schemas } from './collections.ts'
import { type Moment, momentAt } from './moment.ts'

type Status = Schemas['Status']

/** The activity to which every other one returns. */
const IDLE = 'available'
/** How long after its inbox was closed an agent is still there. */
const CLOSING = 60_000

/** What is asked of an agent's availability; `activityTtl` in ms. */
export interface Wish {
  readonly status?: Status | undefined
  readonly activity?: string | undefined
  readonly activityTtl?: number | undefined
  readonly activityText?: string | undefined
  /** how the time is told, as it was sent */
  readonly shownTtl?: number | undefined
}

/** Changes an agent's availability by hand: what is chosen, the inbox no longer touches. */
export function choose(agent: AgentRecord, wish: Wish, at: Moment): AgentRecord {
  const comesBack = wish.activity !== undefined && agent.availability.status === 'offline'
  const status = wish.status ?? (comesBack ? agent.statusBeforeOffline : undefined)
  const placed = withActivity(withStatus(agent, status, at), wish, at)
  if (wish.status === undefined) return placed
  const { awayAt, ...chosen } = placed
  return { ...chosen, statusChosen: true }
}

/** The agent opened its inbox, which makes it active unless its status was chosen. */
export function open(agent: AgentRecord, at: Moment): AgentRecord {
  const { awayAt, ...open } = agent
  const there = awayAt === undefined ? agent : open
  return there.statusChosen ? there : withStatus(there, 'active', at)
}

/** The agent closed its inbox, which makes it away after a while unless its status was chosen. */
export function close(agent: AgentRecord, { millis }: Moment): AgentRecord {
  if (agent.statusChosen || agent.availability.status !== 'active' || agent.awayAt !== undefined) return agent
  return { ...agent, awayAt: millis + CLOSING }
}

/** The agent after all that happened to it by the passing of time alone; the same one when nothing did. */
export function elapsed(agent: AgentRecord, millis: number): AgentRecord {
  const { activityEndsAt, awayAt } = agent
  const ends = activityEndsAt !== undefined && activityEndsAt <= millis
  const leaves = awayAt !== undefined && awayAt <= millis
  if (!ends && !leaves) return agent
  // What happened first is dated first.
  if (ends && (!leaves || activityEndsAt <= awayAt)) return elapsed(withoutActivity(agent, activityEndsAt), millis)
  const { awayAt: at = millis, ...gone } = agent
  return elapsed(withStatus(gone, 'away', momentAt(at)), millis)
}

/** The changes that turn one record into another: whatever it lacks is taken away. */
export function changesTo(before: AgentRecord, after: AgentRecord): Changes<AgentRecord> {
  const gone = Object.keys(before).filter((name) => !(name in after))
  return { ...Object.fromEntries(gone.map((name) => [name, undefined])), ...after }
}

function withStatus(agent: AgentRecord, status: Status | undefined, { now }: Moment): AgentRecord {
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

/** An activity that is named begins anew; without a name, what is sent changes the present one. */
function withActivity(agent: AgentRecord, wish: Wish, { millis, now }: Moment): AgentRecord {
  const { activity, activityTtl: ttl, activityText: text, shownTtl } = wish
  if (activity === undefined && ttl === undefined && text === undefined) return agent
  const { activityEndsAt, ...rest } = agent
  const { activityTtl: oldTtl, activityText: oldText, ...present } = agent.availability
  const goesOn = activity === undefined && ttl === undefined
  const endsAt = goesOn ? activityEndsAt : ttl === undefined || ttl === 0 ? undefined : millis + ttl
  const newTtl = goesOn ? oldTtl : endsAt === undefined ? undefined : shownTtl
  const newText = text ?? (activity === undefined ? oldText : undefined)
  const changes = activity !== undefined && activity !== present.activity
  if (!changes && endsAt === activityEndsAt && newTtl === oldTtl && newText === oldText) return agent
  const availability: Immutable<Schemas['Availability']> = {
    ...present,
    ...(changes && { activity, lastActivitySet: now }),
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
