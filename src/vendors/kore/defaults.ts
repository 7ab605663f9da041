import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { prefixed } from './ids.ts'

/** Name of the role of an agent without a roleId. */
const DEFAULT_ROLE = 'Agent'
/** Name of the layout that every stream has. */
export const DEFAULT_LAYOUT = 'Default Layout'

type Layout = Immutable<Schemas['LayoutRecord']>

/** Returns the default records for an agent of a stream. A scenario may lack any of them. */
export function defaultsOf(world: KoreWorld, streamId: string) {
  const stream = ['stream', streamId] as const
  return {
    group: world.agentGroups.first({ index: stream, where: isDefault }),
    skill: world.skills.first({ index: stream, where: isDefault }),
    queue: world.queues.first({ index: stream, where: isDefault }),
    layout: world.layouts.first({ index: stream, where: isDefault }),
    role: world.roles.find('name', DEFAULT_ROLE),
  }
}

/** Returns the default business hours of a stream, which its agents have. A scenario may lack them. */
export function defaultHours(world: KoreWorld, streamId: string): Immutable<Schemas['HoursRecord']> | undefined {
  return world.hours.first({ index: ['stream', streamId], where: isDefault })
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

function isDefault(record: { readonly isDefault: boolean }): boolean {
  return record.isDefault
}
