import type { Link } from '../../../engine/spec/link.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { type AssistantQueue, associate, associationOf } from '../associations.ts'
import { associationKey, type GenesysWorld } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { type Asked, listing } from '../listing.ts'
import { withoutCopilot } from './assistants.ts'

export const assistantQueues = {
  getAssistantsQueues: ({ world, query: { pageSize, queueIds, expand, before, after }, link }) => {
    return listing({
      from: world.assistantQueues,
      selection: only(queueIds),
      scope: ['assistants/queues', queueIds],
      before,
      after,
      size: pageSize,
      link: (cursor) => link('getAssistantsQueues', {}, { pageSize, queueIds, expand, ...cursor }),
      view: view(world, expand),
      shown: shownAs(expand),
    })
  },

  getAssistantQueues: ({ world, path, query, link }) => listing(queuesOf(path.assistantId, { world, query, link })),

  patchAssistantQueues: ({ world, path: { assistantId }, body, clock, link, profile, queryDefaults }) => {
    const unknown = body.find(({ id }) => !world.routingQueues.has(id))
    if (unknown) throw new RecordNotFound('Queue', unknown.id)
    const context = { world, link, now: clock.now(), exclusive: profile.queueExclusive }
    for (const { id, mediaTypes } of body) associate({ assistantId, id, mediaTypes }, context)
    return listing(queuesOf(assistantId, { world, link, query: queryDefaults('getAssistantQueues') }))
  },

  deleteAssistantQueues: ({ world, path: { assistantId }, query: { queueIds }, profile }) => {
    world.assistantQueues.deleteAll({ index: ['assistant', assistantId], ...only(queueIds) })
    return { status: profile.deleteStatus }
  },

  getAssistantQueue: ({ world, path: { assistantId, queueId }, query: { expand } }) => {
    return view(world, expand)(associationOf(world, assistantId, queueId))
  },

  putAssistantQueue: ({
    world,
    path: { assistantId, queueId },
    body: { id = queueId, mediaTypes },
    clock,
    link,
    profile,
  }) => {
    if (id !== queueId) {
      const message = `must be ${queueId}, as in the path`
      const findings = [{ in: 'body', at: '/id', keyword: 'const', message, value: id, allowed: [queueId] }] as const
      throw new Problem('invalid', `body /id ${message}`, { findings })
    }
    const context = { world, link, now: clock.now(), exclusive: profile.queueExclusive }
    return associate({ assistantId, id, mediaTypes }, context)
  },

  deleteAssistantQueue: ({ world, path: { assistantId, queueId }, profile }) => {
    associationOf(world, assistantId, queueId)
    world.assistantQueues.delete(associationKey(assistantId, queueId))
    return { status: profile.deleteStatus }
  },
} satisfies Partial<Genesys>

type Query = Parameters<Genesys['getAssistantQueues']>[0]['query']

function queuesOf(
  assistantId: string,
  { world, query, link }: { world: GenesysWorld; query: Query; link: Link<operations & links> },
): Asked<AssistantQueue, AssistantQueue, never, 'assistant' | 'queue'> {
  const { pageSize, expand, before, after } = query
  return {
    from: world.assistantQueues,
    selection: { index: ['assistant', assistantId] },
    scope: ['assistant/queues', assistantId],
    before,
    after,
    size: pageSize,
    link: (cursor) => link('getAssistantQueues', { assistantId }, { pageSize, expand, ...cursor }),
    view: view(world, expand),
    shown: shownAs(expand),
  }
}

function only(queueIds: readonly string[] | undefined) {
  return queueIds ? { where: ({ id }: AssistantQueue) => queueIds.includes(id) } : {}
}

/** A reference stands in the association itself; a whole assistant is another collection's. */
function shownAs(expand: readonly 'assistant'[] | undefined): string | undefined {
  return expand?.includes('assistant') ? undefined : String(expand)
}

function view(world: GenesysWorld, expand: readonly 'assistant'[] | undefined) {
  return (association: AssistantQueue): AssistantQueue => {
    if (!expand?.includes('assistant')) return association
    return { ...association, assistant: withoutCopilot(world.assistants.getOrThrow(association.assistant.id)) }
  }
}
