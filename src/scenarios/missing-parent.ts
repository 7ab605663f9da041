import { scenarios as packaged } from '../generated/scenarios.ts'
import { isObject } from '../world/is-object.ts'
import { stringAt } from './lineage.ts'
import type { ScenarioSource } from './source.ts'

/** Packaged scenarios that another one may extend, the smallest first. */
const BASES = ['empty-organisation', 'default']

/** Formats the error of a record that needs a record of another collection, with its cure. */
export function missingParentMessage(vendor: string, collection: string, { raw }: ScenarioSource): string {
  const base = stringAt(raw, 'extends') === '' ? baseWith(vendor, collection) : undefined
  const alternative = base === undefined ? '' : `, or extends: ${base}`
  return `requires a record in ${vendor}.${collection}; add ${collection}: [{ name: … }] to ${vendor}${alternative}`
}

/** Returns the name of a packaged scenario that has records of a collection. */
function baseWith(vendor: string, collection: string): string | undefined {
  return BASES.find((name) => {
    const base: unknown = packaged.find((raw) => stringAt(raw, 'scenario') === name)
    const section = isObject(base) ? base[vendor] : undefined
    const records = isObject(section) ? section[collection] : undefined
    return Array.isArray(records) && records.length > 0
  })
}
