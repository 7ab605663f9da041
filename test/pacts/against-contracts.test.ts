import { beforeAll, describe, expect, it } from 'vitest'
import { verifyResponses } from '../../src/adapters/pact/verify-responses.ts'
import type { Interaction } from '../../src/engine/services/pact.ts'
import type { Emulator, Pact } from '../../src/index.ts'
import type { Attempt } from '../../src/pacts/against/attempt.ts'
import { attemptAll } from '../../src/pacts/against/attempt-all.ts'
import type { AttemptOptions } from '../../src/pacts/against/attempt-options.ts'
import type { ConcreteRequest } from '../../src/pacts/template.ts'
import type { VerificationResult } from '../../src/pacts/verification-result.ts'
import {
  accountOf,
  createService,
  createVerifier,
  idsIn,
  readContract,
  stateOf,
  type VendorName,
} from '../support/live-service.ts'

/** What the contract of a vendor needs of a service, beside faults and missing permissions. */
interface Needs {
  /** ids that no list of the service shows, so that only --known gives them */
  readonly known: readonly string[]
  /** reasons for which interactions are only sent with --irreversible */
  readonly irreversible: readonly string[]
  /** values that --cleanup cannot restore: times of the last update */
  readonly stamps: readonly string[]
}

const NEEDS: Readonly<Record<VendorName, Needs>> = {
  kore: { known: [], irreversible: [], stamps: [] },
  bird: {
    known: ['bird.users[Idris Okafor].id', 'bird.files[#1].id'],
    irreversible: [
      'its changes cannot be undone: bird.agents; use --irreversible',
      'its changes cannot be undone: bird.files; use --irreversible',
      'its changes cannot be undone: bird.senderProfiles; use --irreversible',
      'its changes cannot be undone: bird.users; use --irreversible',
    ],
    stamps: ['bird.agents updatedAt'],
  },
  singularity: {
    known: [],
    irreversible: [
      'its changes cannot be undone: singularity.costs; use --irreversible',
      'its changes cannot be undone: singularity.invites; use --irreversible',
    ],
    stamps: [],
  },
  genesys: {
    known: ['genesys.assistantQueueUserJobs[#1].id'],
    irreversible: [
      'it deletes records that it did not create: genesys.agentChecklists; use --irreversible',
      'it deletes records that it did not create: genesys.assistantQueueUsers; use --irreversible',
      'it deletes records that it did not create: genesys.assistantQueues, genesys.assistantQueueUserJobs, genesys.assistantQueueUsers; use --irreversible',
      'it deletes records that it did not create: genesys.assistantVariations; use --irreversible',
      'it deletes records that it did not create: genesys.queueMembers; use --irreversible',
      'it deletes the credential that it is sent with: genesys.tokens; use --irreversible',
      'its changes cannot be undone: genesys.agentChecklists; use --irreversible',
      'its changes cannot be undone: genesys.authorizationCodes; use --irreversible',
      'its changes cannot be undone: genesys.channels; use --irreversible',
      'its changes cannot be undone: genesys.routingQueues, genesys.queueMembers; use --irreversible',
      'its changes cannot be undone: genesys.tokens; use --irreversible',
    ],
    stamps: ['genesys.assistantVariations dateModified'],
  },
}

/** The results of all scenarios of a contract, each against a second DeskDouble in that scenario. */
interface Results {
  /** with --write and --cleanup */
  readonly clean: readonly VerificationResult[]
  /** of the interactions that were not attempted then: with --irreversible */
  readonly lasting: readonly VerificationResult[]
  /** places of the state that differ after the run with --cleanup */
  readonly changed: readonly string[]
  /** methods of the requests without --write */
  readonly reads: readonly string[]
}

describe.each<VendorName>(['kore', 'bird', 'singularity', 'genesys'])(
  'verifying the contract of %s against a second DeskDouble',
  (vendor) => {
    let results: Results
    beforeAll(async () => {
      results = await verifyContract(vendor)
    }, 120_000)

    it('verifies every interaction with --write, --cleanup and --irreversible, unless it needs a fault or a permission', () => {
      const { clean, lasting } = results
      expect([...clean, ...lasting].flatMap(({ mismatches }) => mismatches)).toEqual([])
      const missing = lasting.filter((result) => result.notAttempted !== undefined && !isExempt(result))
      expect(clean.filter(isAttempted).length + lasting.filter(isAttempted).length).toBeGreaterThan(100)
      expect(missing.map(({ description, notAttempted }) => `${description}: ${notAttempted}`)).toEqual([])
    })

    it('leaves only changes to --irreversible that the service cannot undo', () => {
      const skipped = results.clean
        .filter((result) => !isExempt(result))
        .flatMap(({ notAttempted = [] }) => notAttempted)
      expect([...new Set(skipped)].toSorted()).toEqual(NEEDS[vendor].irreversible)
    })

    it('leaves the state of the service with --cleanup as it was, except for times of the last update', () => {
      expect(results.changed).toEqual(NEEDS[vendor].stamps)
    })

    it('sends only reads without --write', () => {
      expect(results.reads.length).toBeGreaterThan(20)
      expect(results.reads.filter((method) => !['GET', 'HEAD'].includes(method))).toEqual([])
    })
  },
)

const EXEMPT = ['it needs a caller without permissions', 'it needs an exceeded ']

function isAttempted({ notAttempted }: VerificationResult): boolean {
  return notAttempted === undefined
}

/** Returns whether an interaction needs a fault, a caller without permissions, or an exceeded limit. */
function isExempt({ providerStates, notAttempted = '' }: VerificationResult): boolean {
  const isFaulty = providerStates.some((name) => name.startsWith('refusing-'))
  return isFaulty ? notAttempted.endsWith('injects faults') : EXEMPT.some((reason) => notAttempted.startsWith(reason))
}

async function verifyContract(vendor: VendorName): Promise<Results> {
  const pact = await readContract(`agent-console-${vendor}`)
  const groups = Map.groupBy(pact.interactions, scenarioOf)
  const runs = []
  for (const [scenario, interactions] of groups) {
    runs.push(await verifyScenario({ ...pact, interactions }, scenario))
  }
  const [clean, lasting] = [runs.flatMap((run) => run.clean), runs.flatMap((run) => run.lasting)]
  const verdicts = await verifyResponses(pact, [...clean, ...lasting])
  return {
    clean: verdicts.slice(0, clean.length),
    lasting: verdicts.slice(clean.length),
    changed: runs.flatMap(({ changed }) => changed),
    reads: runs.flatMap(({ reads }) => reads),
  }
}

/** Sends the interactions of one scenario to a second DeskDouble that starts from it. */
async function verifyScenario(pact: Pact, scenario: string) {
  const isFaulty = scenario.startsWith('refusing-')
  const service = await createService(isFaulty ? 'default' : scenario)
  const vendor = pact.provider.name as VendorName
  const account = accountOf(service, vendor)
  const known = new Map([...account.known, ...(await idsIn(service, NEEDS[vendor].known))])
  const methods: string[] = []
  const options = { ...account, known, scenario, send: senderTo(service, methods), irreversible: false }
  if (!isFaulty) await attempt(pact, { ...options, writes: false, cleansUp: false })
  const reads = [...methods]
  const before = await stateOf(service)
  const clean = await attempt(pact, { ...options, writes: true, cleansUp: true })
  const after = await stateOf(service)
  const rest = isFaulty ? [] : clean.flatMap((one) => ('notAttempted' in one ? one.interaction : []))
  const remainder = { ...pact, interactions: rest }
  const lasting = await attempt(remainder, { ...options, writes: true, cleansUp: true, irreversible: true })
  return { clean, lasting, reads, changed: differences(before, after) }
}

const verifier = createVerifier()

async function attempt(pact: Pact, options: AttemptOptions): Promise<readonly Attempt[]> {
  const pacts = await (await verifier).pacts()
  const attempts = await attemptAll(pact, pacts.rehearsalOf(pact), options)
  expect(attempts.map(({ interaction }) => interaction)).toEqual(pact.interactions)
  return attempts
}

function scenarioOf({ providerStates = [] }: Interaction): string {
  return providerStates[0]?.name ?? 'default'
}

/** Returns a function that sends requests to a service in this process. */
function senderTo(service: Emulator, methods: string[]): AttemptOptions['send'] {
  return async ({ method, path, query, headers, body }: ConcreteRequest) => {
    methods.push(method)
    const url = `http://127.0.0.1${path}${query === '' ? '' : `?${query}`}`
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) }
    const request = new Request(url, body === undefined ? init : { ...init, body })
    const response = await service.fetch(request)
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (isStream) await response.body?.cancel()
    return { status: response.status, headers: response.headers, text: isStream ? '' : await response.text() }
  }
}

/** Returns the places of two states that differ: collection and property. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const places = new Set([...before.keys(), ...after.keys()])
  const changed = [...places].filter((place) => before.get(place) !== after.get(place))
  return changed.map((place) => place.replace(/ .* /, ' '))
}
