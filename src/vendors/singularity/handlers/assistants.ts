import { sortedAssistants, toPage, toSummary } from '../listing.ts'
import { checkModel } from '../models.ts'
import { rejectDuplicateName } from '../names.ts'
import { addVersion } from '../prompt-history.ts'
import { removals } from '../removals.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const assistants = {
  listAssistants: ({ world, query, caller: { companyId } }) => {
    const { teamId, sortBy, order } = query
    return toPage(sortedAssistants(world, { companyId, teamId, sortBy, order }), query, toSummary)
  },

  createAssistant: ({ world, body, caller: { companyId }, clock, id, profile }) => {
    const name = body.name.trim()
    checkModel(world, body)
    if (profile.nameUnique) rejectDuplicateName(world.assistants, { companyId, name })
    const now = toTimestamp(clock.now())
    const llmPrompt = body.llmPrompt || null
    const created = world.assistants.insert({
      id: id(),
      ...body,
      name,
      llmPrompt,
      companyId,
      lastAccessedAt: null,
      createdAt: now,
      updatedAt: now,
    })
    if (llmPrompt !== null) addVersion(world, { prompt: llmPrompt }, { assistantId: created.id, createdAt: now })
    return created
  },

  readAssistant: ({ world, path, caller, profile }) => {
    return resolveAssistant(world, caller.companyId, path.assistantId, profile)
  },

  updateAssistant: ({ world, path, body, caller, clock, profile }) => {
    const current = resolveAssistant(world, caller.companyId, path.assistantId, profile)
    const { id: assistantId } = current
    const { llmPrompt, ...changes } = body
    const name = (body.name ?? current.name).trim()
    const updated = { ...current, ...changes, name }
    if (body.llmProvider !== undefined || body.llmModel !== undefined) checkModel(world, updated)
    if (profile.nameUnique && name !== current.name) {
      rejectDuplicateName(world.assistants, { companyId: current.companyId, name, id: assistantId })
    }
    const now = toTimestamp(clock.now())
    // An empty prompt leaves the current one unchanged.
    const prompt = llmPrompt || current.llmPrompt
    if (prompt !== null && prompt !== current.llmPrompt) {
      addVersion(world, { prompt }, { assistantId, createdAt: now })
    }
    return world.assistants.update(assistantId, { ...changes, name, llmPrompt: prompt, updatedAt: now })
  },

  removeAssistant: ({ world, path, caller, profile }) => {
    removals.assistants(world, resolveAssistant(world, caller.companyId, path.assistantId, profile).id)
    return { success: true, message: 'Assistant deleted' }
  },
} satisfies Partial<Singularity>
