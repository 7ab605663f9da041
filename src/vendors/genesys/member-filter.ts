import type { operations } from '../../generated/genesys/types.ts'
import type { GenesysWorld } from './collections.ts'
import type { QueueMemberRecord } from './queue-members.ts'
import { containsIgnoringCase } from './sort-records.ts'
import type { UserRecord } from './user-view.ts'

type Query = NonNullable<operations['getRoutingQueueMembers']['parameters']['query']>
type Readonlies<T> = {
  readonly [P in keyof T]: T[P] extends string[] | undefined ? readonly string[] | undefined : T[P]
}

/** Filters of the listing of a queue's members. */
export type MemberFilters = Readonlies<
  Pick<Query, 'name' | 'profileSkills' | 'skills' | 'languages' | 'routingStatus' | 'presence' | 'memberBy' | 'joined'>
>

/** Returns a predicate for memberships that match every filter. */
export function toMemberFilter(
  { memberBy, joined, ...filters }: MemberFilters,
  { users }: GenesysWorld,
): (member: QueueMemberRecord) => boolean {
  return (member) => {
    if (memberBy !== undefined && member.memberBy !== memberBy) return false
    if (joined !== undefined && member.joined !== joined) return false
    return matchesUser(users.getOrThrow(member.userId), filters)
  }
}

function matchesUser(user: UserRecord, filters: Omit<MemberFilters, 'memberBy' | 'joined'>): boolean {
  const { name, profileSkills, skills, languages, routingStatus, presence } = filters
  if (name !== undefined && !containsIgnoringCase(user.name, name)) return false
  if (!containsOne(user.profileSkills, profileSkills)) return false
  if (!containsOne(namesOf(user.skills), skills)) return false
  if (!containsOne(namesOf(user.languages), languages)) return false
  if (routingStatus && !routingStatus.includes(user.routingStatus?.status ?? '')) return false
  return !presence || presence.includes(user.presence?.presenceDefinition?.systemPresence ?? '')
}

function namesOf(items: readonly { readonly name?: string }[] = []): string[] {
  return items.map(({ name = '' }) => name)
}

/** Returns whether one of the values contains one of the parts. Without parts, every value is accepted. */
function containsOne(values: readonly string[] = [], parts?: readonly string[]): boolean {
  return !parts || values.some((value) => parts.some((part) => containsIgnoringCase(value, part)))
}
