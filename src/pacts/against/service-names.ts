import { isObject } from '../json.ts'
import type { Double } from './double.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import { findPlaces, type ValuePlace } from './record-places.ts'
import type { ScenarioValue } from './scenario-values.ts'
import type { ServicePages } from './service-pages.ts'

/** Most places at which a value is looked for in the service. */
const MOST_PLACES = 3

/** Finds the values of a service that stand for the values of a scenario. */
export class ServiceNames {
  readonly #double: Double
  readonly #known: ReadonlyMap<string, string>
  readonly #found = new Map<string, Promise<string | undefined>>()
  readonly #pages: ServicePages
  #places: Promise<ReadonlyMap<string, readonly ValuePlace[]>> | undefined

  /**
   * @param known values of the service by setting, reference or name of a record
   * @param pages reads the lists of the service
   */
  constructor(double: Double, known: ReadonlyMap<string, string>, pages: ServicePages) {
    this.#double = double
    this.#known = known
    this.#pages = pages
  }

  /**
   * Returns the service's value for a placeholder.
   * @param party sends reads to the service
   * @throws NotAttempted if the value is not known and the service's lists do not show it
   */
  async valueOf(name: string, party: Party): Promise<string> {
    const { values, vendor, origin } = this.#double
    const { settings } = vendor.credentials(origin.group(vendor.name), origin.name, origin.clock)
    const own = values.valueOf(name) ?? settings[name.slice(vendor.name.length + 1)]
    const meaning = own === undefined ? undefined : values.find(own)
    const known = this.#known.get(name) ?? this.#knownFor(own, meaning)
    if (known !== undefined) return known
    const found = own === undefined || !meaning ? undefined : await this.#find(own, meaning, party)
    if (found !== undefined) return found
    throw new NotAttempted(`"${meaning?.expression ?? name}" is not known: add its value to the file of --known`)
  }

  #knownFor(own: string | undefined, meaning: ScenarioValue | undefined): string | undefined {
    if (own === undefined || !meaning) return undefined
    const { expression, record } = meaning
    const isKey = expression.endsWith('.id')
    const setting = record === undefined ? expression.slice(expression.indexOf('.') + 1) : undefined
    return [expression, ...(isKey && record !== undefined ? [record] : []), ...(setting ? [setting] : []), own]
      .map((name) => this.#known.get(name))
      .find((value) => value !== undefined)
  }

  #find(own: string, meaning: ScenarioValue, party: Party): Promise<string | undefined> {
    const known = this.#found.get(own)
    if (known) return known
    // A value that is needed to find itself is not found.
    this.#found.set(own, Promise.resolve(undefined))
    const found = this.#search(own, meaning, party)
    this.#found.set(own, found)
    return found
  }

  async #search(own: string, { record }: ScenarioValue, party: Party): Promise<string | undefined> {
    this.#places ??= findPlaces(this.#double)
    const places = (await this.#places).get(own) ?? []
    const ranked = places
      .map((place) => ({ place, rank: rankOf(place, record) }))
      .filter(({ rank }) => rank > 0)
      .toSorted((a, b) => b.rank - a.rank)
    for (const { place } of ranked.slice(0, MOST_PLACES)) {
      const value = await this.#read(place, record, party)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Reads a place in the service; further pages of a list only if the record's name can be found in them. */
  async #read(place: ValuePlace, record: string | undefined, party: Party): Promise<string | undefined> {
    const isNamed = place.item !== undefined && namingProperty(place.item, record) !== undefined
    try {
      for await (const body of this.#pages.of(place.request, party)) {
        const value = valueIn(body, place, record)
        if (value !== undefined || !isNamed) return value
      }
    } catch (error) {
      if (!(error instanceof NotAttempted)) throw error
    }
    return undefined
  }
}

function valueIn(body: unknown, { path, property, item }: ValuePlace, record: string | undefined): string | undefined {
  const value = path.reduce((inner, name) => (isObject(inner) ? inner[name] : undefined), body)
  const holder = item && Array.isArray(value) ? itemOf(value, item, record) : item ? undefined : value
  const found = isObject(holder) ? holder[property] : undefined
  return typeof found === 'string' ? found : undefined
}

/** Ranks a place by how surely it shows the same value in a service; 0 if it does not. */
function rankOf({ item, request }: ValuePlace, record: string | undefined): number {
  if (item && record !== undefined && Object.values(item.strings).includes(record)) return 4
  if (!item) return isDirect(request) ? 3 : 0
  if (item.isShared) return 2
  return record?.startsWith('#') ? 1 : 0
}

/** Returns whether a read names no record, only settings of the client. */
function isDirect({ operation }: ValuePlace['request']): boolean {
  return operation?.slots.length === 0
}

function itemOf(list: readonly unknown[], item: NonNullable<ValuePlace['item']>, record: string | undefined): unknown {
  const naming = namingProperty(item, record)
  if (naming === undefined) return list[item.isShared ? 0 : item.index]
  const named = list.filter((one) => isObject(one) && one[naming] === record)
  return named.length === 1 ? named[0] : undefined
}

/** Returns the property of a list's item that has the name of a record. */
function namingProperty({ strings }: NonNullable<ValuePlace['item']>, record: string | undefined): string | undefined {
  return Object.entries(strings).find(([, text]) => text === record)?.[0]
}
