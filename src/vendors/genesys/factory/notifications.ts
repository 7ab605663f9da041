import type { Factories } from '../../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import type { GenesysWorld } from '../collections.ts'
import { CHANNEL_MILLIS } from '../notifications/channels.ts'

/** The factories of channels and of the topics that they can subscribe to. */
export const notificationFactories = {
  availableTopics: (draft, { create }) => create('availableTopics', { ...draft }),

  channels: ({ client, ...draft }, { id, keyOf, create, now }) => {
    create('channels', {
      id: stringOrUndefined(draft['id']) ?? id(),
      token: '',
      clientId: client === undefined ? 'unknown-client' : keyOf('clients', client),
      topics: [],
      expires: new Date(Date.parse(now) + CHANNEL_MILLIS).toISOString(),
      usedAt: now,
      ...draft,
    })
  },
} satisfies Partial<Factories<GenesysWorld, operations & links>>
