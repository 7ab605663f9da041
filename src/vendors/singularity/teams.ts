import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Assistant, Schemas, SingularityWorld, Team } from './collections.ts'
import { sortedAssistants } from './listing.ts'

type World = SingularityWorld

/** Returns the assistants of a team, sorted by name. */
function assistantsOf(world: World, { id, companyId }: Team): readonly Assistant[] {
  return sortedAssistants(world, { companyId, teamId: id, sortBy: 'name' })
}

/** Returns a team as lists show it. */
export function toTeamSummary(world: World, team: Team): Immutable<Schemas['TeamSummary']> {
  const { companyId: _, updatedAt: _updated, createdAt, ...shown } = team
  return { ...shown, assistantCount: assistantsOf(world, team).length, createdAt }
}

/** Returns a team with its assistants. */
export function toTeam(world: World, team: Team): Immutable<Schemas['Team']> {
  const { createdAt, updatedAt, ...shown } = team
  const assistants = assistantsOf(world, team).map(({ id, name }) => ({ id, name }))
  return { ...shown, assistants, createdAt, updatedAt }
}

/** Returns a team as the operation that creates it shows it. */
export function toTeamCreated({ updatedAt: _, ...shown }: Team): Immutable<Schemas['TeamCreated']> {
  return shown
}

/** Returns the values of a body, in which null empties a text. */
export function teamInput({ description, icon, ...rest }: Immutable<Schemas['TeamUpdate']>) {
  return {
    ...rest,
    ...(description !== undefined && { description: description ?? '' }),
    ...(icon !== undefined && { icon: icon ?? '' }),
  }
}
