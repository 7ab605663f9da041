import type { JsonSchema } from './json-schema.ts'
import { type Layer, readLayer } from './layer.ts'
import { stringAt } from './lineage.ts'
import { own } from './own.ts'
import type { Parameters } from './parameters.ts'
import type { Scenario, VendorSection } from './scenario.ts'
import type { SourceError } from './source-error.ts'

/** The valid parts of a scenario, with the errors in the others. */
export interface ComposedScenario {
  readonly scenario: Scenario
  readonly errors: readonly SourceError[]
}

/**
 * Composes a scenario from its file and the files that it extends, and fills in its parameters.
 * @param layers the base scenario first, the scenario's own file last
 * @param parameters every parameter with its value
 * @param schema returns the scenario schema; called only if a placeholder was filled in
 */
export function composeScenario(
  layers: readonly Layer[],
  parameters: Parameters,
  schema: () => JsonSchema,
): ComposedScenario {
  const errors: SourceError[] = []
  const parts = layers.map((layer) => readLayer(layer, { parameters, schema, errors }))
  const vendors = [...new Set(parts.flatMap(({ sections }) => Object.keys(sections)))]
  const scenario: Scenario = {
    scenario: stringAt(layers.at(-1)?.source.raw, 'scenario'),
    describe: layers.map(({ source }) => stringAt(source.raw, 'describe')).findLast((text) => text !== '') ?? '',
    seed: lastDefined(parts.map(({ seed }) => seed)) ?? 1,
    clock: lastDefined(parts.map(({ clock }) => clock)),
    auth: lastDefined(parts.map(({ auth }) => auth)),
    parameters,
    vendors: Object.fromEntries(
      vendors.map((name) => [name, mergeSections(parts.flatMap(({ sections }) => own(sections, name) ?? []))]),
    ),
  }
  return { scenario, errors }
}

function lastDefined<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.findLast((value) => value !== undefined)
}

/** Merges the sections of one vendor: concatenates lists; for other entries, the last value wins. */
function mergeSections(sections: readonly VendorSection[]): VendorSection {
  return {
    profile: Object.assign({}, ...sections.map(({ profile }) => profile)),
    generate: Object.assign({}, ...sections.map(({ generate }) => generate)),
    faults: sections.flatMap(({ faults }) => faults),
    records: mergeLists(sections.map(({ records }) => records)),
    stored: mergeLists(sections.map(({ stored }) => stored)),
  }
}

function mergeLists(lists: readonly VendorSection['records'][]): VendorSection['records'] {
  const collections = new Set(lists.flatMap((records) => Object.keys(records)))
  return Object.fromEntries(
    [...collections].map((name) => [name, lists.flatMap((records) => own(records, name) ?? [])]),
  )
}
