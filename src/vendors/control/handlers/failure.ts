import { setCheckedFault } from '../../../engine/exchange/set-fault.ts'
import { clearFaults, type Fault, faultsOf, removeFault } from '../../../engine/faults/faults.ts'
import { InvalidFaultError } from '../../../engine/faults/invalid-fault-error.ts'
import { suggestName } from '../../../engine/spec/declared-names.ts'
import { type Finding, Problem } from '../../../engine/vendor/problem.ts'
import type { Vendor } from '../../../engine/vendor/vendor.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import type { Clock } from '../../../world/clock.ts'
import type { World } from '../../../world/world.ts'
import { InvalidTimeError, RecordNotFound } from '../../../world/world-error.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const failure = {
  getClock: ({ services, path }) => clockOf(worldOf(services, path.world).world),

  patchClock: ({ services, path, body }) => {
    const { world } = worldOf(services, path.world)
    changeClock(world.clock, body)
    return clockOf(world)
  },

  getFaults: ({ services, path }) => ({
    faults: faultsOf(worldOf(services, path.world).world).map((fault) => ({ ...fault })),
  }),

  postFaults: async ({ services, path, body, link }) => {
    const { vendor: name, operation, ...rule } = body
    if (rule.transport !== undefined && !services.cutsConnections) throw new Problem('not-implemented', NO_CUT)
    const vendor = vendorOf(services, name)
    const { world } = worldOf(services, path.world)
    const fault = await createFault(world, vendor, operation, rule)
    return withHeaders({ ...fault }, { Location: link('deleteFault', { world: world.name, fault: fault.id }) })
  },

  deleteFaults: ({ services, path }) => {
    clearFaults(worldOf(services, path.world).world)
  },

  deleteFault: ({ services, path }) => {
    if (!removeFault(worldOf(services, path.world).world, path.fault)) throw new RecordNotFound('Fault', path.fault)
  },

  getProfile: ({ services, path }) => {
    return profileOf(worldOf(services, path.world).world, vendorOf(services, path.vendor))
  },

  patchProfile: ({ services, path, body }) => {
    const { world } = worldOf(services, path.world)
    const vendor = vendorOf(services, path.vendor)
    checkProfile(body, vendor)
    world.setSetting(vendor.profileSetting, { ...profileOf(world, vendor), ...body })
    return profileOf(world, vendor)
  },
} satisfies Partial<Control>

const NO_CUT =
  'No connection can be cut off here: use a fault with a status or a delay, or start a server with deskdouble serve'

/** Adds a fault; throws a Problem `invalid` that names the invalid part of the rule. */
async function createFault(world: World, vendor: Vendor, operation: string, rule: object): Promise<Fault> {
  try {
    return await setCheckedFault(world, vendor, operation, rule)
  } catch (error) {
    if (!(error instanceof InvalidFaultError)) throw error
    const { at, message } = error
    const pointer = at === '' ? '' : `/${at}`
    const finding = { in: 'body', at: pointer, keyword: 'fault', message } as const
    throw new Problem('invalid', message, { findings: [finding] })
  }
}

/** Applies the whole change or none of it; throws a Problem `invalid` if the result is outside the range of a date. */
function changeClock(clock: Clock, { now, advance, frozen }: Schemas['ClockChange']): void {
  const before = clock.state()
  try {
    // Frozen first, so that no time passes between the parts of the change.
    if (frozen === true) clock.freeze()
    if (now !== undefined) clock.set(now)
    if (advance !== undefined) clock.advance(advance)
    if (frozen === false) clock.run()
  } catch (error) {
    clock.restore(before)
    if (error instanceof InvalidTimeError) throw new Problem('invalid', error.message)
    throw error
  }
}

function clockOf({ clock }: World): Schemas['Clock'] {
  return { now: clock.now(), frozen: clock.frozen }
}

function profileOf(world: World, { profileSetting, spec }: Vendor): Schemas['Profile'] {
  // Safe: checkProfile accepts only settings and values that the spec declares.
  return { ...spec.profile, ...(world.setting(profileSetting) as Schemas['Profile'] | undefined) }
}

/** Throws a Problem `invalid` that lists every setting that the vendor lacks, and every value that it does not allow. */
function checkProfile(settings: Readonly<Schemas['Profile']>, { name, spec }: Vendor): void {
  const declared = spec.document['x-profile'] ?? {}
  const findings = Object.entries(settings).flatMap(([setting, value]): Finding[] => {
    const values: readonly unknown[] | undefined = Object.hasOwn(declared, setting)
      ? declared[setting]?.enum
      : undefined
    if (values?.includes(value)) return []
    const allowed = values ?? Object.keys(declared)
    const message = values
      ? `must be one of ${allowed.join(', ')}, got ${JSON.stringify(value)}`
      : `does not exist for ${name}; ${suggestName(setting, Object.keys(declared))}`
    return [{ in: 'body', at: `/${setting}`, keyword: 'enum', message, value, allowed }]
  })
  if (findings.length === 0) return
  const detail = findings.map(({ at, message }) => `Profile setting "${at.slice(1)}" ${message}`).join('. ')
  throw new Problem('invalid', detail, { findings })
}
