import type { Given } from '../engine/factory.ts'
import { type Mistake, ScenarioError } from './mistake.ts'

/** A named recipe for a world's first state, as its file says it. */
export interface Scenario {
  readonly scenario: string
  readonly describe: string
  /** the seed of the world's random source; 1 unless it is given */
  readonly seed: number
  /** the instant at which the world's clock is frozen: ISO 8601; without it the clock runs */
  readonly clock: string | undefined
  /** by vendor: records by collection, and how many to generate */
  readonly vendors: Readonly<Record<string, VendorSection>>
}

/** What a scenario says of one vendor. */
export interface VendorSection {
  readonly records: Readonly<Record<string, readonly Given[]>>
  /** how many lifelike records to add, by collection */
  readonly generate: Readonly<Record<string, number>>
  /** the switches of the vendor's profile that are not at their defaults */
  readonly profile: Readonly<Record<string, unknown>>
}

const OWN_KEYS = ['scenario', 'describe', 'seed', 'clock']
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Reads a scenario from what its file holds.
 * @param raw the parsed file
 * @throws ScenarioError with every mistake in the file's shape
 */
export function readScenario(raw: unknown): Scenario {
  const mistakes: Mistake[] = []
  if (!isGiven(raw))
    throw new ScenarioError('(unnamed)', [{ at: '', message: 'must be a mapping with the key "scenario"' }])
  const { scenario, describe, seed, clock } = raw
  const expect = (holds: boolean, at: string, message: string) => {
    if (!holds) mistakes.push({ at, message })
  }
  expect(typeof scenario === 'string' && NAME.test(scenario), 'scenario', 'must be a name in lower case with hyphens')
  expect(describe === undefined || typeof describe === 'string', 'describe', 'must be a text')
  expect(seed === undefined || Number.isInteger(seed), 'seed', 'must be a whole number')
  expect(clock === undefined || isInstant(clock), 'clock', 'must be an instant, such as 2026-01-15T09:00:00Z')
  const sections = Object.entries(raw).filter(([key]) => !OWN_KEYS.includes(key))
  const vendors = Object.fromEntries(
    sections.map(([vendor, section]) => [vendor, readSection(vendor, section, mistakes)]),
  )
  if (mistakes.length > 0) throw new ScenarioError(String(scenario), mistakes)
  return {
    scenario: String(scenario),
    describe: typeof describe === 'string' ? describe : '',
    seed: typeof seed === 'number' ? seed : 1,
    clock: isInstant(clock) ? new Date(clock).toISOString() : undefined,
    vendors,
  }
}

function readSection(vendor: string, section: unknown, mistakes: Mistake[]): VendorSection {
  if (!isGiven(section)) {
    mistakes.push({ at: vendor, message: 'must be a mapping of collections to lists of records' })
    return { records: {}, generate: {}, profile: {} }
  }
  const { generate = {}, profile = {}, ...lists } = section
  const records: Record<string, readonly Given[]> = {}
  for (const [collection, list] of Object.entries(lists)) {
    if (Array.isArray(list) && list.every(isGiven)) records[collection] = list
    else mistakes.push({ at: `${vendor}.${collection}`, message: 'must be a list of records' })
  }
  const counts = isGiven(generate) ? Object.entries(generate) : []
  if (!isGiven(generate))
    mistakes.push({ at: `${vendor}.generate`, message: 'must be a mapping of collections to counts' })
  for (const [collection, count] of counts) {
    if (Number.isInteger(count) && Number(count) >= 0) continue
    mistakes.push({ at: `${vendor}.generate.${collection}`, message: 'must be a whole number, 0 or more' })
  }
  if (!isGiven(profile)) mistakes.push({ at: `${vendor}.profile`, message: 'must be a mapping of switches to values' })
  return {
    records,
    generate: Object.fromEntries(counts.map(([collection, count]) => [collection, Number(count)])),
    profile: isGiven(profile) ? profile : {},
  }
}

function isInstant(value: unknown): value is string | Date {
  return (typeof value === 'string' || value instanceof Date) && !Number.isNaN(new Date(value).getTime())
}

function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
