import type { Assistant, SingularityWorld } from '../collections.ts'
import { sortedAssistants, toPage, toSummary } from '../listing.ts'
import { checkModel } from '../models.ts'
import { rejectDuplicateName } from '../names.ts'
import { addVersion, laterPrompt, versionsOf } from '../prompt-history.ts'
import { removals } from '../removals.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import { keepSessions } from '../sessions.ts'
import type { Singularity, SingularityContext } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const assistants = {
  listAssistants: (context) => {
    const { world, query, caller } = context
    const { teamId, sortBy, order } = query
    const sorted = sortedAssistants(world, { companyId: caller.companyId, teamId, sortBy, order })
    return toPage(context, sorted, toSummary)
  },

  createAssistant: ({ world, body, caller: { companyId }, clock, id, profile }) => {
    const name = body.name.trim()
    checkModel(world, body)
    if (profile.nameUnique) rejectDuplicateName(world.assistants, { companyId, name }, profile)
    const now = toTimestamp(clock.now())
    const created = world.assistants.insert({
      id: id(),
      voice: profile.voiceDefault === 'alloy' ? 'alloy' : null,
      ...body,
      name,
      companyId,
      lastAccessedAt: null,
      createdAt: now,
      updatedAt: now,
    })
    const { llmPrompt: prompt } = created
    if (prompt) addVersion(world, { prompt }, { assistantId: created.id, createdAt: now })
    return created
  },

  readAssistant: ({ world, path, caller, profile }) => {
    return resolveAssistant(world, caller.companyId, path.assistantId, profile)
  },

  updateAssistant: (context) => {
    const { world, path, body, caller, clock, profile } = context
    const current = resolveAssistant(world, caller.companyId, path.assistantId, profile)
    const { id, companyId } = current
    const name = (body.name ?? current.name).trim()
    const updated = { ...current, ...body, name, llmPrompt: promptOf(current, context) }
    if (body.llmProvider !== undefined || body.llmModel !== undefined) checkModel(world, updated)
    if (profile.nameUnique && name !== current.name) {
      rejectDuplicateName(world.assistants, { companyId, name, id }, profile)
    }
    recordPrompt(context, current, updated)
    const { llmPrompt } = updated
    return world.assistants.update(id, { ...body, name, llmPrompt, updatedAt: toTimestamp(clock.now()) })
  },

  removeAssistant: ({ world, path, caller, profile }) => {
    const assistant = resolveAssistant(world, caller.companyId, path.assistantId, profile)
    if (profile.deleteCascade) removals.assistants(world, assistant.id)
    else removeOnly(world, assistant)
    return { success: true, message: 'Assistant deleted' }
  },
} satisfies Partial<Singularity>

type UpdateContext = Parameters<Singularity['updateAssistant']>[0]

/** Returns the prompt that an update results in. An empty prompt clears or keeps the current one. */
function promptOf({ llmPrompt }: Assistant, { body, profile }: UpdateContext): string | null {
  if (body.llmPrompt === undefined) return llmPrompt
  return body.llmPrompt || (profile.emptyPrompt === 'clear' ? body.llmPrompt : llmPrompt)
}

/** Adds a version to the prompt history if an update changes the prompt, unless the new one is empty. */
function recordPrompt({ world, clock, profile }: SingularityContext, before: Assistant, after: Assistant): void {
  const { id: assistantId, llmPrompt: prompt } = after
  if (!prompt || prompt === before.llmPrompt) return
  const isFirst = versionsOf(world, assistantId).length === 0
  const description = isFirst && profile.firstLaterPrompt === 'update' ? laterPrompt(after) : {}
  addVersion(world, { prompt }, { assistantId, createdAt: toTimestamp(clock.now()), ...description })
}

/** Deletes an assistant and its prompt history, but not its sessions. */
function removeOnly(world: SingularityWorld, assistant: Assistant): void {
  keepSessions(world, assistant)
  world.assistants.delete(assistant.id)
  world.promptVersions.deleteAll({ index: ['assistant', assistant.id] })
}
