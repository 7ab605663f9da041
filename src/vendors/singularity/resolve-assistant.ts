import type { Lookup } from '../../engine/vendor/vendor.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { SingularityCaller } from './caller.ts'
import { type Assistant, nameKey, type SingularityWorld } from './collections.ts'

/** The profile setting that allows names instead of ids. */
export type NameSetting = Pick<profile, 'assistantNames'>

/**
 * Returns the assistant of a company that an id or a name identifies. An id wins over a name, and a name in the same
 * case over one that differs in case.
 *
 * @throws RecordNotFound if the company has no such assistant, or if the profile's `assistantNames` is off
 */
export function resolveAssistant(
  world: Pick<SingularityWorld, 'assistants'>,
  companyId: string,
  idOrName: string,
  { assistantNames }: NameSetting,
): Assistant {
  const byId = world.assistants.get(idOrName)
  if (byId?.companyId === companyId) return byId
  const named = assistantNames === 'off' ? undefined : findByName(world, companyId, idOrName)
  if (!named) throw new RecordNotFound('Assistant', idOrName)
  return named
}

/** Finds the assistant that a path identifies by its name, if the profile's `assistantNames` allows it. */
export const lookUpAssistant: Lookup<SingularityWorld, profile, SingularityCaller> = (value, context) => {
  const { world, caller, profile, operation } = context
  const isAllowed =
    profile.assistantNames === 'all' ||
    (profile.assistantNames === 'execute' && operation.permissions.includes('execute'))
  return isAllowed ? findByName(world, caller.companyId, value) : undefined
}

function findByName(
  { assistants }: Pick<SingularityWorld, 'assistants'>,
  companyId: string,
  value: string,
): Assistant | undefined {
  const name = value.trim()
  const [exact] = assistants.list({ index: ['name', nameKey(companyId, name)] })
  if (exact) return exact
  const [similar] = assistants.list({ index: ['lowerCaseName', nameKey(companyId, name.toLowerCase())] })
  return similar
}
