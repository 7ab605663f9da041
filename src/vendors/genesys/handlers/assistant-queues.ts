import type { Link } from '../../../engine/spec/link.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { type AssistantQueue, associate, getAssociationOrThrow } from '../associations.ts'
import { associationKey, type GenesysWorld } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { type ListingQuery, listing } from '../listing.ts'
import { withoutCopilot } from './assistants.ts'

export const assistantQueues = {
  getAssistantsQueues: ({ world, query: { pageSize, queueIds, expand, before, after }, link }) => {
    return listing({
      from: world.assistantQueues,
      selection: selectQueues(queueIds),
      scope: ['assistants/queues', queueIds],
      before,
      after,
      size: pageSize,
      link: (cursor) => link('getAssistantsQueues', {}, { pageSize, queueIds, expand, ...cursor }),
      view: toView(world, expand),
      viewKey: toViewKey(expand),
    })
  },

  getAssistantQueues: ({ world, path, query, link }) =>
    listing(assistantQueuesQuery(path.assistantId, { world, query, link })),

  patchAssistantQueues: ({ world, path: { assistantId }, body, clock, link, profile, queryDefaults }) => {
    const missing = body.find(({ id }) => !world.routingQueues.has(id))
    if (missing) throw new RecordNotFound('Queue', missing.id)
    const context = { world, link, now: clock.now(), takeover: profile.queueTakeover }
    for (const { id, mediaTypes } of body) associate({ assistantId, id, mediaTypes }, context)
    return listing(assistantQueuesQuery(assistantId, { world, link, query: queryDefaults('getAssistantQueues') }))
  },

  deleteAssistantQueues: ({ world, path: { assistantId }, query: { queueIds } }) => {
    world.assistantQueues.deleteAll({ index: ['assistant', assistantId], ...selectQueues(queueIds) })
  },

  getAssistantQueue: ({ world, path: { assistantId, queueId }, query: { expand } }) => {
    return toView(world, expand)(getAssociationOrThrow(world, assistantId, queueId))
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
      const message = `must equal the queue id in the path (${queueId})`
      const findings = [{ in: 'body', at: '/id', keyword: 'const', message, value: id, allowed: [queueId] }] as const
      throw new Problem('invalid', `body /id ${message}`, { findings })
    }
    const isNew = !world.assistantQueues.has(associationKey(assistantId, id))
    const context = { world, link, now: clock.now(), takeover: profile.queueTakeover }
    const body = associate({ assistantId, id, mediaTypes }, context)
    return { status: isNew ? profile.putAssociationStatus : 200, body }
  },

  deleteAssistantQueue: ({ world, path: { assistantId, queueId } }) => {
    getAssociationOrThrow(world, assistantId, queueId)
    world.assistantQueues.delete(associationKey(assistantId, queueId))
  },
} satisfies Partial<Genesys>

type Query = Parameters<Genesys['getAssistantQueues']>[0]['query']

function assistantQueuesQuery(
  assistantId: string,
  { world, query, link }: { world: GenesysWorld; query: Query; link: Link<operations & links> },
): ListingQuery<AssistantQueue, AssistantQueue, never, 'assistant' | 'queue'> {
  const { pageSize, expand, before, after } = query
  return {
    from: world.assistantQueues,
    selection: { index: ['assistant', assistantId] },
    scope: ['assistant/queues', assistantId],
    before,
    after,
    size: pageSize,
    link: (cursor) => link('getAssistantQueues', { assistantId }, { pageSize, expand, ...cursor }),
    view: toView(world, expand),
    viewKey: toViewKey(expand),
  }
}

function selectQueues(queueIds: readonly string[] | undefined) {
  return queueIds ? { where: ({ id }: AssistantQueue) => queueIds.includes(id) } : {}
}

/** Returns a view key if the view depends only on the association. An expanded assistant is in another collection. */
function toViewKey(expand: readonly 'assistant'[] | undefined): string | undefined {
  return expand?.includes('assistant') ? undefined : String(expand)
}

function toView(world: GenesysWorld, expand: readonly 'assistant'[] | undefined) {
  return (association: AssistantQueue): AssistantQueue => {
    if (!expand?.includes('assistant')) return association
    return { ...association, assistant: withoutCopilot(world.assistants.getOrThrow(association.assistant.id)) }
  }
}
