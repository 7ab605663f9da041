import { setsResponse } from '../engine/faults/custom-response.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { isObject } from '../world/is-object.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioSource } from './source.ts'

type Vendors = Readonly<Record<string, Vendor>>

/**
 * Loads the validators that check the responses of a scenario's faults when the scenario is loaded. Without them, such a
 * response is checked when its fault is injected.
 */
export async function prepareChecks({ vendors: sections }: Pick<Scenario, 'vendors'>, vendors: Vendors): Promise<void> {
  await prepareVendors(vendors, (name) => {
    return Object.hasOwn(sections, name) ? (sections[name]?.faults.map(({ value }) => value) ?? []) : []
  })
}

/** Loads the same validators as {@link prepareChecks} for the content of scenario files, which may not be valid. */
export async function prepareChecksOfFiles(sources: readonly ScenarioSource[], vendors: Vendors): Promise<void> {
  await prepareVendors(vendors, (name) => sources.flatMap(({ raw }) => faultsIn(raw, name)))
}

async function prepareVendors(vendors: Vendors, faultsOf: (name: string) => readonly unknown[]): Promise<void> {
  const needed = Object.entries(vendors).filter(([name]) => {
    return faultsOf(name).some((fault) => isObject(fault) && setsResponse(fault))
  })
  await Promise.all(needed.map(([, { checks }]) => checks.prepare()))
}

function faultsIn(raw: unknown, vendor: string): readonly unknown[] {
  const section = isObject(raw) && Object.hasOwn(raw, vendor) ? raw[vendor] : undefined
  const faults = isObject(section) ? section['faults'] : undefined
  return Array.isArray(faults) ? faults : []
}
