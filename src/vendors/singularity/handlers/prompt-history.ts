import type { SingularityCaller } from '../caller.ts'
import type { Assistant, SingularityWorld } from '../collections.ts'
import {
  addVersion,
  compareVersions,
  statisticsOf,
  toVersionSummary,
  versionOf,
  versionsOf,
} from '../prompt-history.ts'
import { type NameSetting, resolveAssistant } from '../resolve-assistant.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const promptHistory = {
  listPromptVersions: (context) => {
    const { world, query, profile } = context
    const { offset, limit = profile.historyLimit === 'none' ? undefined : profile.historyLimit } = query
    const newestFirst = versionsOf(world, assistantOf(context).id).toReversed()
    const end = limit === undefined ? undefined : offset + limit
    return { versions: newestFirst.slice(offset, end).map(toVersionSummary) }
  },

  readPromptVersion: (context) => {
    const { assistantId: _, ...shown } = versionOf(context.world, assistantOf(context).id, context.path.version)
    return shown
  },

  comparePromptVersions: (context) => {
    const { world, query } = context
    const { id } = assistantOf(context)
    return compareVersions(versionOf(world, id, query.v1), versionOf(world, id, query.v2))
  },

  readPromptStatistics: (context) => statisticsOf(versionsOf(context.world, assistantOf(context).id)),

  rollbackPrompt: (context) => {
    const { world, path, clock } = context
    const { id: assistantId } = assistantOf(context)
    const now = toTimestamp(clock.now())
    const earlier = versionOf(world, assistantId, path.version)
    const added = addVersion(world, { rollback: earlier }, { assistantId, createdAt: now })
    world.assistants.update(assistantId, { llmPrompt: added.prompt, updatedAt: now })
    const { changeType, changeDescription } = added
    return { success: true, newVersion: added.version, changeType, changeDescription }
  },
} satisfies Partial<Singularity>

interface PathContext {
  readonly world: SingularityWorld
  readonly path: { readonly assistantId: string }
  readonly caller: SingularityCaller
  readonly profile: NameSetting
}

/** Returns the assistant that the path names by its id or name. */
function assistantOf({ world, path, caller, profile }: PathContext): Assistant {
  return resolveAssistant(world, caller.companyId, path.assistantId, profile)
}
