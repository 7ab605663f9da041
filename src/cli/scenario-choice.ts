import { InvalidArgumentError, Option } from 'commander'
import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import type { ChosenVendors } from './choose-vendors.ts'
import { readScenariosOrThrow } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'

type Texts = Readonly<Record<string, string>>
type Parameters = Readonly<Record<string, ParameterValue>>

/** Options with which a user chooses a scenario. */
export interface ScenarioChoice {
  /** a name or a file */
  readonly scenario: string
  /** a folder of the user's scenarios */
  readonly scenarios?: string
  readonly with: Texts
}

/** A chosen scenario, with the files that it may extend. */
export interface ResolvedScenario {
  readonly name: string
  readonly sources: readonly ScenarioSource[]
  readonly parameters: Readonly<Record<string, ParameterValue>>
}

export const SCENARIOS_OPTION = new Option('--scenarios <folder>', 'folder of your own scenarios')

/** Creates the repeatable option `--with name=value`. */
export function parameterOption(): Option {
  return new Option('--with <name=value>', 'value of a scenario parameter; repeatable')
    .argParser((text, before: Texts) => {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
      if (name === '') throw new InvalidArgumentError('It must have the form name=value.')
      return { ...before, [name]: value }
    })
    .default({}, "the scenario's defaults")
}

/** Reads the files of the chosen scenario. @throws UsageError if a file is missing or has a syntax error */
export async function resolveScenario(
  { scenario, scenarios, with: texts }: ScenarioChoice,
  chosen: ChosenVendors,
): Promise<ResolvedScenario> {
  const isFile = /[/\\]|\.ya?ml$/.test(scenario)
  const paths = [...(isFile ? [scenario] : []), ...(scenarios === undefined ? [] : [scenarios])]
  const sources = await readScenariosOrThrow(paths, chosen)
  const name = isFile ? stringAt(sources.find(({ file }) => file === scenario)?.raw, 'scenario') : scenario
  const parameters =
    Object.keys(texts).length === 0 ? {} : convertTexts(texts, declaredParameters(name, createLibrary(sources, chosen)))
  return { name, sources, parameters }
}

/** Converts the texts of the command line to the types of the parameters' defaults, where possible. */
function convertTexts(texts: Texts, declared: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(texts).map(([parameter, text]) => [parameter, convertText(text, declared[parameter])]),
  )
}

function declaredParameters(name: string, library: Scenarios): Parameters {
  return library.list().find((one) => one.name === name)?.parameters ?? {}
}

function convertText(text: string, defaultValue: ParameterValue | undefined): ParameterValue {
  if (typeof defaultValue === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  if (typeof defaultValue === 'boolean' && ['true', 'false'].includes(text)) return text === 'true'
  return text
}

/** Creates the library of the packaged scenarios and these sources. @throws UsageError with every error in them */
export function createLibrary(sources: readonly ScenarioSource[], { vendors }: ChosenVendors): Scenarios {
  const library = new Scenarios(vendors)
  const errors = library.putAll(sources)
  if (errors.length === 0) return library
  const names = sources.map(({ raw, file = '' }) => stringAt(raw, 'scenario') || file).join(', ')
  throw new UsageError(new ScenarioError(names, errors).message)
}

/** Runs a function. Rethrows the error of an unknown or invalid scenario as a UsageError. */
export function withUsageErrors<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof DeskDoubleError) throw new UsageError(error.message)
    throw error
  }
}
