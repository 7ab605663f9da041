import { decodePercent } from '../../engine/spec/parameters.ts'
import { textOf, withTextOf } from '../../engine/spec/segment.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { World } from '../../world/world.ts'
import { placeholder, variableNames } from '../expression.ts'
import { isObject, mapStrings } from '../json.ts'
import { referencesIn } from '../reference.ts'
import type { RequestTemplate } from '../template.ts'

/** The meaning of a value that a scenario decides. */
export interface ScenarioValue {
  /** the setting or reference, such as `kore.streamId` or `kore.agentGroups[Night shift].id` */
  readonly expression: string
  /** name of the record that the value belongs to; undefined for a setting */
  readonly record: string | undefined
}

/** Prefix of the placeholder names that stand for a scenario's own values. */
const OWN = '='

/** The values that a scenario decides, such as ids of its records: a service has others in their place. */
export class ScenarioValues {
  readonly #vendor: Vendor
  readonly #world: World
  readonly #known: ReadonlyMap<string, ScenarioValue>
  #properties: ReadonlyMap<string, ScenarioValue> | undefined

  /** @param world a world in the initial state of the scenario */
  constructor(world: World, vendor: Vendor) {
    this.#vendor = vendor
    this.#world = world
    const { settings } = vendor.credentials(world.group(vendor.name), world.name, world.clock)
    const references = [...referencesIn(world, vendor)].map(([value, { expression }]) => [value, expression] as const)
    this.#known = new Map([
      ...references.map(([value, expression]) => [value, { expression, record: recordIn(expression) }] as const),
      ...Object.entries(settings).map(([name, value]) => {
        return [value, { expression: `${vendor.name}.${name}`, record: undefined }] as const
      }),
    ])
  }

  /** Returns the meaning of a value, or undefined if the scenario does not decide the value. */
  find(value: string): ScenarioValue | undefined {
    return this.#known.get(value) ?? this.#recordValues().get(value)
  }

  /** Returns whether a value is a setting or the id of a record. */
  has(value: string): boolean {
    return this.#known.has(value)
  }

  /** Returns the value that a placeholder stands for; undefined if it stands for no value of the scenario. */
  valueOf(name: string): string | undefined {
    return name.startsWith(OWN) ? name.slice(OWN.length) : undefined
  }

  /** Returns the name of the placeholder that stands for a value of the scenario. */
  placeholderName(value: string): string {
    return OWN + value
  }

  /** Returns whether the last segment of a path stands for a record of the scenario. */
  endsWithRecord(path: string): boolean {
    const [name] = variableNames(path.slice(path.lastIndexOf('/')))
    const value = name === undefined ? undefined : this.valueOf(name)
    return value !== undefined && this.find(value)?.record !== undefined
  }

  /** Returns a copy of a template with a placeholder for each of the scenario's values. */
  replaceIn(template: RequestTemplate, operation: Operation | undefined): RequestTemplate {
    const { path, query, headers, body } = template
    return {
      ...template,
      path: operation ? this.#replaceInPath(path, operation) : path,
      query: query.map(([name, value]) => {
        return [
          name,
          value
            .split(',')
            .map((item) => this.#replace(item))
            .join(','),
        ] as const
      }),
      headers: headers.map(([name, value]) => [name, this.#replace(value)] as const),
      ...(body?.isJson && { body: { ...body, content: mapStrings(body.content, (text) => this.#replace(text)) } }),
    }
  }

  /**
   * Returns placeholders of the values that a path parameter may have: the setting of its name, or the keys of the
   * records that it refers to.
   */
  candidatesFor(parameter: string, schema: string | undefined): string[] {
    const setting = [...this.#known].find(([, { expression }]) => expression === `${this.#vendor.name}.${parameter}`)
    if (setting) return [placeholder(OWN + setting[0])]
    const collection = this.#vendor.collectionOf.get(schema ?? '')
    const records = this.#world.group(this.#vendor.name)[collection ?? '']
    return (records?.list() ?? []).map((record) => placeholder(OWN + records?.shape.key(record)))
  }

  #replace(text: string): string {
    return this.has(text) ? placeholder(OWN + text) : text
  }

  #replaceInPath(path: string, { slots, segments: count }: Operation): string {
    const segments = path.split('/')
    const first = segments.length - count
    for (const slot of slots) {
      const at = first + slot.segment
      const text = decodePercent(textOf(slot, segments[at] ?? '')) ?? ''
      if (this.find(text)) segments[at] = withTextOf(slot, segments[at] ?? '', placeholder(OWN + text))
    }
    return segments.join('/')
  }

  /** Returns the values of other properties that only one record has: a path may select the record by them. */
  #recordValues(): ReadonlyMap<string, ScenarioValue> {
    if (this.#properties) return this.#properties
    const found = new Map<string, ScenarioValue | undefined>()
    for (const [collection, records] of Object.entries(this.#world.group(this.#vendor.name))) {
      for (const record of records.list()) {
        const name = isObject(record) && typeof record['name'] === 'string' ? record['name'] : undefined
        for (const [property, value] of Object.entries(record)) {
          if (typeof value !== 'string' || value === '') continue
          const expression = `${this.#vendor.name}.${collection}[${name ?? '?'}].${property}`
          found.set(value, found.has(value) ? undefined : { expression, record: name })
        }
      }
    }
    this.#properties = new Map([...found].flatMap(([value, one]) => (one ? [[value, one] as const] : [])))
    return this.#properties
  }
}

function recordIn(expression: string): string | undefined {
  return /\[(.+)\]\.[\w-]+$/s.exec(expression)?.[1]
}
