import { clearFaults, faultsOf } from '../../engine/faults/faults.ts'
import type { Model } from '../../specs/model/model.ts'
import type { Snapshot } from '../../world/snapshot.ts'
import type { World } from '../../world/world.ts'
import { credentialsFor, credentialValues } from '../credentials.ts'
import { placeholder } from '../expression.ts'
import type { ReceivedResponse } from '../extract.ts'
import { canonicalJson } from '../json.ts'
import { FIRST_VARIANT } from '../sandbox.ts'
import type { Double } from './double.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import type { Plan, PlannedRequest } from './plan.ts'
import { RequestSequence, type SequenceOptions } from './request-sequence.ts'

/** The result of a rehearsal. */
export interface RehearsalResult {
  /** the response; undefined if the double rejects the request of a provider state */
  readonly response: ReceivedResponse | undefined
  /** collections with records of the scenario that the requests deleted */
  readonly destroyed: readonly string[]
  /** collections that are not as before after the clean-up */
  readonly left: readonly string[]
}

/**
 * Sends the requests of an interaction to the double, in a world of the scenario without its faults, to find out what
 * they change before a real service receives them.
 */
export async function rehearse(
  double: Double,
  plan: Plan,
  options: Pick<SequenceOptions, 'model' | 'aliases'>,
): Promise<RehearsalResult> {
  const { vendor, origin } = double
  const world = origin.fork({ name: origin.name })
  if (faultsOf(world).length > 0) clearFaults(world)
  const sequence = new RequestSequence({ ...options, vendor, party: partyOf(double, world), cleansUp: true })
  const before = world.snapshot()
  const response = await sequence.run(plan).catch((error: unknown) => {
    if (error instanceof NotAttempted) return undefined
    throw error
  })
  const after = world.snapshot()
  const failures = await sequence.cleanUp()
  const destroyed = changed(world, before, after, ({ after: record }) => record === undefined)
  const updated = updateTimes(options.model)
  const left = changed(world, before, world.snapshot(), (change) => {
    return lasting(change.before, updated) !== lasting(change.after, updated)
  })
  return { response, destroyed, left: left.length > 0 ? left : failures }
}

/** Returns the double as a party: it knows all values of its scenario. */
export function partyOf({ sandbox, vendor, origin, values }: Double, world: World): Party {
  const credentials = credentialValues(vendor, origin)
  return {
    valueOf: async (name) => {
      const value = values.valueOf(name) ?? credentials.get(name)
      if (value === undefined) throw new NotAttempted(`"${name}" is not known`)
      return value
    },
    headersOf: ({ template, operation, isState }: PlannedRequest) => {
      const own = template.headers.map(([name]) => name.toLowerCase())
      const usual = isState && operation ? [...credentialsFor(vendor, operation, origin)] : []
      const missing = usual.filter(([name]) => !own.includes(name.toLowerCase()))
      return [...template.headers, ...missing.map(([name, value]) => [name, placeholder(value)] as const)]
    },
    send: (request) => sandbox.send(world, vendor, request, FIRST_VARIANT.origin),
  }
}

/** Returns the properties that hold the time of a record's last update, which cannot be restored. */
function updateTimes({ resources }: Model): ReadonlySet<string> {
  const all = [...resources.values()].flatMap(({ timestamps }) => timestamps)
  return new Set(all.flatMap(({ place, on }) => (on === 'updated' ? place.slice(-1) : [])))
}

function lasting(record: object | undefined, updated: ReadonlySet<string>): string | undefined {
  return record && canonicalJson(Object.fromEntries(Object.entries(record).filter(([name]) => !updated.has(name))))
}

type Change = ReturnType<World['changes']>[number]['changes'][number]

/** Returns the collections with records of the first state that differ in the second one in a given way. */
function changed(world: World, from: Snapshot, to: Snapshot, differs: (change: Change) => boolean): string[] {
  return world
    .changes(from, to)
    .filter(({ changes }) => changes.some(differs))
    .map(({ group, collection }) => `${group}.${collection}`)
}
