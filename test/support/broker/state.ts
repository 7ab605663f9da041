import { createHash, randomUUID } from 'node:crypto'

/** A version of a consumer or provider. */
export interface Version {
  readonly pacticipant: string
  readonly number: string
  readonly branches: string[]
  readonly tags: string[]
}

/** A pact that a consumer version published. */
export interface PublishedPact {
  readonly consumer: string
  readonly provider: string
  readonly version: string
  readonly branch: string | undefined
  readonly tags: readonly string[]
  readonly sha: string
  readonly content: Readonly<Record<string, unknown>>
  /** position among all events of the broker */
  readonly order: number
  readonly createdAt: Date
}

/** The result of a verification, as a provider published it. */
export interface VerificationResult {
  readonly sha: string
  readonly provider: string
  readonly providerVersion: string
  readonly success: boolean
  /** true if the pact was only verified because it was work in progress */
  readonly wip: boolean
  readonly buildUrl: string | undefined
  readonly order: number
}

type NewResult = Pick<VerificationResult, 'sha' | 'provider' | 'providerVersion' | 'success'> & {
  readonly wip?: boolean
  readonly buildUrl?: string | undefined
}

/** A place that versions are deployed or released to. */
export interface Environment {
  readonly uuid: string
  readonly name: string
  readonly displayName: string
  readonly production: boolean
}

/** A version in an environment. */
export interface Deployment {
  readonly uuid: string
  readonly kind: 'deployed' | 'released'
  readonly version: Version
  readonly environment: Environment
  readonly instance: string | undefined
  readonly isCurrent: boolean
}

/** A spec that was published as a provider contract. */
export interface ProviderContract {
  readonly provider: string
  readonly version: string
  readonly branch: string | undefined
  readonly content: Readonly<Record<string, unknown>>
  readonly selfVerification: Readonly<Record<string, unknown>>
}

/** Names of a branch that the broker takes for the main branch of a consumer or provider that has none. */
const MAIN_BRANCHES = ['develop', 'main', 'master']

/** The content of a broker. */
export class BrokerState {
  readonly published: PublishedPact[] = []
  readonly results: VerificationResult[] = []
  readonly environments: Environment[] = ['test', 'production'].map(createEnvironment)
  readonly deployments: Deployment[] = []
  readonly providerContracts: ProviderContract[] = []
  readonly properties = new Map<string, Record<string, unknown>>()
  readonly #versions: Version[] = []
  /** when a branch was first used, by pacticipant and branch */
  readonly #branchOrders = new Map<string, number>()
  #order = 0

  nextOrder(): number {
    return ++this.#order
  }

  version(pacticipant: string, number: string): Version | undefined {
    return this.#versions.find((one) => one.pacticipant === pacticipant && one.number === number)
  }

  /** Returns the versions of a pacticipant, the latest first. */
  versionsOf(pacticipant: string): readonly Version[] {
    return this.#versions.filter((one) => one.pacticipant === pacticipant).toReversed()
  }

  ensurePacticipant(name: string): Record<string, unknown> {
    const known = this.properties.get(name) ?? {}
    this.properties.set(name, known)
    return known
  }

  ensureVersion(pacticipant: string, number: string): Version {
    this.ensurePacticipant(pacticipant)
    const known = this.version(pacticipant, number)
    if (known) return known
    const created: Version = { pacticipant, number, branches: [], tags: [] }
    this.#versions.push(created)
    return created
  }

  addToBranch({ pacticipant, branches }: Version, branch: string): void {
    if (!branches.includes(branch)) branches.push(branch)
    const key = `${pacticipant}\n${branch}`
    if (!this.#branchOrders.has(key)) this.#branchOrders.set(key, this.nextOrder())
    const properties = this.ensurePacticipant(pacticipant)
    if (MAIN_BRANCHES.includes(branch)) properties['mainBranch'] ??= branch
  }

  /** Returns when a branch was first used; after everything else if it never was. */
  branchOrder(pacticipant: string, branch: string): number {
    return this.#branchOrders.get(`${pacticipant}\n${branch}`) ?? Number.POSITIVE_INFINITY
  }

  mainBranchOf(pacticipant: string): string | undefined {
    const { mainBranch } = this.properties.get(pacticipant) ?? {}
    return typeof mainBranch === 'string' ? mainBranch : undefined
  }

  /** Adds the result of a verification by a provider version. Returns its number. */
  addResult({ wip = false, buildUrl, ...result }: NewResult): number {
    this.ensureVersion(result.provider, result.providerVersion)
    const order = this.nextOrder()
    this.results.push({ ...result, wip, buildUrl, order })
    return order
  }

  /** Records a deployment, which replaces the one before, or a release, which does not. */
  record(kind: Deployment['kind'], version: Version, environment: Environment, instance?: string): Deployment {
    const isReplaced = (one: Deployment) => {
      const isSame = one.version.pacticipant === version.pacticipant && one.environment === environment
      return kind === 'deployed' && one.kind === kind && isSame && one.instance === instance
    }
    for (const [i, one] of this.deployments.entries()) {
      if (isReplaced(one)) this.deployments[i] = { ...one, isCurrent: false }
    }
    const created = { uuid: randomUUID(), kind, version, environment, instance, isCurrent: true }
    this.deployments.push(created)
    return created
  }

  /** Returns the versions of a pacticipant that are in use, in one environment or in any. */
  inUse(pacticipant: string, kinds: readonly Deployment['kind'][], environment?: string): readonly Deployment[] {
    return this.deployments.filter((one) => {
      const isThere = environment === undefined || one.environment.name === environment
      return one.isCurrent && kinds.includes(one.kind) && one.version.pacticipant === pacticipant && isThere
    })
  }
}

export function createEnvironment(name: string): Environment {
  const displayName = name.charAt(0).toUpperCase() + name.slice(1)
  return { uuid: randomUUID(), name, displayName, production: name === 'production' }
}

export function digestOf(content: string): string {
  return createHash('sha1').update(content).digest('hex')
}
