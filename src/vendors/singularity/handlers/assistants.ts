import { pageOf, sortedAssistants, summary } from '../listing.ts'
import { checkModel } from '../models.ts'
import { moment } from '../moment.ts'
import { refuseTakenName } from '../names.ts'
import { addVersion } from '../prompt-history.ts'
import { forgetSession } from '../sessions.ts'
import type { Singularity } from '../singularity.ts'

export const assistants = {
  listAssistants: ({ world, query, caller: { companyId } }) => {
    const { teamId, sortBy, order } = query
    return pageOf(sortedAssistants(world, { companyId, teamId, sortBy, order }), query, summary)
  },

  createAssistant: ({ world, body, caller: { companyId }, clock, id, profile }) => {
    const name = body.name.trim()
    checkModel(world, body)
    if (profile.nameUnique) refuseTakenName(world.assistants, { companyId, name })
    const now = moment(clock.now())
    const llmPrompt = body.llmPrompt || null
    const made = world.assistants.insert({
      id: id(),
      ...body,
      name,
      llmPrompt,
      companyId,
      lastAccessedAt: null,
      createdAt: now,
      updatedAt: now,
    })
    if (llmPrompt !== null) addVersion(world, { prompt: llmPrompt }, { assistantId: made.id, createdAt: now })
    return made
  },

  readAssistant: ({ world, path }) => world.assistants.getOrThrow(path.assistantId),

  updateAssistant: ({ world, path: { assistantId }, body, clock, profile }) => {
    const present = world.assistants.getOrThrow(assistantId)
    const { llmPrompt, ...changes } = body
    const name = (body.name ?? present.name).trim()
    const wanted = { ...present, ...changes, name }
    if (body.llmProvider !== undefined || body.llmModel !== undefined) checkModel(world, wanted)
    if (profile.nameUnique && name !== present.name) {
      refuseTakenName(world.assistants, { companyId: present.companyId, name, id: assistantId })
    }
    const now = moment(clock.now())
    // An empty prompt is none: the present one stays.
    const prompt = llmPrompt || present.llmPrompt
    if (prompt !== null && prompt !== present.llmPrompt) {
      addVersion(world, { prompt }, { assistantId, createdAt: now })
    }
    return world.assistants.update(assistantId, { ...changes, name, llmPrompt: prompt, updatedAt: now })
  },

  removeAssistant: ({ world, path: { assistantId } }) => {
    world.assistants.delete(assistantId)
    world.promptVersions.deleteAll({ index: ['assistant', assistantId] })
    for (const { id } of world.sessions.list({ index: ['assistant', assistantId] })) forgetSession(world, id)
    return { success: true, message: 'Assistant deleted' }
  },
} satisfies Partial<Singularity>
