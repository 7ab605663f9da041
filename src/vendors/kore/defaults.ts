import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { prefixed } from './ids.ts'

/** The role of whoever is given none. */
const EVERYBODYS_ROLE = 'Agent'
/** The layout that every stream has. */
export const DEFAULT_LAYOUT = 'Default Layout'

type Layout = Immutable<Schemas['LayoutRecord']>

/** What an agent of a stream gets where nothing is said. A scenario may have left any of it out. */
export function defaultsOf(world: KoreWorld, streamId: string) {
  const stream = ['stream', streamId] as const
  return {
    group: world.agentGroups.first({ index: stream, where: isDefault }),
    skill: world.skills.first({ index: stream, where: isDefault }),
    queue: world.queues.first({ index: stream, where: isDefault }),
    layout: world.layouts.first({ index: stream, where: isDefault }),
    role: world.roles.find('name', EVERYBODYS_ROLE),
  }
}

/** The default layout of a stream, which is made if there is none. */
export function defaultLayout(
  world: KoreWorld,
  streamId: string,
  { now, id }: { readonly now: string; readonly id: () => string },
): Layout {
  const known = defaultsOf(world, streamId).layout
  if (known) return known
  const layout = { id: prefixed('ly', id()), streamId, name: DEFAULT_LAYOUT, isDefault: true, createdAt: now }
  return world.layouts.insert(layout)
}

/** The group to which agents come whose own was deleted. */
export function unassignedGroup(
  world: KoreWorld,
  streamId: string,
): Immutable<Schemas['AgentGroupRecord']> | undefined {
  return world.agentGroups.first({ index: ['stream', streamId], where: ({ isUnassigned }) => isUnassigned })
}

function isDefault(record: { readonly isDefault: boolean }): boolean {
  return record.isDefault
}
