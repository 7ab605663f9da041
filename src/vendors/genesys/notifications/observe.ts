import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'
import type { Topic } from './topics.ts'

/** The body of an event that subscribers of a topic receive. */
export type EventBody = Readonly<Record<string, unknown>>

/** Returns the events of a topic since the last call. */
export type NewEvents = () => readonly EventBody[]

/** Starts to observe the records that a topic covers. */
export function observe(world: GenesysWorld, { template, subject }: Topic): NewEvents {
  return OBSERVERS[template]?.(world, subject) ?? (() => [])
}

type Observer = (world: GenesysWorld, subject: string) => NewEvents
type User = Immutable<Schemas['UserRecord']>

/** Observers by the template of their topic. Topics of conversations have none: the double has no conversations. */
const OBSERVERS: Readonly<Record<string, Observer>> = {
  'v2.users.{id}.presence': userObserver(['presence'], ({ presence = {} }) => presence),
  'v2.users.{id}.routingStatus': userObserver(['routingStatus'], ({ id, routingStatus = {} }) => ({
    id,
    routingStatus,
  })),
  'v2.users.{id}.activity': userObserver(
    ['routingStatus', 'presence', 'outOfOffice'],
    ({ id, routingStatus = {}, presence = {}, outOfOffice = {} }) => ({ id, routingStatus, presence, outOfOffice }),
  ),
  'v2.routing.queues.{id}.users': observer(membersOf, changedMembers),
}

/** Creates an observer from the value that it reads, and from the events between two such values. */
function observer<Value>(
  read: (world: GenesysWorld, subject: string) => Value,
  eventsBetween: (before: Value, after: Value, subject: string) => readonly EventBody[],
): Observer {
  return (world, subject) => {
    let last = read(world, subject)
    return () => {
      const before = last
      last = read(world, subject)
      return eventsBetween(before, last, subject)
    }
  }
}

/** Creates an observer of some fields of a user. */
function userObserver(fields: readonly (keyof User)[], bodyOf: (user: User) => EventBody): Observer {
  const stored = (user: User | undefined) => JSON.stringify(fields.map((field) => user?.[field]))
  return observer<User | undefined>(
    ({ users }, id) => users.get(id),
    (before, after) => (after && before !== after && stored(before) !== stored(after) ? [bodyOf(after)] : []),
  )
}

/** Users that are or were members of a queue, by id. */
type Members = ReadonlyMap<string, { readonly name: string | undefined; readonly joined: boolean }>

function membersOf({ queueMembers, users }: GenesysWorld, queueId: string): Members {
  const members = queueMembers.list({ index: ['queue', queueId] })
  return new Map(members.map(({ userId, joined }) => [userId, { name: users.get(userId)?.name, joined }]))
}

/** Returns an event for each user that joined, left, was added or was removed. */
function changedMembers(before: Members, after: Members, queueId: string): readonly EventBody[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const joined = after.get(id)?.joined ?? false
    if ((before.get(id)?.joined ?? false) === joined) return []
    return [{ id, user: { id, name: (after.get(id) ?? before.get(id))?.name }, queueId, joined }]
  })
}
