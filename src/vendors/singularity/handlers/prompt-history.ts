import {
  addVersion,
  compareVersions,
  statisticsOf,
  toVersionSummary,
  versionOf,
  versionsOf,
} from '../prompt-history.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const promptHistory = {
  listPromptVersions: ({ world, path, query: { offset, limit } }) => {
    const newestFirst = versionsOf(world, path.assistantId).toReversed()
    const end = limit === undefined ? undefined : offset + limit
    return { versions: newestFirst.slice(offset, end).map(toVersionSummary) }
  },

  readPromptVersion: ({ world, path }) => {
    const { assistantId: _, ...shown } = versionOf(world, path.assistantId, path.version)
    return shown
  },

  comparePromptVersions: ({ world, path: { assistantId }, query: { v1, v2 } }) => {
    return compareVersions(versionOf(world, assistantId, v1), versionOf(world, assistantId, v2))
  },

  readPromptStatistics: ({ world, path }) => statisticsOf(versionsOf(world, path.assistantId)),

  rollbackPrompt: ({ world, path: { assistantId, version }, clock }) => {
    const now = toTimestamp(clock.now())
    const earlier = versionOf(world, assistantId, version)
    const added = addVersion(world, { rollback: earlier }, { assistantId, createdAt: now })
    world.assistants.update(assistantId, { llmPrompt: added.prompt, updatedAt: now })
    const { changeType, changeDescription } = added
    return { success: true, newVersion: added.version, changeType, changeDescription }
  },
} satisfies Partial<Singularity>
