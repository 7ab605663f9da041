import type { Factories, FactoryContext } from '../../engine/vendor/factory.ts'
import { isDraft, stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import type { Collection } from '../../world/collection.ts'
import { uuidOf } from '../../world/random.ts'
import { association } from './associations.ts'
import { folded, type GenesysWorld, type Schemas } from './collections.ts'
import { homeDivision } from './identity.ts'

type Make = FactoryContext<GenesysWorld, operations & links>

const DAY = 86_400_000
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

export const factories: Factories<GenesysWorld, operations & links> = {
  organizations: (given, { id, link, samples: lifelike, create: plant }) => {
    const organizationId = stringOrUndefined(given['id']) ?? id()
    plant('organizations', {
      id: organizationId,
      name: `${lifelike.lastName()} & ${lifelike.lastName()}`,
      defaultLanguage: 'en-GB',
      defaultCountryCode: 'GB',
      state: 'active',
      version: 1,
      selfUri: link('organization', { organizationId }),
      ...given,
    })
  },

  clients: (given, { id, samples: lifelike, create: plant }) => {
    plant('clients', { id: id(), name: `${lifelike.city()} console`, secret: 'secret', permissions: [], ...given })
  },

  tokens: ({ client, ...given }, { world, id, now, keyOf: refer, create: plant }) => {
    const clientId = client === undefined ? 'unknown-client' : refer('clients', client)
    const known = world.clients.get(clientId)
    plant('tokens', {
      token: id(),
      clientId,
      clientName: known?.name ?? clientId,
      expiresAt: new Date(Date.parse(now) + DAY).toISOString(),
      ...(known && { permissions: known.permissions }),
      ...given,
    })
  },

  users: (given, context) => {
    const { id, link, create: plant } = context
    const userId = stringOrUndefined(given['id']) ?? id()
    const name = stringOrUndefined(given['name']) ?? freeName(context)
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@desk.example`
    const selfUri = link('user', { userId })
    plant('users', {
      id: userId,
      name,
      division: homeDivision(link),
      email,
      username: email,
      state: 'active',
      version: 1,
      selfUri,
      ...given,
    })
  },

  knowledgeBases: (given, { world, id, link, samples: lifelike, create: plant, now }) => {
    const knowledgeBaseId = stringOrUndefined(given['id']) ?? id()
    plant('knowledgeBases', {
      id: knowledgeBaseId,
      name: `${lifelike.product()} handbook ${world.knowledgeBases.size + 1}`,
      description: lifelike.sentence(),
      coreLanguage: 'en-US',
      dateCreated: now,
      dateModified: stringOrUndefined(given['dateCreated']) ?? now,
      published: true,
      selfUri: link('knowledgeBase', { knowledgeBaseId }),
      ...given,
    })
  },

  routingQueues: (given, context) => {
    const { world, id, link, samples: lifelike, random, create: plant, now } = context
    const queueId = stringOrUndefined(given['id']) ?? id()
    const user = maker(context).id
    plant('routingQueues', {
      id: queueId,
      name: `${random.pick(DESKS)} ${lifelike.city()} ${world.routingQueues.size + 1}`,
      description: lifelike.sentence(),
      dateCreated: now,
      dateModified: stringOrUndefined(given['dateCreated']) ?? now,
      createdBy: user,
      modifiedBy: user,
      memberCount: random.int(2, 40),
      division: homeDivision(link),
      selfUri: link('getRoutingQueue', { queueId }),
      ...given,
    })
  },

  assistants: ({ queues, knowledgeBase, copilot, ...given }, context) => {
    const { world, id, link, now, create: plant, random, samples: lifelike } = context
    const assistantId = stringOrUndefined(given['id']) ?? id()
    const user = maker(context)
    plant('assistants', {
      id: assistantId,
      name: `${random.pick(DESKS)} ${random.pick(KINDS)} ${lifelike.city()} ${world.assistants.size + 1}`,
      dateCreated: now,
      dateModified: stringOrUndefined(given['dateCreated']) ?? now,
      createdBy: user,
      modifiedBy: user,
      transcriptionConfig: { vendorName: random.pick(['Genesys', 'GoogleDialogflow']) },
      ...(knowledgeBase !== undefined && { knowledgeSuggestionConfig: suggestionsFrom(knowledgeBase, context) }),
      ...(isDraft(copilot) && { copilot: { selfUri: link('copilot', { assistantId }), ...copilot } }),
      state: 'Active',
      selfUri: link('getAssistant', { assistantId }),
      ...given,
    })
    if (Array.isArray(queues)) for (const queue of queues) serve(assistantId, queue, context)
  },

  assistantQueues: ({ assistant, queue, ...given }, context) => {
    const { world, now, link, keyOf: refer, create: plant } = context
    const assistantId = assistant === undefined ? unserving(world) : refer('assistants', assistant)
    const id = queue === undefined ? unserved(world) : refer('routingQueues', queue)
    plant('assistantQueues', { ...association({ assistantId, id, mediaTypes: MEDIA }, { now, link }), ...given })
  },
}

/** A person's name that no user has; among very many users one may be left with a number. */
function freeName({ world, samples: lifelike }: Make): string {
  for (let tries = 0; tries < 20; tries++) {
    const name = `${lifelike.firstName()} ${lifelike.lastName()}`
    if (!world.users.find('name', folded(name))) return name
  }
  return `${lifelike.firstName()} ${lifelike.lastName()} ${world.users.size + 1}`
}

/** An assistant that serves no queue yet, or else the first. As a rule the next one is, so that many are soon found. */
function unserving({ assistants, assistantQueues }: GenesysWorld): string {
  const free = nextFree(assistants, assistantQueues.size, ({ id }) => {
    return assistantQueues.first({ index: ['assistant', id] }) === undefined
  })
  return (free ?? assistants.first())?.id ?? ''
}

/** A queue that no assistant serves yet; none is left: an empty id, which no record may have. */
function unserved({ routingQueues, assistantQueues }: GenesysWorld): string {
  const free = nextFree(routingQueues, assistantQueues.size, ({ id }) => {
    return assistantQueues.first({ index: ['queue', id] }) === undefined
  })
  return free?.id ?? ''
}

/** The first record from a place in the listing on, and then from its start, that is free. */
function nextFree<R extends object>(
  collection: Collection<R>,
  from: number,
  isFree: (record: R) => boolean,
): R | undefined {
  const all = collection.remember('all', () => collection.list())
  const start = Math.min(from, all.length)
  for (let i = 0; i < all.length; i++) {
    const record = all[(start + i) % all.length]
    if (record && isFree(record)) return record
  }
  return undefined
}

/** The queues that an assistant serves: each by its name, or as `{ name: Billing, mediaTypes: [Call] }`. */
function serve(assistantId: string, queue: unknown, { keyOf: refer, create: plant, now, link }: Make): void {
  const { name, mediaTypes = MEDIA } = isDraft(queue) ? queue : { name: queue }
  const id = refer('routingQueues', name)
  // What a scenario says of media types is checked as the association is planted.
  plant('assistantQueues', { ...association({ assistantId, id, mediaTypes: MEDIA }, { now, link }), mediaTypes })
}

/** Suggestions from one knowledge base, by its name. */
function suggestionsFrom(name: unknown, { keyOf: refer, world }: Make): unknown {
  const id = refer('knowledgeBases', name)
  return {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id, languageCode: world.knowledgeBases.get(id)?.coreLanguage },
  }
}

/** The user that made what no request made. */
function maker({ world, link }: Make): Schemas['UserReference'] {
  const id = world.users.first()?.id ?? uuidOf('user of the scenario')
  return { id, selfUri: link('user', { userId: id }) }
}
