import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { numberedPage } from '../numbered-page.ts'

type Domain = Immutable<Schemas['NluDomain']>
type DomainReference = Immutable<Schemas['NluDomainReference']>
type Version = Immutable<Schemas['NluDomainVersion']>
type VersionReference = Immutable<Schemas['NluDomainVersionReference']>

export const languageUnderstanding = {
  getLanguageunderstandingDomains: ({ world, query: { pageNumber, pageSize }, link }) => {
    const page = numberedPage({
      found: world.nluDomains.list(),
      pageNumber,
      pageSize,
      link: (number) => link('getLanguageunderstandingDomains', {}, { pageNumber: number, pageSize }),
    })
    return { ...page, entities: page.entities.map((domain) => withVersions(domain, world)) }
  },

  getLanguageunderstandingDomain: ({ world, path }) => withVersions(world.nluDomains.getOrThrow(path.domainId), world),

  getLanguageunderstandingDomainVersions: ({ world, path: { domainId }, query, link }) => {
    const { pageNumber, pageSize, includeUtterances } = query
    const page = numberedPage({
      found: world.nluDomainVersions.list({ index: ['domain', domainId] }),
      pageNumber,
      pageSize,
      link: (number) => link('getLanguageunderstandingDomainVersions', { domainId }, { ...query, pageNumber: number }),
    })
    return { ...page, entities: page.entities.map((version) => toView(version, world, includeUtterances)) }
  },

  getLanguageunderstandingDomainVersion: ({ world, path: { domainId, domainVersionId }, query }) => {
    const version = world.nluDomainVersions.getOrThrow(domainVersionId)
    if (version.domain.id !== domainId) throw new RecordNotFound('NluDomainVersion', domainVersionId)
    return toView(version, world, query.includeUtterances)
  },
} satisfies Partial<Genesys>

/** Returns a domain with references to its draft and its last published version. */
function withVersions(domain: Domain, world: GenesysWorld): Domain {
  const versions = world.nluDomainVersions.list({ index: ['domain', domain.id] })
  const draft = versions.findLast(({ published }) => !published)
  const published = versions.findLast((version) => version.published)
  return {
    ...domain,
    ...(draft && { draftVersion: toReference(draft, domain) }),
    ...(published && { lastPublishedVersion: toReference(published, domain) }),
  }
}

function toReference({ id, intents = [], selfUri }: Version, domain: Domain): VersionReference {
  return { id, domain: referenceTo(domain), intents: intents.map(({ name }) => ({ name })), selfUri }
}

function referenceTo({ id, name, language, selfUri }: Domain): DomainReference {
  return { id, name, ...(language !== undefined && { language }), selfUri }
}

/** Returns a version as the response shows it: with its domain as it is now, and without utterances by default. */
function toView(version: Version, world: GenesysWorld, includeUtterances: boolean | undefined): Version {
  const domain = referenceTo(world.nluDomains.getOrThrow(version.domain.id))
  if (includeUtterances || !version.intents) return { ...version, domain }
  return { ...version, domain, intents: version.intents.map((intent) => ({ ...intent, utterances: [] })) }
}
