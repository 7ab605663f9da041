import { bodyFindings } from '../engine/findings.ts'
import type { Finding } from '../engine/problem.ts'
import type { AnyMaking, Vendor } from '../engine/vendor.ts'
import type { Collection } from '../world/collection.ts'
import { Refusal } from '../world/refusal.ts'
import type { Collections, World } from '../world/world.ts'
import { lifelike } from './lifelike.ts'
import { type Mistake, ScenarioError } from './mistake.ts'
import type { Scenario, VendorSection } from './scenario.ts'

/**
 * Makes a scenario's records in an empty world. Every record passes the validator of its schema, as every reply does,
 * and the rules of its collection.
 * @throws ScenarioError with every mistake; the world is then of no use
 */
export function plant(scenario: Scenario, world: World, vendors: Readonly<Record<string, Vendor>>): void {
  const mistakes: Mistake[] = []
  for (const [name, section] of Object.entries(scenario.vendors)) {
    const vendor = vendors[name]
    if (vendor) plantSection({ vendor, section, world, mistakes })
    else mistakes.push({ at: name, message: `is no vendor; there are ${Object.keys(vendors).join(', ')}` })
  }
  if (mistakes.length > 0) throw new ScenarioError(scenario.scenario, mistakes)
}

interface Planting {
  readonly vendor: Vendor
  readonly section: VendorSection
  readonly world: World
  readonly mistakes: Mistake[]
}

function plantSection(planting: Planting): void {
  const { vendor, section, mistakes } = planting
  setProfile(planting)
  const known = Object.keys(vendor.factories)
  for (const collection of [...Object.keys(section.records), ...Object.keys(section.generate)]) {
    if (known.includes(collection)) continue
    mistakes.push({ at: `${vendor.name}.${collection}`, message: `is no collection; there are ${known.join(', ')}` })
  }
  let at = ''
  const making = makingOf(planting, (message) => mistakes.push({ at, message }))
  for (const [collection, make] of Object.entries(vendor.factories)) {
    for (const [i, given] of (section.records[collection] ?? []).entries()) {
      at = `${vendor.name}.${collection}[${i}]`
      make(given, making)
    }
    at = `${vendor.name}.generate.${collection}`
    for (let i = 0; i < (section.generate[collection] ?? 0); i++) make({}, making)
  }
}

function setProfile({ vendor, section, world, mistakes }: Planting): void {
  const declared = vendor.spec.document['x-profile'] ?? {}
  for (const [name, value] of Object.entries(section.profile)) {
    const at = `${vendor.name}.profile.${name}`
    const values: readonly unknown[] = declared[name]?.enum ?? []
    if (values.length === 0)
      mistakes.push({ at, message: `is no switch; there are ${Object.keys(declared).join(', ')}` })
    else if (!values.includes(value)) mistakes.push({ at, message: `must be one of ${values.join(', ')}` })
  }
  world.setSetting(vendor.profileSetting, { ...vendor.spec.profile, ...section.profile })
}

function makingOf({ vendor, world }: Planting, report: (message: string) => void): AnyMaking {
  const collections = world.group(vendor.name)
  return {
    world: collections,
    now: world.clock.now(),
    random: world.random,
    id: () => vendor.dialect.id(world.random),
    link: vendor.link,
    lifelike: lifelike(world.random),
    plant: (name, record) => plantRecord(collectionOf(collections, name), record, { vendor, report }),
    refer: (name, wanted) => {
      const collection = collectionOf(collections, name)
      const found = collection.list().find((record) => nameOf(record) === wanted)
      if (found) return collection.shape.key(found)
      const names = collection.list().slice(0, 12).map(nameOf)
      report(
        `refers to ${JSON.stringify(wanted)} in ${name}, where there is none of that name; there are ${names.join(', ') || 'none'}`,
      )
      return ''
    },
  }
}

function plantRecord(
  collection: Collection<object>,
  record: object,
  { vendor, report }: { vendor: Vendor; report: (message: string) => void },
): void {
  const check = vendor.spec.schemas[collection.shape.schema]
  if (check && !check(record)) {
    for (const finding of bodyFindings(check.errors ?? [], record)) report(sayInRecord(finding))
    return
  }
  try {
    collection.insert(record)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    report(`is refused: ${error.message}`)
  }
}

function sayInRecord({ at, message, value }: Finding): string {
  const place = at === '' ? 'the record' : at.slice(1).replaceAll('/', '.')
  return value === undefined ? `${place} ${message}` : `${place} ${message}, and was ${JSON.stringify(value)}`
}

function collectionOf(collections: Collections, name: string): Collection<object> {
  const collection = collections[name]
  if (!collection) throw new TypeError(`There is no collection "${name}"`)
  return collection
}

function nameOf(record: object): unknown {
  return 'name' in record ? record.name : undefined
}
