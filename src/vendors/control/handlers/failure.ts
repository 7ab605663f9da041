import { addFault, clearFaults, type Fault, faultsOf, removeFault } from '../../../engine/faults/faults.ts'
import { InvalidFaultError } from '../../../engine/faults/invalid-fault-error.ts'
import { type Finding, Problem } from '../../../engine/vendor/problem.ts'
import type { Vendor } from '../../../engine/vendor/vendor.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import type { Clock } from '../../../world/clock.ts'
import type { World } from '../../../world/world.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const failure = {
  getClock: ({ services, path }) => clockOf(worldOf(services, path.world).world),

  patchClock: ({ services, path, body }) => {
    const { world } = worldOf(services, path.world)
    turnClock(world.clock, body)
    return clockOf(world)
  },

  getFaults: ({ services, path }) => ({
    faults: faultsOf(worldOf(services, path.world).world).map((fault) => ({ ...fault })),
  }),

  postFaults: ({ services, path, body, link }) => {
    const { world } = worldOf(services, path.world)
    const { vendor, operation, ...rule } = body
    const fault = setFault(world, vendorOf(services, vendor), operation, rule)
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
    checkSwitches(body, vendor)
    world.setSetting(vendor.profileSetting, { ...profileOf(world, vendor), ...body })
    return profileOf(world, vendor)
  },
} satisfies Partial<Control>

/** Throws a Problem `invalid` that names what of the rule is wrong. */
function setFault(world: World, vendor: Vendor, operation: string, rule: object): Fault {
  try {
    return addFault(world, vendor, operation, rule)
  } catch (error) {
    if (!(error instanceof InvalidFaultError)) throw error
    const { at, message } = error
    const place = at === '' ? '' : `/${at}`
    const finding = { in: 'body', at: place, keyword: 'fault', message } as const
    throw new Problem('invalid', message, { findings: [finding] })
  }
}

/** All of it, or nothing: throws a Problem `invalid` when it would leave the years that a date can say. */
function turnClock(clock: Clock, { now, advance, frozen }: Schemas['ClockChange']): void {
  const before = clock.state()
  try {
    if (now !== undefined) clock.set(now)
    if (advance !== undefined) clock.advance(advance)
    if (frozen === true) clock.freeze()
    if (frozen === false) clock.run()
  } catch (error) {
    clock.restore(before)
    if (error instanceof RangeError) throw new Problem('invalid', error.message)
    throw error
  }
}

function clockOf({ clock }: World): Schemas['Clock'] {
  return { now: clock.now(), frozen: clock.frozen }
}

function profileOf(world: World, { profileSetting, spec }: Vendor): Schemas['Profile'] {
  // Only switches of the spec are ever set, to values that it lists.
  return { ...spec.profile, ...(world.setting(profileSetting) as Schemas['Profile'] | undefined) }
}

/** Throws a Problem `invalid` with every switch that the vendor does not have, or not with this value. */
function checkSwitches(switches: Readonly<Schemas['Profile']>, { name, spec }: Vendor): void {
  const declared = spec.document['x-profile'] ?? {}
  const findings = Object.entries(switches).flatMap(([at, value]): Finding[] => {
    const values: readonly unknown[] | undefined = Object.hasOwn(declared, at) ? declared[at]?.enum : undefined
    if (values?.includes(value)) return []
    const allowed = values ?? Object.keys(declared)
    const message = values ? `must be one of ${values.join(', ')}` : `is no switch of ${name}: ${allowed.join(', ')}`
    return [{ in: 'body', at: `/${at}`, keyword: 'enum', message, value, allowed }]
  })
  if (findings.length === 0) return
  throw new Problem('invalid', findings.map(({ at, message }) => `${at.slice(1)} ${message}`).join('; '), { findings })
}
