import type { EmulatorServices, WorldDirectory } from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { version } from '../generated/version.ts'
import type { Pacts } from '../pacts/index.ts'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import { scenarioLines } from '../scenarios/scenario-lines.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import { directoryOf, registryOf } from './world-services.ts'
import type { Worlds } from './worlds.ts'

/** Parts of an emulator that its services are made of. */
interface ServiceParts {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly scenarios: Scenarios
  readonly limits: Limits
  readonly worlds: Worlds
  /** all worlds, if there are others than those of this process */
  readonly directory?: WorldDirectory
  /** false if no connection can be cut off. Defaults to true */
  readonly cutsConnections?: boolean
}

/** The services of an emulator, and the function that loads those for pacts. */
interface LoadableServices {
  readonly services: EmulatorServices
  readonly loadPacts: () => Promise<Pacts>
}

/** Creates the services that handlers use. */
export function createServices({
  vendors,
  scenarios,
  limits,
  worlds,
  directory,
  cutsConnections = true,
}: ServiceParts): LoadableServices {
  let pacts: Promise<Pacts> | undefined
  const loadPacts = () => {
    pacts ??= import('../pacts/index.ts').then(({ Pacts }) => new Pacts(scenarios, services))
    return pacts
  }
  const services: EmulatorServices = {
    version,
    vendors,
    limits,
    storage: worlds.files,
    worlds: registryOf(worlds),
    directory: directory ?? directoryOf(worlds, vendors),
    scenarios: {
      list: () => scenarios.list(),
      schema: () => scenarioSchema(vendors),
      export: ({ world }) => scenarioLines(world, vendors),
    },
    pacts: loadPacts,
    cutsConnections,
    waiting: 0,
  }
  return { services, loadPacts }
}

/** Loads scenarios beside those of the package. @throws ScenarioError with all errors */
export function loadScenarios(
  sources: readonly ScenarioSource[],
  vendors: Readonly<Record<string, Vendor>>,
): Scenarios {
  const scenarios = new Scenarios(vendors)
  const errors = sources.length === 0 ? [] : scenarios.putAll(sources)
  if (errors.length === 0) return scenarios
  throw new ScenarioError(sources.map(({ raw }) => stringAt(raw, 'scenario')).join(', '), errors)
}
