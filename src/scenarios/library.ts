import type { ScenarioSummary } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { scenarios as packaged } from '../generated/scenarios.ts'
import { validateShape } from './check-shape.ts'
import { compose } from './compose.ts'
import { dryRun } from './create-world.ts'
import type { JsonSchema } from './json-schema.ts'
import { type Lineage, lineageOf, textIn } from './lineage.ts'
import { nearest } from './nearest.ts'
import { defaultErrors, parametersOf, valueErrors, withValues } from './parameters.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSchema } from './schema.ts'
import type { ScenarioSource } from './source.ts'
import { inOrder, ScenarioError, type SourceError, sourceErrorAt } from './source-error.ts'

/** The scenario that a world starts from unless another is named. */
export const DEFAULT_SCENARIO = 'default'

type Sources = ReadonlyMap<string, ScenarioSource>

/** All scenarios by name: those that come with the package, and the user's, which may stand in their place. */
export class Scenarios {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #packaged: Sources = new Map(packaged.map((raw) => [textIn(raw, 'scenario'), { raw }]))
  #users: Sources = new Map()
  readonly #versions = new Map<string, number>()
  #edition = 0

  constructor(vendors: Readonly<Record<string, Vendor>>) {
    this.#vendors = vendors
  }

  /** Counts how often scenarios were added or replaced: what was remembered of them holds for one edition. */
  get edition(): number {
    return this.#edition
  }

  /** Tells one state of a scenario, and of what it extends, from another. */
  versionOf(name: string): number {
    return this.#versions.get(name) ?? 0
  }

  /** The names of all, sorted. */
  names(): string[] {
    return [...new Set([...this.#packaged.keys(), ...this.#users.keys()])].toSorted()
  }

  /** All of them, sorted by name. */
  list(): readonly ScenarioSummary[] {
    return this.names().map((name) => {
      const source = this.#findOrThrow(name)
      const parent = textIn(source.raw, 'extends')
      return {
        name,
        describe: textIn(source.raw, 'describe'),
        ...(parent !== '' && { extends: parent }),
        parameters: parametersOf(this.#lineage(source).sources),
        ...(source.file !== undefined && { file: source.file }),
      }
    })
  }

  /** The names of a scenario and of those that extend it. */
  buildingOn(name: string): string[] {
    const wanted = this.#findOrThrow(name)
    return this.names().filter((other) => this.#lineage(this.#findOrThrow(other)).sources.includes(wanted))
  }

  /**
   * Adds a user's scenario, or replaces the one of its name, once it and those that extend it are without mistakes.
   * @returns the mistakes; where there are some, nothing was added or replaced
   */
  put(source: ScenarioSource): readonly SourceError[] {
    return this.putAll([source])
  }

  /** The same with several at once, which may extend each other. */
  putAll(sources: readonly ScenarioSource[]): readonly SourceError[] {
    const users = new Map(this.#users)
    for (const source of sources) users.set(textIn(source.raw, 'scenario'), source)
    const held = [...this.#users.values(), ...sources]
    const touched = [...new Set([...users.values(), ...sources])].filter((source) => {
      return this.#lineage(source, users).sources.some((layer) => sources.includes(layer))
    })
    const checked = new Map(touched.map((source) => [source, this.#check(source, users)]))
    const errors = inOrder([
      ...touched.flatMap((source) => this.#ownMistakes(source, checked, users)),
      ...sources.flatMap((source) => nameTaken(source, held)),
    ])
    if (errors.length > 0) return errors
    this.#users = users
    this.#edition++
    for (const { raw } of touched) this.#versions.set(textIn(raw, 'scenario'), this.#edition)
    return []
  }

  /**
   * A scenario put together: with what it extends, and with its parameters filled in.
   * @param named its name, or what a scenario's file holds
   * @param given values for its parameters
   * @throws RangeError for an unknown name; ScenarioError, with every mistake, for one that is not right
   */
  plan(named: string | object, given: Readonly<Record<string, unknown>> = {}): Scenario {
    const source = typeof named === 'string' ? this.#findOrThrow(named) : { raw: named }
    const { sources, errors: astray } = this.#lineage(source)
    const parameters = parametersOf(sources)
    // All others were checked as they were put here.
    const own = typeof named === 'string' ? [] : validateShape(named, this.#schema, this.#schema)
    const layers = sources.map((layer) => ({ source: layer, misfits: layer === source ? own : [] }))
    const { scenario, mistakes: errors } = compose(layers, withValues(parameters, given), () => this.#schema)
    const all = [
      ...valueErrors(given, parameters),
      ...own.map((error) => sourceErrorAt(source, error)),
      ...astray,
      ...defaultErrors(sources),
      ...errors,
    ]
    if (all.length === 0) return scenario
    // What is right of it is tried all the same: so its author hears of everything at once.
    const tried = astray.length === 0 ? dryRun(scenario, this.#vendors) : []
    throw new ScenarioError(textIn(source.raw, 'scenario') || '(unnamed)', inOrder([...all, ...tried]))
  }

  get #schema(): JsonSchema {
    return scenarioSchema(this.#vendors)
  }

  #check(source: ScenarioSource, users: Sources): SourceError[] {
    const { sources, errors: astray } = this.#lineage(source, users)
    const layers = sources.map((layer) => ({
      source: layer,
      misfits: validateShape(layer.raw, this.#schema, this.#schema),
    }))
    const misshapen = layers.flatMap((layer) => layer.misfits.map((error) => sourceErrorAt(layer.source, error)))
    // Without what it extends, little of it could be judged.
    if (astray.length > 0) return [...misshapen, ...astray]
    const { scenario, mistakes: errors } = compose(layers, parametersOf(sources), () => this.#schema)
    return [...misshapen, ...defaultErrors(sources), ...errors, ...dryRun(scenario, this.#vendors)]
  }

  /** Those that are not told of what it extends, which may stumble over the same otherwise. */
  #ownMistakes(
    source: ScenarioSource,
    checked: ReadonlyMap<ScenarioSource, SourceError[]>,
    users: Sources,
  ): SourceError[] {
    const told = this.#lineage(source, users).sources.filter((layer) => layer !== source && checked.get(layer)?.length)
    return (checked.get(source) ?? []).filter(({ file }) => !told.some((layer) => layer.file === file))
  }

  #findOrThrow(name: string): ScenarioSource {
    const found = this.#users.get(name) ?? this.#packaged.get(name)
    if (found) return found
    const names = this.names()
    const near = nearest(name, names)
    const meant = near === undefined ? '' : ` (did you mean "${near}"?)`
    throw new RangeError(`There is no scenario "${name}"${meant}; there are ${names.join(', ')}`)
  }

  /** One that extends its own name means the packaged one, in whose place it stands. */
  #lineage(source: ScenarioSource, users: Sources = this.#users): Lineage {
    return lineageOf(source, {
      names: () => [...new Set([...this.#packaged.keys(), ...users.keys()])].toSorted(),
      parentOf: (child, name) => {
        const ofUser = this.#isPackaged(child) ? undefined : users.get(name)
        return (ofUser === child ? undefined : ofUser) ?? this.#packaged.get(name) ?? ofUser
      },
    })
  }

  #isPackaged(source: ScenarioSource): boolean {
    return this.#packaged.get(textIn(source.raw, 'scenario')) === source
  }
}

function nameTaken(source: ScenarioSource, held: readonly ScenarioSource[]): SourceError[] {
  const name = textIn(source.raw, 'scenario')
  const other = held.find((one) => one.file !== source.file && textIn(one.raw, 'scenario') === name)
  if (!other || name === '') return []
  return [
    sourceErrorAt(source, { path: ['scenario'], found: name, expected: `must be another name than ${other.file} has` }),
  ]
}
