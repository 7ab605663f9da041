import type { Links } from './links.ts'
import type { BrokerState, Environment, PublishedPact } from './state.ts'

/** A consumer version selector. */
interface Selector {
  readonly mainBranch?: boolean
  readonly matchingBranch?: boolean
  readonly branch?: string
  readonly tag?: string
  readonly latest?: boolean
  readonly deployed?: boolean
  readonly released?: boolean
  readonly deployedOrReleased?: boolean
  readonly environment?: string
  readonly consumer?: string
}

/** The request with which a provider asks for the pacts that it should verify. */
export interface ForVerification {
  readonly consumerVersionSelectors?: readonly Selector[]
  readonly providerVersionBranch?: string
  readonly includePendingStatus?: boolean
  readonly includeWipPactsSince?: string
}

/** A selected pact with the reason for its selection. */
interface Selected {
  readonly pact: PublishedPact
  /** description of the reason, without the version */
  readonly reason: string
  readonly short: string
  readonly selector: Selector
}

const READ_MORE_PENDING = 'Read more at https://docs.pact.io/go/pending'

/** Returns the pacts that a provider should verify. */
export function pactsForVerification(state: BrokerState, provider: string, query: ForVerification, links: Links) {
  const { consumerVersionSelectors: selectors = [], providerVersionBranch: branch } = query
  const pacts = state.published.filter((one) => one.provider === provider)
  const selected = (selectors.length > 0 ? selectors : [{ latest: true }]).flatMap((selector) => {
    const consumers = new Set(pacts.map(({ consumer }) => consumer))
    return [...consumers]
      .filter((consumer) => selector.consumer === undefined || selector.consumer === consumer)
      .flatMap((consumer) => {
        const own = pacts.filter((one) => one.consumer === consumer)
        return select(state, selector, { own, consumer, branch })
      })
  })
  const bySha = Map.groupBy(selected, ({ pact }) => pact.sha)
  const explicit = [...bySha.values()].map((group) => formatSelected(state, group, query, links))
  const wip = wipPacts(state, pacts, query).filter(({ pact }) => !bySha.has(pact.sha))
  return {
    _embedded: { pacts: [...explicit, ...wip.map((one) => formatWip(one, query, links))] },
    _links: {
      self: { href: links.at('pacts', 'provider', provider, 'for-verification'), title: 'Pacts to be verified' },
    },
  }
}

interface Candidates {
  readonly own: readonly PublishedPact[]
  readonly consumer: string
  /** branch of the provider version */
  readonly branch: string | undefined
}

function select(state: BrokerState, selector: Selector, { own, consumer, branch }: Candidates): readonly Selected[] {
  const { mainBranch, matchingBranch, environment, deployed, released, deployedOrReleased, tag, latest } = selector
  const latestOf = (reason: string, short: string, isWanted: (pact: PublishedPact) => boolean) => {
    const pact = own.findLast(isWanted)
    return pact ? [{ pact, reason, short, selector }] : []
  }
  const fromBranch = (name: string | undefined) => (pact: PublishedPact) => {
    return name !== undefined && (state.version(consumer, pact.version)?.branches.includes(name) ?? false)
  }
  if (mainBranch) {
    const main = state.mainBranchOf(consumer)
    return latestOf(`latest version from the main branch '${main}'`, 'latest from main branch', fromBranch(main))
  }
  const name = matchingBranch ? branch : selector.branch
  if (name !== undefined)
    return latestOf(`latest version from branch '${name}'`, `latest from branch ${name}`, fromBranch(name))
  if (deployed || released || deployedOrReleased || environment !== undefined) {
    const kinds = (['deployed', 'released'] as const).filter((kind) => {
      return deployedOrReleased || !(deployed || released) || selector[kind]
    })
    return state.inUse(consumer, kinds, environment).flatMap(({ kind, version, environment: place }) => {
      const pact = own.findLast((one) => one.version === version.number)
      return pact ? [{ pact, selector, ...describeUse(kind, place) }] : []
    })
  }
  const isTagged = (pact: PublishedPact) => tag === undefined || pact.tags.includes(tag)
  if (!latest)
    return own
      .filter(isTagged)
      .map((pact) => ({ pact, selector, reason: `all consumer versions tagged '${tag}'`, short: `one of ${tag}` }))
  if (tag !== undefined) return latestOf(`latest version tagged '${tag}'`, `latest with tag ${tag}`, isTagged)
  return latestOf(`latest version of a consumer that has a pact with ${own[0]?.provider}`, 'latest', () => true)
}

function describeUse(kind: 'deployed' | 'released', { name }: Environment) {
  return kind === 'deployed'
    ? { reason: `consumer version(s) currently deployed to ${name}`, short: `deployed to ${name}` }
    : { reason: `consumer version(s) released and supported in ${name}`, short: `released in ${name}` }
}

/** Returns whether a provider branch has not verified a pact before. A pact that it verified can break it. */
function isPending(state: BrokerState, { provider, sha }: PublishedPact, branch: string | undefined): boolean {
  const successes = state.results.filter((one) => one.provider === provider && one.sha === sha && one.success)
  if (branch === undefined) return successes.length === 0
  const isFrom = (number: string) => state.version(provider, number)?.branches.includes(branch) ?? false
  const start = state.branchOrder(provider, branch)
  return !successes.some(({ providerVersion, order }) => isFrom(providerVersion) || order < start)
}

/** Returns the latest pact of each branch that no selector names and that the provider branch never verified. */
function wipPacts(state: BrokerState, pacts: readonly PublishedPact[], query: ForVerification) {
  const { includeWipPactsSince: since, providerVersionBranch: branch } = query
  if (since === undefined || branch === undefined) return []
  const heads = Map.groupBy(pacts, (pact) => `${pact.consumer}\n${pact.branch ?? ''}`)
  return [...heads.values()].flatMap((group) => {
    const pact = group.at(-1)
    const name = pact?.branch
    if (!pact || name === undefined || pact.createdAt < new Date(since)) return []
    const verified = state.results.some((one) => {
      const isOfBranch = state.version(one.provider, one.providerVersion)?.branches.includes(branch) ?? false
      const isEarlier = one.order < state.branchOrder(one.provider, branch)
      return one.sha === pact.sha && one.success && !one.wip && (isOfBranch || isEarlier)
    })
    return verified ? [] : [{ pact, name }]
  })
}

function formatSelected(
  state: BrokerState,
  group: readonly Selected[],
  { includePendingStatus, providerVersionBranch: branch }: ForVerification,
  links: Links,
) {
  // A group has at least one member.
  const [{ pact }] = group as readonly [Selected]
  const pending = isPending(state, pact, branch)
  const [versions, criteria] =
    group.length > 1 ? ['the consumer versions', 'criteria'] : ['the consumer version', 'criterion']
  const reasons = group.map(({ reason, pact: { version } }) => `    * ${reason} (${version})`).join('\n')
  const because = `The pact at ${links.pactVersion(pact)} is being verified because the pact content belongs to ${versions} matching the following ${criteria}:\n${reasons}`
  const status = pending ? pendingReason(pact, branch) : verifiedReason(pact, branch)
  return {
    shortDescription: group.map(({ short }) => short).join(', '),
    verificationProperties: {
      ...(includePendingStatus && { pending }),
      notices: [notice(because), ...(includePendingStatus ? [notice(status)] : [])],
    },
    _links: { self: selfLink(pact, metadataOf(group, includePendingStatus ? pending : undefined), links) },
  }
}

function formatWip({ pact, name }: { pact: PublishedPact; name: string }, query: ForVerification, links: Links) {
  const { consumer, provider } = pact
  const { includePendingStatus, providerVersionBranch: branch } = query
  const because = `The pact at ${links.pactVersion(pact)} is being verified because it is a 'work in progress' pact (ie. it is the pact for the latest version of ${consumer} from branch '${name}' and it has not yet been successfully verified by a version of ${provider} from branch '${branch}' when the pact's application version was explicitly specified in the consumer version selectors). Read more at https://docs.pact.io/go/wip`
  const status = `This pact is in pending state for this version of ${provider} because it was included as a 'work in progress' pact. If this verification fails, it will not cause the overall build to fail. ${READ_MORE_PENDING}`
  return {
    shortDescription: `latest from branch ${name}`,
    verificationProperties: {
      ...(includePendingStatus && { pending: true }),
      wip: true,
      notices: [notice(because), ...(includePendingStatus ? [notice(status)] : [])],
    },
    _links: { self: selfLink(pact, encode([['w', 'true']]), links) },
  }
}

function notice(text: string) {
  return { when: 'before_verification', text }
}

function pendingReason({ provider }: PublishedPact, branch: string | undefined): string {
  const where = branch === undefined ? provider : `a version of ${provider} from branch '${branch}'`
  return `This pact is in pending state for this version of ${provider} because a successful verification result for ${where} has not yet been published. If this verification fails, it will not cause the overall build to fail. ${READ_MORE_PENDING}`
}

function verifiedReason({ provider }: PublishedPact, branch: string | undefined): string {
  const where = branch === undefined ? provider : `a version of ${provider} from branch '${branch}'`
  return `This pact has previously been successfully verified by ${where}. If this verification fails, it will fail the build. ${READ_MORE_PENDING}`
}

function selfLink(pact: PublishedPact, metadata: string, links: Links) {
  const { consumer, version, provider } = pact
  return { href: links.pactVersion(pact, metadata), name: `Pact between ${consumer} (${version}) and ${provider}` }
}

function metadataOf(group: readonly Selected[], pending: boolean | undefined): string {
  const selectors = group.flatMap(({ selector: { branch, tag, latest, environment }, pact }) => {
    const entries: [string, unknown][] = [
      ['s[][b]', branch],
      ['s[][t]', tag],
      ['s[][l]', latest],
      ['s[][e]', environment],
      ['s[][cv]', pact.order],
    ]
    return entries.filter(([, value]) => value !== undefined)
  })
  return encode([...selectors, ...(pending === undefined ? [] : [['p', pending] as const])])
}

function encode(entries: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))
  return Buffer.from(query.toString()).toString('base64url')
}

/** Returns whether the metadata in the URL of a pact says that it was verified as work in progress. */
export function isWip(metadata: string | undefined): boolean {
  return new URLSearchParams(Buffer.from(metadata ?? '', 'base64url').toString()).get('w') === 'true'
}
