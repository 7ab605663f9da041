import type { Factories } from '../../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import type { GenesysWorld } from '../collections.ts'

/** The factories of the language models of a scenario, and of their versions. */
export const languageUnderstandingFactories = {
  nluDomains: (draft, { world, id, link, now, create, samples }) => {
    const domainId = stringOrUndefined(draft['id']) ?? id()
    create('nluDomains', {
      id: domainId,
      name: `${samples.department()} ${world.nluDomains.size + 1}`,
      language: 'en-us',
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      engineVersion: '3.0',
      selfUri: link('getLanguageunderstandingDomain', { domainId }),
      ...draft,
    })
  },

  nluDomainVersions: ({ domain, ...draft }, { world, id, link, now, create, keyOrDefault }) => {
    const domainVersionId = stringOrUndefined(draft['id']) ?? id()
    const domainId = keyOrDefault('nluDomains', domain, world.nluDomains.first()?.id)
    const { name = '', language = 'en-us' } = world.nluDomains.get(domainId) ?? {}
    create('nluDomainVersions', {
      id: domainVersionId,
      domain: { id: domainId, name, selfUri: link('getLanguageunderstandingDomain', { domainId }) },
      language,
      published: false,
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      trainingStatus: 'Untrained',
      evaluationStatus: 'Unevaluated',
      selfUri: link('getLanguageunderstandingDomainVersion', { domainId, domainVersionId }),
      ...draft,
    })
  },
} satisfies Partial<Factories<GenesysWorld, operations & links>>
