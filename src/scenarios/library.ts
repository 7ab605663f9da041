import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { ScenarioSummary } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { shortList } from '../errors/short-list.ts'
import { fnv1a } from '../world/digest.ts'
import { validateScenario } from './check-scenario.ts'
import { checkTree } from './check-tree.ts'
import { composeScenario } from './compose.ts'
import { dryRun } from './create-world.ts'
import type { JsonSchema } from './json-schema.ts'
import { type Lineage, lineageOf, stringAt } from './lineage.ts'
import { nearest } from './nearest.ts'
import { packagedFor } from './packaged.ts'
import { applyValues, defaultErrors, parametersOf, valueErrors } from './parameters.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSchema } from './schema.ts'
import type { ScenarioSource } from './source.ts'
import { ScenarioError, type SourceError, toSourceError, uniqueInOrder } from './source-error.ts'

/** Default scenario of a world. */
export const DEFAULT_SCENARIO = 'default'

type Sources = ReadonlyMap<string, ScenarioSource>

/** Scenarios by name. A user's scenario overrides the packaged one of the same name. */
export class Scenarios {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #packaged: Sources
  #users: Sources = new Map()
  readonly #versions = new Map<string, number>()
  #edition = 0

  constructor(vendors: Readonly<Record<string, Vendor>>) {
    this.#vendors = vendors
    this.#packaged = new Map(packagedFor(vendors).map((raw) => [stringAt(raw, 'scenario'), { raw }]))
  }

  /** Number of times that scenarios were added or replaced. A cache of scenarios is valid for one edition. */
  get edition(): number {
    return this.#edition
  }

  /**
   * Returns a number that changes when a scenario, or one that it extends, is replaced.
   * @example
   * const version = emulator.scenarios.versionOf('small-team')
   */
  versionOf(name: string): number {
    return this.#versions.get(name) ?? 0
  }

  /**
   * Returns a digest of a scenario and all that it extends, which another process can compare; undefined if it does not
   * exist.
   * @example
   * const digest = emulator.scenarios.digestOf('small-team')
   */
  digestOf(name: string): string | undefined {
    const source = this.#users.get(name) ?? this.#packaged.get(name)
    if (!source) return undefined
    const text = JSON.stringify(this.#lineage(source).sources.map(({ raw }) => raw))
    return `${text.length}-${fnv1a(text).toString(16)}`
  }

  /**
   * Returns the names of all scenarios, sorted.
   * @example
   * for (const scenario of emulator.scenarios.names()) emulator.fork({ scenario })
   */
  names(): string[] {
    return [...new Set([...this.#packaged.keys(), ...this.#users.keys()])].toSorted()
  }

  /**
   * Returns a summary of each scenario, sorted by name.
   * @example
   * const [first] = emulator.scenarios.list()
   * console.log(first?.name, first?.describe)
   */
  list(): readonly ScenarioSummary[] {
    return this.names().map((name) => {
      const source = this.#findOrThrow(name)
      const parent = stringAt(source.raw, 'extends')
      return {
        name,
        describe: stringAt(source.raw, 'describe'),
        ...(parent !== '' && { extends: parent }),
        parameters: parametersOf(this.#lineage(source).sources),
        ...(source.file !== undefined && { file: source.file }),
      }
    })
  }

  /**
   * Returns the names of a scenario and of every scenario that extends it.
   * @example
   * const affected = emulator.scenarios.withDependents('default')
   */
  withDependents(name: string): string[] {
    const target = this.#findOrThrow(name)
    return this.names().filter((other) => this.#lineage(this.#findOrThrow(other)).sources.includes(target))
  }

  /**
   * Adds a user's scenario, or replaces the scenario of that name.
   * @returns the errors in it and in the scenarios that extend it; if there are any, nothing is added or replaced
   * @example
   * const errors = emulator.scenarios.put({ raw: { scenario: 'empty-desk', describe: 'No records' } })
   */
  put(source: ScenarioSource): readonly SourceError[] {
    return this.putAll([source])
  }

  /**
   * Adds or replaces several scenarios at once. They may extend each other.
   * @param removedFiles files that no longer exist, whose scenarios another file may define now
   * @returns all errors; if there are any, nothing is added or replaced
   * @example
   * const base = { scenario: 'base', describe: 'A slow vendor', kore: { faults: [{ operation: '*', delay: 300 }] } }
   * const errors = emulator.scenarios.putAll([
   *   { raw: base },
   *   { raw: { scenario: 'slow-desk', describe: 'The same with another seed', extends: 'base', seed: 2 } },
   * ])
   */
  putAll(sources: readonly ScenarioSource[], removedFiles: ReadonlySet<string> = new Set()): readonly SourceError[] {
    const treeErrors = sources.flatMap(treeErrorsOf)
    if (treeErrors.length > 0) return treeErrors
    const users = new Map(this.#users)
    for (const source of sources) users.set(stringAt(source.raw, 'scenario'), source)
    const present = [...this.#users.values()].filter(({ file }) => file === undefined || !removedFiles.has(file))
    const allSources = [...present, ...sources]
    const affected = [...new Set([...users.values(), ...sources])].filter((source) => {
      return this.#lineage(source, users).sources.some((layer) => sources.includes(layer))
    })
    const checked = new Map(affected.map((source) => [source, this.#check(source, users)]))
    const errors = uniqueInOrder([
      ...affected.flatMap((source) => this.#ownErrors(source, checked, users)),
      ...sources.flatMap((source) => duplicateNameErrors(source, allSources)),
    ])
    if (errors.length > 0) return errors
    this.#users = users
    this.#edition++
    for (const { raw } of affected) this.#versions.set(stringAt(raw, 'scenario'), this.#edition)
    return []
  }

  /**
   * Composes a scenario from its file and the files that it extends, and fills in its parameters.
   * @param nameOrContent its name, or an object with the content of a scenario's file
   * @param values values of its parameters
   * @throws EmulatorError if the name is unknown; ScenarioError, with every error, if the scenario is invalid
   * @example
   * const scenario = emulator.scenarios.plan('small-team', { organisation: 'Wheel and Bell' })
   */
  plan(nameOrContent: string | object, values: Readonly<Record<string, unknown>> = {}): Scenario {
    const source = typeof nameOrContent === 'string' ? this.#findOrThrow(nameOrContent) : { raw: nameOrContent }
    const treeErrors = treeErrorsOf(source)
    if (treeErrors.length > 0) throw new ScenarioError(nameIn(source), treeErrors)
    const { sources, errors: lineageErrors } = this.#lineage(source)
    const parameters = parametersOf(sources)
    // Named scenarios were checked when they were added.
    const own = typeof nameOrContent === 'string' ? [] : validateScenario(nameOrContent, this.#schema)
    const layers = sources.map((layer) => ({ source: layer, shapeErrors: layer === source ? own : [] }))
    const { scenario, errors } = composeScenario(layers, applyValues(parameters, values), () => this.#schema)
    const all = [
      ...valueErrors(values, parameters),
      ...own.map((error) => toSourceError(source, error)),
      ...lineageErrors,
      ...defaultErrors(sources),
      ...errors,
    ]
    if (all.length === 0) return scenario
    // The valid parts are created all the same, so that every error is reported at once.
    const recordErrors = lineageErrors.length === 0 ? dryRun(scenario, this.#vendors) : []
    throw new ScenarioError(nameIn(source), uniqueInOrder([...all, ...recordErrors]))
  }

  get #schema(): JsonSchema {
    return scenarioSchema(this.#vendors)
  }

  #check(source: ScenarioSource, users: Sources): SourceError[] {
    const { sources, errors: lineageErrors } = this.#lineage(source, users)
    const layers = sources.map((layer) => ({
      source: layer,
      shapeErrors: validateScenario(layer.raw, this.#schema),
    }))
    const shapeErrors = layers.flatMap((layer) => layer.shapeErrors.map((error) => toSourceError(layer.source, error)))
    // If a scenario that it extends is missing, its records cannot be checked.
    if (lineageErrors.length > 0) return [...shapeErrors, ...lineageErrors]
    const { scenario, errors } = composeScenario(layers, parametersOf(sources), () => this.#schema)
    return [...shapeErrors, ...defaultErrors(sources), ...errors, ...dryRun(scenario, this.#vendors)]
  }

  /** Returns a scenario's errors except those already reported for a scenario that it extends. */
  #ownErrors(
    source: ScenarioSource,
    checked: ReadonlyMap<ScenarioSource, SourceError[]>,
    users: Sources,
  ): SourceError[] {
    const reported = this.#lineage(source, users).sources.filter(
      (layer) => layer !== source && checked.get(layer)?.length,
    )
    return (checked.get(source) ?? []).filter(({ file }) => !reported.some((layer) => layer.file === file))
  }

  #findOrThrow(name: string): ScenarioSource {
    const found = this.#users.get(name) ?? this.#packaged.get(name)
    if (found) return found
    const names = this.names()
    const near = nearest(name, names)
    const suggestion = near === undefined ? '' : `Did you mean "${near}"? `
    throw new EmulatorError('DD_SCENARIO_UNKNOWN', { name, suggestion, known: shortList(names, 20) }, 'scenario')
  }

  /** Returns a scenario's lineage. A scenario that extends its own name extends the packaged one that it overrides. */
  #lineage(source: ScenarioSource, users: Sources = this.#users): Lineage {
    return lineageOf(source, {
      names: () => [...new Set([...this.#packaged.keys(), ...users.keys()])].toSorted(),
      parentOf: (child, name) => {
        const userScenario = this.#isPackaged(child) ? undefined : users.get(name)
        return (userScenario === child ? undefined : userScenario) ?? this.#packaged.get(name) ?? userScenario
      },
    })
  }

  #isPackaged(source: ScenarioSource): boolean {
    return this.#packaged.get(stringAt(source.raw, 'scenario')) === source
  }
}

function nameIn({ raw }: ScenarioSource): string {
  return stringAt(raw, 'scenario') || '(unnamed)'
}

/** Returns the error of a scenario that is not a finite tree. Such a scenario cannot be checked further. */
function treeErrorsOf(source: ScenarioSource): SourceError[] {
  const error = checkTree(source.raw)
  return error ? [toSourceError(source, error)] : []
}

function duplicateNameErrors(source: ScenarioSource, all: readonly ScenarioSource[]): SourceError[] {
  const name = stringAt(source.raw, 'scenario')
  const other = all.find((one) => one.file !== source.file && stringAt(one.raw, 'scenario') === name)
  if (!other || name === '') return []
  return [
    toSourceError(source, {
      path: ['scenario'],
      found: name,
      expected: 'must be unique',
      message: `duplicate scenario name "${name}": ${other.file} already has it`,
    }),
  ]
}
