import type { JsonSchema } from './json-schema.ts'
import { type Layer, readLayer } from './layer.ts'
import { textIn } from './lineage.ts'
import type { Parameters } from './parameters.ts'
import type { Scenario, VendorSection } from './scenario.ts'
import type { SourceError } from './source-error.ts'

/** A scenario, as far as it could be put together, and what stood in the way. */
export interface Composed {
  readonly scenario: Scenario
  readonly mistakes: readonly SourceError[]
}

/**
 * Puts a scenario together from its file and those that it extends, and fills in its parameters.
 * @param layers the file that extends no other comes first, the scenario's own last
 * @param parameters every parameter with its value
 * @param schema made only when it is needed: what comes with the package was checked before
 */
export function compose(layers: readonly Layer[], parameters: Parameters, schema: () => JsonSchema): Composed {
  const errors: SourceError[] = []
  const parts = layers.map((layer) => readLayer(layer, { parameters, schema, mistakes: errors }))
  const vendors = [...new Set(parts.flatMap(({ sections }) => Object.keys(sections)))]
  const scenario: Scenario = {
    scenario: textIn(layers.at(-1)?.source.raw, 'scenario'),
    describe: layers.map(({ source }) => textIn(source.raw, 'describe')).findLast((text) => text !== '') ?? '',
    seed: last(parts.map(({ seed }) => seed)) ?? 1,
    clock: last(parts.map(({ clock }) => clock)),
    auth: last(parts.map(({ auth }) => auth)),
    parameters,
    vendors: Object.fromEntries(
      vendors.map((name) => [name, merged(parts.flatMap(({ sections }) => sections[name] ?? []))]),
    ),
  }
  return { scenario, mistakes: errors }
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.findLast((value) => value !== undefined)
}

/** The sections of one vendor: lists one after another, of entries the last. */
function merged(sections: readonly VendorSection[]): VendorSection {
  const collections = new Set(sections.flatMap(({ records }) => Object.keys(records)))
  return {
    profile: Object.assign({}, ...sections.map(({ profile }) => profile)),
    generate: Object.assign({}, ...sections.map(({ generate }) => generate)),
    faults: sections.flatMap(({ faults }) => faults),
    records: Object.fromEntries(
      [...collections].map((name) => [name, sections.flatMap(({ records }) => records[name] ?? [])]),
    ),
  }
}
