import { isObject, parseJson } from '../json.ts'
import type { Double } from './double.ts'
import { fillRequest } from './fill-request.ts'
import { NotAttempted } from './not-attempted.ts'
import type { Party } from './party.ts'
import { findPlaces, type ValuePlace } from './record-places.ts'
import type { ScenarioValue } from './scenario-values.ts'

/** Most places at which a value is looked for in the service. */
const MOST_PLACES = 3

/** Finds the values of a service that stand for the values of a scenario. */
export class ServiceNames {
  readonly #double: Double
  readonly #known: ReadonlyMap<string, string>
  readonly #found = new Map<string, Promise<string | undefined>>()
  readonly #responses: Map<string, Promise<unknown>>
  #places: Promise<ReadonlyMap<string, readonly ValuePlace[]>> | undefined

  /**
   * @param known values of the service by setting, reference or name of a record
   * @param responses bodies of the service's responses by path, which are read once
   */
  constructor(double: Double, known: ReadonlyMap<string, string>, responses: Map<string, Promise<unknown>>) {
    this.#double = double
    this.#known = known
    this.#responses = responses
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

  async #read({ request, path, property, item }: ValuePlace, record: string | undefined, party: Party) {
    const body = await this.#body(request, party)
    const value = path.reduce((inner, name) => (isObject(inner) ? inner[name] : undefined), body)
    const holder = item && Array.isArray(value) ? itemOf(value, item, record) : item ? undefined : value
    const found = isObject(holder) ? holder[property] : undefined
    return typeof found === 'string' ? found : undefined
  }

  /** Returns the body of a read; undefined if the service rejects it or a value in its path is not known. */
  async #body(planned: ValuePlace['request'], party: Party): Promise<unknown> {
    try {
      const request = await fillRequest(planned, party, { given: new Map(), aliases: {} })
      const body =
        this.#responses.get(request.path) ??
        party.send(request).then(({ status, text }) => (status < 300 ? parseJson(text) : undefined))
      this.#responses.set(request.path, body)
      return await body
    } catch (error) {
      if (error instanceof NotAttempted) return undefined
      throw error
    }
  }
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
  const naming = Object.entries(item.strings).find(([, text]) => text === record)?.[0]
  if (naming === undefined) return list[item.isShared ? 0 : item.index]
  const named = list.filter((one) => isObject(one) && one[naming] === record)
  return named.length === 1 ? named[0] : undefined
}
