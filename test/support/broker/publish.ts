import type { Links } from './links.ts'
import { type BrokerState, digestOf, type PublishedPact, type Version } from './state.ts'

/** The request with which a consumer publishes its pacts. */
interface Publication {
  readonly pacticipantName: string
  readonly pacticipantVersionNumber?: string
  readonly branch?: string | null
  readonly tags?: readonly string[]
  readonly contracts: readonly { readonly providerName: string; readonly content: string }[]
}

type Notice = readonly [type: 'debug' | 'success' | 'warning' | 'prompt' | 'error', text: string]

/** Options of {@link publishContracts}. */
interface PublishOptions {
  readonly links: Links
  /** setting `allow_dangerous_contract_modification` of the broker */
  readonly allowsModification: boolean
}

const VERSIONING = 'For more information see https://docs.pact.io/go/versioning'

/** Publishes pacts. Returns the status and body of the response. */
export function publishContracts(state: BrokerState, body: Publication, { links, allowsModification }: PublishOptions) {
  const { pacticipantName: name, pacticipantVersionNumber: number, branch, tags = [], contracts } = body
  if (number === undefined)
    return { status: 400, body: { errors: { pacticipantVersionNumber: ['is missing'] } } } as const
  const isNew = state.version(name, number) === undefined
  const parsed = contracts.map(({ providerName: provider, content }) => {
    const text = Buffer.from(content, 'base64').toString()
    return { provider, sha: digestOf(text), content: JSON.parse(text) }
  })
  const changed = parsed.filter(({ provider, sha }) => {
    const known = findPact(state, name, number, provider)
    return !allowsModification && known !== undefined && known.sha !== sha
  })
  if (changed.length > 0) return conflict(changed.map(({ provider }) => describeConflict(name, number, provider)))

  const version = state.ensureVersion(name, number)
  if (branch) state.addToBranch(version, branch)
  const hadTags = new Set(state.versionsOf(name).flatMap((one) => one.tags))
  version.tags.push(...tags.filter((tag) => !version.tags.includes(tag)))
  const notices: Notice[] = [['debug', describeVersion(isNew ? 'Created' : 'Updated', version, branch, tags)]]
  if (!branch) notices.push(['prompt', `  Next steps:\n    ${NEXT_BRANCH}`])
  const added = parsed.map(({ provider, ...one }) => {
    const before = findPact(state, name, number, provider)
    const [order, createdAt] = [state.nextOrder(), new Date()]
    const base = { consumer: name, provider, version: number, branch: branch ?? undefined, tags }
    const pact: PublishedPact = { ...base, ...one, order, createdAt }
    state.ensurePacticipant(provider)
    state.published.push(pact)
    const fresh = tags.filter((tag) => !hadTags.has(tag))
    notices.push(...noticesFor(pact, before, { links, state, freshTags: fresh }))
    return pact
  })
  return {
    status: 200,
    body: { ...formatNotices(notices), ...publishedResources(version, { tags, pacts: added }, links) },
  } as const
}

const NEXT_BRANCH = 'Configure the version branch to be the value of your repository branch.'

function findPact(state: BrokerState, consumer: string, version: string, provider: string): PublishedPact | undefined {
  return state.published.findLast((one) => {
    return one.consumer === consumer && one.version === version && one.provider === provider
  })
}

function conflict(messages: readonly string[]) {
  const notices = messages.map((text) => ({ type: 'error', text }))
  return { status: 409, body: { notices, errors: { contracts: messages } } } as const
}

function describeConflict(name: string, number: string, provider: string): string {
  return `Cannot change the content of the pact for ${name} version ${number} and provider ${provider}, as race conditions will cause unreliable results for can-i-deploy. Each pact must be published with a unique consumer version number. ${VERSIONING}`
}

function describeVersion(
  action: string,
  { pacticipant, number }: Version,
  branch: string | null | undefined,
  tags: readonly string[],
): string {
  const parts = [...(branch ? [`branch ${branch}`] : []), ...(tags.length > 0 ? [`tags ${tags.join(', ')}`] : [])]
  return `${action} ${pacticipant} version ${number}${parts.length > 0 ? ` with ${parts.join(' and ')}` : ''}`
}

interface NoticeContext {
  readonly links: Links
  readonly state: BrokerState
  readonly freshTags: readonly string[]
}

function noticesFor(
  pact: PublishedPact,
  before: PublishedPact | undefined,
  { links, state, freshTags }: NoticeContext,
): readonly Notice[] {
  const { consumer, version, provider } = pact
  const subject = `${consumer} version ${version} and provider ${provider}`
  const isModified = before !== undefined && before.sha !== pact.sha
  const published: Notice = isModified
    ? [
        'warning',
        `Pact with changed content published over existing content for ${subject}. This is not recommended in normal circumstances and may indicate that you have not configured your Pact pipeline correctly. ${VERSIONING}`,
      ]
    : before
      ? ['success', `Pact successfully republished for ${subject} with no content changes.`]
      : ['success', `Pact successfully published for ${subject}.`]
  const first = freshTags.map(
    (tag) => `first time any pact published for this consumer with consumer version tagged ${tag}`,
  )
  const changes = isModified
    ? [`pact content modified since previous publication for ${consumer} version ${version}`]
    : first
  const isChanged = before?.sha !== pact.sha
  const events = isChanged
    ? ['contract_published', `contract_content_changed (${changes.join(', ')})`]
    : ['contract_published']
  const isVerified = state.results.some((one) => one.provider === provider)
  return [
    published,
    ['debug', `  View the published pact at ${links.pact(pact)}`],
    ['debug', `  Events detected: ${events.join(', ')}`],
    ['prompt', '  Next steps:'],
    ...(isVerified
      ? []
      : ([
          [
            'prompt',
            `    * Add Pact verification tests to the ${provider} build. See https://docs.pact.io/go/provider_verification`,
          ],
        ] as const)),
    [
      'prompt',
      `    * Configure separate ${provider} pact verification build and webhook to trigger it when the pact content changes. See https://docs.pact.io/go/webhooks`,
    ],
  ]
}

function formatNotices(notices: readonly Notice[]) {
  return {
    logs: notices.map(([level, message]) => ({ level, message, deprecationWarning: 'Replaced by notices' })),
    notices: notices.map(([type, text]) => ({ type, text })),
  }
}

/** Contents of a publication. */
interface Published {
  readonly tags: readonly string[]
  readonly pacts: readonly PublishedPact[]
}

/** Returns the resources that a publication created or changed, as embedded resources and links. */
export function publishedResources(version: Version, { tags, pacts }: Published, links: Links) {
  const { pacticipant: name, number } = version
  const href = links.version(version)
  return {
    _embedded: {
      pacticipant: { name, _links: { self: { href: links.pacticipant(name) } } },
      version: { number, _links: { self: { title: 'Version', name: number, href } } },
    },
    _links: {
      'pb:pacticipant': { title: 'Pacticipant', name, href: links.pacticipant(name) },
      'pb:pacticipant-version': { title: 'Pacticipant version', name: number, href },
      'pb:pacticipant-version-tags': tags.map((tag) => ({ title: 'Tag', name: tag, href: `${href}/tags/${tag}` })),
      'pb:contracts': pacts.map((one) => ({
        title: 'Pact',
        name: `Pact between ${one.consumer} (${one.version}) and ${one.provider}`,
        href: links.pact(one),
      })),
    },
  }
}
