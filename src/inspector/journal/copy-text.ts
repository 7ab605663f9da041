import type { Document } from '../../engine/spec/document.ts'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { errorStatusesOf, findOperation, loadDocument } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { formatCurlOf } from './curl-text.ts'
import { formatFetchOf } from './fetch-text.ts'
import { formatFaultCall, injectedFault } from './injected-fault.ts'
import { headersFor } from './operation-credential.ts'
import type { RequestSubject } from './repeated-request.ts'
import { formatTestOf } from './test-text.ts'
import type { TestWorld } from './test-world.ts'

/** Formats a request as a curl command. It contains the world's credentials, because the journal contains no secrets. */
export async function formatCurl(world: string, exchange: Exchange): Promise<string> {
  return formatCurlOf(await readSubject(world, exchange))
}

/** Formats a request as a call of fetch(), with the world's credentials. */
export async function formatFetch(world: string, exchange: Exchange): Promise<string> {
  return formatFetchOf(await readSubject(world, exchange))
}

/** Reads what repeating a request requires. */
export async function readSubject(world: string, exchange: Exchange): Promise<RequestSubject> {
  const [{ baseUrl, credentials }, document] = await Promise.all([readWorld(world), documentOf(exchange.vendor)])
  const operation = document && findOperation(document, exchange.operation ?? '')
  return { exchange, operation, baseUrl, credentials: credentials[exchange.vendor ?? ''] }
}

/**
 * Formats a request as a Vitest test, which runs in its own world with the same initial state.
 * @param journal all exchanges of the world, oldest first
 */
export async function formatTest(world: string, exchange: Exchange, journal: readonly Exchange[]): Promise<string> {
  const { vendor } = exchange
  const [loaded, document, { faults }, profile, patch] = await Promise.all([
    readWorld(world),
    documentOf(vendor),
    unwrap(control.GET('/_control/worlds/{world}/faults', { params: { path: { world } } })),
    vendor === undefined ? {} : readProfile(world, vendor),
    readInitialChanges(world),
  ])
  return formatTestOf({
    exchange,
    journal,
    world: await toTestWorld(loaded),
    credentials: loaded.credentials,
    hasInitialFaults: hadFaults(patch, faults.length > 0),
    profile: document ? changedSettings(profile, document) : {},
    operationOf: ({ operation }) => document && findOperation(document, operation ?? ''),
  })
}

/**
 * Formats a call that repeats the response of a fault once. For any other response, formats a call that makes the
 * operation fail once: with the status of this response if it is a declared error, else
 * with the highest declared 5xx status, else with the lowest declared error status.
 * @throws {Error} if the request matched no operation, or the operation declares no error
 */
export async function formatFault(exchange: Exchange): Promise<string> {
  const { vendor, operation, response, overridden } = exchange
  if (vendor === undefined || operation === undefined) {
    throw new Error('Failed to copy a fault: the request matched no operation')
  }
  const injected = overridden && injectedFault(exchange)
  if (injected) return formatFaultCall(vendor, operation, injected)
  if (response.status === 0) return `world.${vendor}.fail('${operation}', { transport: 'reset', times: 1 })`
  const declared = errorStatusesOf(await loadDocument(vendor), operation)
  const status = declared.includes(response.status)
    ? response.status
    : (declared.findLast((candidate) => candidate >= 500) ?? declared[0])
  if (status === undefined) throw new Error(`Failed to copy a fault: ${operation} declares no error status`)
  return `world.${vendor}.fail('${operation}', { status: ${status}, times: 1 })`
}

/** Returns the headers of a credential that the operation accepts; no headers if the operation requires no credential. */
export async function credentialHeaders(
  { credentials }: ControlSchemas['World'],
  { vendor, operation }: Pick<Exchange, 'vendor' | 'operation'>,
): Promise<Readonly<Record<string, string>>> {
  if (vendor === undefined || operation === undefined) return {}
  return headersFor(credentials[vendor], findOperation(await loadDocument(vendor), operation))
}

function readWorld(world: string): Promise<ControlSchemas['World']> {
  return unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
}

function readProfile(world: string, vendor: string): Promise<Readonly<Record<string, unknown>>> {
  return unwrap(control.GET('/_control/worlds/{world}/profiles/{vendor}', { params: { path: { world, vendor } } }))
}

type Patch = readonly ControlSchemas['PatchOperation'][]

/** Reads the patch from the present state to the initial state. Returns undefined if they differ too much. */
async function readInitialChanges(world: string): Promise<Patch | undefined> {
  const params = { path: { world }, query: { from: 'now', to: 'origin' } }
  const { data } = await control.GET('/_control/worlds/{world}/diff', { params })
  return data
}

/**
 * Returns whether the initial state of a world contains faults.
 * @param patch patch from the present state to the initial state
 * @param hasFaults true if the present state contains faults
 */
function hadFaults(patch: Patch | undefined, hasFaults: boolean): boolean {
  const change = patch?.find(({ path }) => path === FAULTS || path.startsWith(`${FAULTS}/`))
  if (!change) return hasFaults
  return !(change.op === 'remove' && change.path === FAULTS)
}

/** JSON Pointer of the faults in the state of a world. */
const FAULTS = '/settings/faults'

async function documentOf(vendor: string | undefined): Promise<Document | undefined> {
  return vendor === undefined ? undefined : loadDocument(vendor)
}

/** Returns the settings of a profile that differ from the defaults of the spec. */
function changedSettings(profile: Readonly<Record<string, unknown>>, document: Document): Record<string, unknown> {
  const declared = document['x-profile'] ?? {}
  return Object.fromEntries(Object.entries(profile).filter(([name, value]) => declared[name]?.default !== value))
}

/** Longest chain of worlds, each forked from the next, that is followed to a scenario. */
const MOST_FORKS = 20

/**
 * Returns the initial state of a world for a test. A world that was forked from another one starts from the scenario of
 * that world.
 * @throws {Error} if the scenario has no name, or the world was forked from one that no longer exists
 */
async function toTestWorld(world: ControlSchemas['World']): Promise<TestWorld> {
  let origin = world
  for (let i = 0; origin.initialState.from !== undefined && i < MOST_FORKS; i++) {
    origin = await readOrigin(world.name, origin.initialState.from)
  }
  // The ids of the scenario's records follow from the seed with which it was loaded.
  const { initialState, seed } = origin
  const { scenario, with: parameters } = initialState
  const { scenarios } = await unwrap(control.GET('/_control/scenarios'))
  if (scenario === undefined || !scenarios.some(({ name }) => name === scenario)) {
    throw new Error(`Failed to copy a test: the scenario of world "${world.name}" is not in a file`)
  }
  return { scenario, with: parameters, seed, auth: world.auth, files: filesOf(scenario, scenarios) }
}

async function readOrigin(world: string, from: string): Promise<ControlSchemas['World']> {
  try {
    return await readWorld(from)
  } catch {
    throw new Error(`Failed to copy a test: world "${world}" was forked from "${from}", which no longer exists`)
  }
}

/** Returns the files of a scenario and of those that it is based on; none for a packaged scenario. */
function filesOf(scenario: string, scenarios: readonly ControlSchemas['Scenario'][]): string[] {
  const found = scenarios.find(({ name }) => name === scenario)
  if (found?.file === undefined) return []
  return [...(found.extends === undefined ? [] : filesOf(found.extends, scenarios)), found.file]
}
