import { AUTH_SETTING } from '../engine/exchange/call.ts'
import { type Fault, faultsOf, requestsUntilDue } from '../engine/faults/faults.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'

/** Scenario names have lower-case letters, digits and hyphens only. */
const NOT_IN_NAME = /[^a-z0-9]+/g

/**
 * Returns the content of a scenario file with the present records, settings and faults of a world. A world that starts
 * from it has equal records.
 * @param world at a moment: it must not change while the content is used
 */
export function scenarioOfWorld(world: World, vendors: Readonly<Record<string, Vendor>>): Record<string, unknown> {
  const name = world.name.toLowerCase().replaceAll(NOT_IN_NAME, '-').replaceAll(/^-|-$/g, '')
  const auth = world.setting(AUTH_SETTING)
  const sections = Object.values(vendors).map((vendor) => [vendor.name, sectionOf(world, vendor)] as const)
  return {
    scenario: name === '' ? 'exported' : name,
    describe: `World ${world.name} at ${world.clock.now()}`,
    seed: world.seed,
    ...(world.clock.frozen && { clock: world.clock.now() }),
    ...(auth !== undefined && { auth }),
    ...Object.fromEntries(sections.filter(([, section]) => Object.keys(section).length > 0)),
  }
}

function sectionOf(world: World, vendor: Vendor): Record<string, unknown> {
  const profile = changedSettings(world.setting(vendor.profileSetting), vendor)
  const faults = faultsOf(world).filter((fault) => fault.vendor === vendor.name)
  const initial = vendor.spec.document['x-initial'] ?? {}
  const stored = Object.entries(world.group(vendor.name)).flatMap(([name, collection]) => {
    // An empty list keeps the initial records of the spec out.
    return collection.size > 0 || Object.hasOwn(initial, name) ? [[name, collection.list()] as const] : []
  })
  return {
    ...(Object.keys(profile).length > 0 && { profile }),
    ...(faults.length > 0 && { faults: faults.map(ruleOf) }),
    ...(stored.length > 0 && { stored: Object.fromEntries(stored) }),
  }
}

/** Returns the settings of a profile that differ from the spec's. */
function changedSettings(profile: unknown, { spec }: Vendor): Record<string, unknown> {
  const defaults: Readonly<Record<string, unknown>> = spec.profile
  return Object.fromEntries(Object.entries(profile ?? {}).filter(([name, value]) => value !== defaults[name]))
}

/** Returns a fault as a scenario defines it, with what is left of its counts. */
function ruleOf({ id: _id, vendor: _vendor, seen, injected, nth, ...rule }: Fault): object {
  return {
    ...rule,
    ...(rule.times !== undefined && { times: rule.times - injected }),
    ...firstOf({ ...rule, ...(nth !== undefined && { nth }), seen }),
  }
}

/** Returns the first request into which a fault is injected, unless it is the default. */
function firstOf(fault: Pick<Fault, 'every' | 'nth' | 'seen'>): Pick<Fault, 'nth'> {
  if (fault.nth === undefined && fault.every === undefined) return {}
  const nth = requestsUntilDue(fault)
  return nth === fault.every ? {} : { nth }
}
