import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Collection } from '../../world/collection.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { prefixed } from './ids.ts'

/** Name of the role of an agent without a roleId. */
const DEFAULT_ROLE = 'Agent'
/** Name of the layout that every stream has. */
export const DEFAULT_LAYOUT = 'Default Layout'

type Layout = Immutable<Schemas['LayoutRecord']>

/** Returns the default records for an agent of a stream. A scenario may lack any of them. */
export function defaultsOf(world: KoreWorld, streamId: string) {
  return {
    group: defaultIn(world.agentGroups, streamId),
    skill: defaultIn(world.skills, streamId),
    queue: defaultIn(world.queues, streamId),
    layout: defaultIn(world.layouts, streamId),
    role: world.roles.find('name', DEFAULT_ROLE),
  }
}

/** Returns the default business hours of a stream, which its agents have. A scenario may lack them. */
export function defaultHours(world: KoreWorld, streamId: string): Immutable<Schemas['HoursRecord']> | undefined {
  return defaultIn(world.hours, streamId)
}

/** Returns the default layout of a stream. Creates the layout if the stream does not have one. */
export function ensureDefaultLayout(
  world: KoreWorld,
  streamId: string,
  { now, id }: { readonly now: string; readonly id: () => string },
): Layout {
  const existing = defaultsOf(world, streamId).layout
  if (existing) return existing
  const layout = { id: prefixed('ly', id()), streamId, name: DEFAULT_LAYOUT, isDefault: true, createdAt: now }
  return world.layouts.insert(layout)
}

/** Returns the group of a stream that agents of deleted groups move to. */
export function unassignedGroup(
  world: KoreWorld,
  streamId: string,
): Immutable<Schemas['AgentGroupRecord']> | undefined {
  return world.agentGroups.first({ index: ['stream', streamId], where: ({ isUnassigned }) => isUnassigned })
}

/** Returns the default record of a stream. Memoised, because a stream without one would be searched for each agent. */
function defaultIn<R extends { readonly isDefault: boolean }>(
  collection: Collection<R, string, 'stream'>,
  streamId: string,
): R | undefined {
  return collection.remember(`default of ${streamId}`, () => {
    const record = collection.first({ index: ['stream', streamId], where: ({ isDefault }) => isDefault })
    return { record }
  }).record
}
