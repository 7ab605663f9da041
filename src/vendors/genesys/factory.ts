import type { Factories, FactoryContext } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import type { Collection } from '../../world/collection.ts'
import { isObject } from '../../world/is-object.ts'
import { createAssociation } from './associations.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { copilotFactories, copilotFrom } from './factory/copilot.ts'
import { createMembers, directoryFactories } from './factory/directory.ts'
import { languageUnderstandingFactories } from './factory/language-understanding.ts'
import { notificationFactories } from './factory/notifications.ts'
import { queueUserFactories } from './factory/queue-users.ts'
import { suggestionsFrom } from './factory/suggestions.ts'
import { homeDivision } from './identity.ts'
import { scenarioUser } from './scenario-user.ts'

/** The context of a Genesys Cloud factory. */
type GenesysFactoryContext = FactoryContext<GenesysWorld, operations & links>

const DESKS = [
  'Returns',
  'Billing',
  'Delivery',
  'Orders',
  'Warranty',
  'Repairs',
  'Loyalty',
  'Claims',
  'Bookings',
  'Sales',
]
const KINDS = ['desk', 'assistant', 'helper', 'guide', 'line']
const MEDIA: Schemas['MediaTypes'] = ['Call', 'Email', 'Message']

/** The factories that create the records of a scenario. */
export const factories: Factories<GenesysWorld, operations & links> = {
  organizations: (draft, { id, link, samples, create }) => {
    // Drawn in any case, so that an explicit id does not change the ids of the records that follow.
    const drawn = id()
    const organizationId = stringOrUndefined(draft['id']) ?? drawn
    create('organizations', {
      id: organizationId,
      name: `${samples.lastName()} & ${samples.lastName()}`,
      defaultLanguage: 'en-GB',
      defaultCountryCode: 'GB',
      state: 'active',
      version: 1,
      selfUri: link('organization', { organizationId }),
      ...draft,
    })
  },

  clients: (draft, { id, samples, create }) => {
    create('clients', { id: id(), name: `${samples.city()} console`, secret: 'secret', permissions: [], ...draft })
  },

  divisions: directoryFactories.divisions,

  users: directoryFactories.users,

  ...notificationFactories,

  tokens: ({ client, user, expiresAt, ...draft }, { world, id, keyOf, create }) => {
    const clientId = client === undefined ? 'unknown-client' : keyOf('clients', client)
    const known = world.clients.get(clientId)
    create('tokens', {
      token: id(),
      clientId,
      clientName: known?.name ?? clientId,
      ...(known && { permissions: known.permissions }),
      ...(user !== undefined && user !== '' && { userId: keyOf('users', user) }),
      ...(expiresAt !== undefined && expiresAt !== '' && { expiresAt }),
      ...draft,
    })
  },

  knowledgeBases: (draft, { world, id, link, samples, create, now }) => {
    const knowledgeBaseId = stringOrUndefined(draft['id']) ?? id()
    create('knowledgeBases', {
      id: knowledgeBaseId,
      name: `${samples.product()} handbook ${world.knowledgeBases.size + 1}`,
      description: samples.sentence(),
      coreLanguage: 'en-US',
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      dateDocumentLastModified: stringOrUndefined(draft['dateCreated']) ?? now,
      faqCount: 0,
      articleCount: 0,
      published: true,
      contentSearchEnabled: true,
      selfUri: link('getKnowledgeKnowledgebase', { knowledgeBaseId }),
      ...draft,
    })
  },

  routingQueues: ({ members, ...draft }, context) => {
    const { world, id, link, samples, random, create, now } = context
    const queueId = stringOrUndefined(draft['id']) ?? id()
    const user = scenarioUser(world, link).id
    create('routingQueues', {
      id: queueId,
      name: `${random.pick(DESKS)} ${samples.city()} ${world.routingQueues.size + 1}`,
      description: samples.sentence(),
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      createdBy: user,
      modifiedBy: user,
      memberCount: 0,
      userMemberCount: 0,
      joinedMemberCount: 0,
      division: homeDivision(world, link),
      selfUri: link('getRoutingQueue', { queueId }),
      ...draft,
    })
    createMembers(queueId, members, context)
  },

  queueMembers: directoryFactories.queueMembers,

  wrapupCodes: directoryFactories.wrapupCodes,

  assistants: ({ queues, knowledgeBase, copilot, ...draft }, context) => {
    const { world, id, link, now, create, random, samples } = context
    const assistantId = stringOrUndefined(draft['id']) ?? id()
    const user = scenarioUser(world, link)
    create('assistants', {
      id: assistantId,
      name: `${random.pick(DESKS)} ${random.pick(KINDS)} ${samples.city()} ${world.assistants.size + 1}`,
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      createdBy: user,
      modifiedBy: user,
      transcriptionConfig: { vendorName: random.pick(['Genesys', 'GoogleDialogflow']) },
      ...(knowledgeBase !== undefined && { knowledgeSuggestionConfig: suggestionsFrom(knowledgeBase, context) }),
      ...(copilot !== undefined && {
        copilot: copilotFrom(copilot, { selfUri: link('getAssistantCopilot', { assistantId }), link }),
      }),
      state: 'Active',
      selfUri: link('getAssistant', { assistantId }),
      ...draft,
    })
    if (Array.isArray(queues)) for (const queue of queues) createQueueAssociation(assistantId, queue, context)
  },

  assistantQueues: ({ assistant, queue, ...draft }, context) => {
    const { world, now, link, keyOrDefault, create } = context
    const assistantId = keyOrDefault('assistants', assistant, idleAssistantId(world))
    const id = keyOrDefault('routingQueues', queue, freeQueueId(world))
    create('assistantQueues', { ...createAssociation({ assistantId, id, mediaTypes: MEDIA }, { now, link }), ...draft })
  },

  ...queueUserFactories,
  ...copilotFactories,
  ...languageUnderstandingFactories,
}

/** Returns the id of an assistant without queues. If every assistant has one, returns the first assistant's id. */
function idleAssistantId({ assistants, assistantQueues }: GenesysWorld): string | undefined {
  const idle = nextFree(assistants, assistantQueues.size, ({ id }) => {
    return assistantQueues.first({ index: ['assistant', id] }) === undefined
  })
  return (idle ?? assistants.first())?.id
}

/** Returns the id of a queue without an assistant, if there is one. */
function freeQueueId({ routingQueues, assistantQueues }: GenesysWorld): string | undefined {
  const free = nextFree(routingQueues, assistantQueues.size, ({ id }) => {
    return assistantQueues.first({ index: ['queue', id] }) === undefined
  })
  return free?.id
}

/**
 * Returns the first free record at or after an index of the listing, wrapping around at its end. Starting at the number
 * of associations keeps the search short when many are created.
 */
function nextFree<R extends object>(
  collection: Collection<R>,
  startIndex: number,
  isFree: (record: R) => boolean,
): R | undefined {
  const all = collection.remember('all', () => collection.list())
  const start = Math.min(startIndex, all.length)
  for (let i = 0; i < all.length; i++) {
    const record = all[(start + i) % all.length]
    if (record && isFree(record)) return record
  }
  return undefined
}

/** Creates the association of an assistant with a queue, which is a name or `{ name: Billing, mediaTypes: [Call] }`. */
function createQueueAssociation(
  assistantId: string,
  queue: unknown,
  { keyOf, create, now, link }: GenesysFactoryContext,
): void {
  const { name, mediaTypes = MEDIA } = isObject(queue) ? queue : { name: queue }
  const id = keyOf('routingQueues', name)
  // `create` validates the media types of the scenario.
  create('assistantQueues', { ...createAssociation({ assistantId, id, mediaTypes: MEDIA }, { now, link }), mediaTypes })
}
