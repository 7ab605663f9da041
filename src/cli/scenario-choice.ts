import { InvalidArgumentError, Option } from 'commander'
import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { Scenarios } from '../scenarios/library.ts'
import { textIn } from '../scenarios/lineage.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import { vendors } from '../vendors/index.ts'
import { readScenariosOrThrow } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'

type Texts = Readonly<Record<string, string>>

/** Which scenario a command is about. */
export interface ScenarioChoice {
  /** its name, or a file */
  readonly scenario: string
  /** a folder of the user's */
  readonly scenarios?: string
  readonly with: Texts
}

/** A chosen scenario, with all that it may extend. */
export interface Chosen {
  readonly name: string
  readonly sources: readonly ScenarioSource[]
  readonly given: Readonly<Record<string, ParameterValue>>
}

export const FOLDER = new Option('--scenarios <folder>', 'scenarios of your own, beside those of the package')

/** `--with name=value`, as often as there are parameters. */
export function withOption(): Option {
  return new Option('--with <name=value>', 'a value for a parameter of the scenario; repeatable')
    .argParser((text, before: Texts) => {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
      if (name === '') throw new InvalidArgumentError('It must be like name=value.')
      return { ...before, [name]: value }
    })
    .default({}, 'its defaults')
}

/** Reads what was chosen. Throws a UsageError for a file that is not there or whose syntax is wrong. */
export async function choose({ scenario, scenarios, with: texts }: ScenarioChoice): Promise<Chosen> {
  const isFile = /[/\\]|\.ya?ml$/.test(scenario)
  const paths = [...(isFile ? [scenario] : []), ...(scenarios === undefined ? [] : [scenarios])]
  const sources = await readScenariosOrThrow(paths)
  const name = isFile ? textIn(sources.find(({ file }) => file === scenario)?.raw, 'scenario') : scenario
  const given = Object.keys(texts).length === 0 ? {} : typed(texts, name, sources)
  return { name, sources, given }
}

/** The command line knows texts only: each becomes what the parameter's default is, where it can. */
function typed(
  texts: Texts,
  name: string,
  sources: readonly ScenarioSource[],
): Readonly<Record<string, ParameterValue>> {
  const declared =
    libraryOf(sources)
      .list()
      .find((one) => one.name === name)?.parameters ?? {}
  return Object.fromEntries(
    Object.entries(texts).map(([parameter, text]) => [parameter, typedLike(declared[parameter], text)]),
  )
}

function typedLike(standard: ParameterValue | undefined, text: string): ParameterValue {
  if (typeof standard === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  if (typeof standard === 'boolean' && ['true', 'false'].includes(text)) return text === 'true'
  return text
}

/** The scenarios of the package with these beside them. Throws a UsageError that tells all that is wrong with them. */
export function libraryOf(sources: readonly ScenarioSource[]): Scenarios {
  const library = new Scenarios(vendors)
  const errors = library.putAll(sources)
  if (errors.length === 0) return library
  throw new UsageError(new ScenarioError(sources.map(({ raw }) => textIn(raw, 'scenario')).join(', '), errors).message)
}

/** Runs what may fail on a scenario that is unknown or wrong. Then it throws a UsageError. */
export function orUsageError<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError) throw new UsageError(error.message)
    throw error
  }
}
