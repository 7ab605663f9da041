import type { Links } from './links.ts'
import type { BrokerState, Deployment, PublishedPact, VerificationResult, Version } from './state.ts'

/** A question whether a version may be deployed. The double answers for one version, not for several together. */
export interface MatrixQuery {
  readonly pacticipant: string
  readonly version: string
  /** target environment */
  readonly environment?: string | undefined
}

interface Row {
  readonly pact: PublishedPact
  readonly result: VerificationResult | undefined
  readonly consumer: string
  readonly provider: string
}

const RECOMMENDED =
  'WARN: It is recommended to specify the environment into which you are deploying. Without the environment, this result will not be reliable.'

/** Returns the matrix of a version: its pacts, and the pacts with it, each with the result. */
export function matrixOf(state: BrokerState, query: MatrixQuery, links: Links) {
  const { pacticipant: name, version, environment } = query
  const warnings = environment === undefined ? [{ type: 'warning', text: RECOMMENDED }] : []
  if (!state.version(name, version)) {
    const text = `No pacts or verifications have been published for version ${version} of ${name}`
    return format({ deployable: false, rows: [], reasons: [...warnings, { type: 'error', text }] }, state, links)
  }
  const rows = [...rowsAsConsumer(state, query), ...rowsAsProvider(state, query)]
  const failed = rows.filter(({ result }) => result?.success === false)
  const unknown = rows.filter(({ result }) => result === undefined)
  const errors = [
    ...failed.map((row) => `The verification for the pact between ${row.consumer} and ${row.provider} failed`),
    ...unknown.map((row) => `There is no verified pact between ${row.consumer} and ${row.provider}`),
  ]
  const success =
    rows.length > 0
      ? 'All required verification results are published and successful'
      : 'There are no missing dependencies'
  const reasons = [
    ...warnings,
    ...(errors.length > 0
      ? [...new Set(errors)].map((text) => ({ type: 'error', text }))
      : [{ type: 'success', text: success }]),
  ]
  return format({ deployable: unknown.length > 0 ? null : failed.length === 0, rows, reasons }, state, links)
}

/** Returns the rows of the pacts that a version published: it requires every provider. */
function rowsAsConsumer(state: BrokerState, { pacticipant, version, environment }: MatrixQuery): readonly Row[] {
  const own = latestPerProvider(
    state.published.filter((one) => one.consumer === pacticipant && one.version === version),
  )
  return own.flatMap((pact) => {
    const targets = targetsOf(state, pact.provider, environment)
    const named = targets.length > 0 ? targets : [undefined]
    return named.map((target) => ({
      pact,
      result: target && resultOf(state, pact, target.number),
      consumer: `version ${version} of ${pacticipant}`,
      provider: describeTarget(pact.provider, target, { environment, isOneOfMany: targets.length > 1 }),
    }))
  })
}

/** Returns the rows of the pacts that consumers have with a version: only consumers that are in use count. */
function rowsAsProvider(state: BrokerState, { pacticipant, version, environment }: MatrixQuery): readonly Row[] {
  const pacts = state.published.filter((one) => one.provider === pacticipant)
  return [...new Set(pacts.map(({ consumer }) => consumer))].flatMap((consumer) => {
    const targets = targetsOf(state, consumer, environment)
    return targets.flatMap((target) => {
      const pact = pacts.findLast((one) => one.consumer === consumer && one.version === target.number)
      if (!pact) return []
      const isOneOfMany = targets.length > 1
      const names = {
        consumer: describeTarget(consumer, target, { environment, isOneOfMany }),
        provider: `version ${version} of ${pacticipant}`,
      }
      return [{ pact, result: resultOf(state, pact, version), ...names }]
    })
  })
}

function latestPerProvider(pacts: readonly PublishedPact[]): readonly PublishedPact[] {
  return [...new Map(pacts.map((one) => [one.provider, one])).values()]
}

/** Returns the versions that a version must be compatible with. */
function targetsOf(state: BrokerState, pacticipant: string, environment: string | undefined): readonly Version[] {
  if (environment === undefined) return state.versionsOf(pacticipant).slice(0, 1)
  return state.inUse(pacticipant, ['deployed', 'released'], environment).map(({ version }) => version)
}

function resultOf(state: BrokerState, { sha, provider }: PublishedPact, version: string) {
  return state.results.findLast((one) => {
    return one.sha === sha && one.provider === provider && one.providerVersion === version
  })
}

interface TargetContext {
  readonly environment: string | undefined
  readonly isOneOfMany: boolean
}

function describeTarget(
  name: string,
  target: Version | undefined,
  { environment, isOneOfMany }: TargetContext,
): string {
  if (environment === undefined) return `the latest version of ${name} (${target?.number ?? 'no such version exists'})`
  if (!target)
    return `a version of ${name} currently in ${environment} (no version is currently recorded as deployed/released in this environment)`
  const prefix = isOneOfMany ? 'one of the versions' : 'the version'
  return `${prefix} of ${name} currently in ${environment} (${target.number})`
}

interface Answer {
  readonly deployable: boolean | null
  readonly rows: readonly Row[]
  readonly reasons: readonly { readonly type: string; readonly text: string }[]
}

function format({ deployable, rows, reasons }: Answer, state: BrokerState, links: Links) {
  const count = (outcome: boolean | undefined) => rows.filter(({ result }) => result?.success === outcome).length
  return {
    summary: {
      deployable,
      reason: reasons.map(({ text }) => text).join('\n'),
      success: count(true),
      failed: count(false),
      unknown: count(undefined),
    },
    notices: reasons,
    matrix: rows.map(({ pact, result }) => ({
      consumer: side(pact.consumer, pact.version, state, links),
      provider: side(pact.provider, result?.providerVersion, state, links),
      pact: { createdAt: formatDate(pact.createdAt), _links: { self: { href: links.pact(pact) } } },
      verificationResult: result
        ? {
            success: result.success,
            verifiedAt: formatDate(pact.createdAt),
            _links: { self: { href: `${links.pactVersion(pact)}/verification-results/${result.order}` } },
          }
        : null,
    })),
  }
}

function side(name: string, number: string | undefined, state: BrokerState, links: Links) {
  const version = number === undefined ? undefined : state.version(name, number)
  return {
    name,
    version: version ? versionOf(version, state, links) : null,
    _links: { self: { href: links.pacticipant(name) } },
  }
}

function versionOf(version: Version, state: BrokerState, links: Links) {
  const { pacticipant, number, branches, tags } = version
  const branchVersions = branches.map((name) => ({
    name,
    latest: true,
    _links: { self: { title: 'Branch version', name, href: links.branchVersion(pacticipant, name, number) } },
  }))
  const inUse = state.deployments.filter((one: Deployment) => one.version === version && one.isCurrent)
  return {
    number,
    branch: branches.at(-1) ?? null,
    branches: branchVersions,
    branchVersions,
    environments: inUse.map(({ environment }) => environment),
    _links: { self: { href: links.version(version) } },
    tags: tags.map((tag) => ({
      name: tag,
      latest: true,
      _links: { self: { href: `${links.version(version)}/tags/${encodeURIComponent(tag)}` } },
    })),
  }
}

function formatDate(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, '+00:00')
}
