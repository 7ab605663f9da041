import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Store } from '../durability/store.ts'
import { type AnyEmulator, emulate } from '../emulator/emulator.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import { chooseVendors } from './choose-vendors.ts'
import { clockOption } from './clock-option.ts'
import { CREATING_RECORDS, withProgress } from './progress.ts'
import {
  parameterOption,
  resolveScenario,
  SCENARIOS_OPTION,
  type ScenarioChoice,
  withUsageErrors,
} from './scenario-choice.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

/** Options of a command that creates an emulator. */
export interface EmulatorChoice extends ScenarioChoice, VendorChoice {
  readonly seed?: number
  /** time at which the clock of the default world is frozen */
  readonly clock?: string
  readonly auth?: Auth
  readonly limit: Partial<Limits>
}

/** Adds the options of {@link EmulatorChoice} to a command. */
export function addEmulatorOptions(command: Command): Command {
  const limits = Object.entries(DEFAULT_LIMITS)
    .map(([name, number]) => `${name}=${number}`)
    .join(', ')
  return addVendorOptions(command)
    .option('-s, --scenario <name or file>', 'scenario of the default world: a name or a YAML file', 'default')
    .addOption(SCENARIOS_OPTION)
    .addOption(parameterOption())
    .option(
      '--seed <number>',
      "seed of the random source: another seed gives other ids and names (default: the scenario's)",
      parseWholeNumber,
    )
    .addOption(clockOption())
    .addOption(
      new Option(
        '--auth <mode>',
        "accepted credentials: any well-formed one (open), or only those in the world (strict) (default: the scenario's, or open)",
      ).choices(['open', 'strict']),
    )
    .addOption(
      new Option('--limit <name=number>', 'maximum number of worlds, exchanges and other resources; repeatable')
        .argParser(parseLimit)
        .default({}, limits),
    )
}

/** An emulator, with the choices that it was created from. */
export interface ChosenEmulator {
  readonly emulator: AnyEmulator
  readonly scenario: string
  /** names of known vendors that it does not emulate */
  readonly absent: readonly string[]
  /** accepted credentials */
  readonly auth: Auth
}

/** A store of the worlds. It is opened once the other options are known to be valid. */
interface StoreChoice {
  readonly openStore?: () => Store | undefined
}

/** Creates the emulator that the options describe. @throws UsageError if the scenario is unknown or invalid */
export async function createChosenEmulator({
  seed,
  clock,
  auth,
  limit: limits,
  openStore,
  ...choice
}: EmulatorChoice & StoreChoice): Promise<ChosenEmulator> {
  const chosen = await chooseVendors(choice)
  const { name, sources, parameters } = await resolveScenario(choice, chosen)
  const store = openStore?.()
  const overrides = {
    ...(auth !== undefined && { auth }),
    ...(seed !== undefined && { seed }),
    ...(clock !== undefined && { clock }),
  }
  const emulator = await withProgress(CREATING_RECORDS, (onRecordCreated) => {
    return withUsageErrors(() =>
      emulate({
        vendors: chosen.vendors,
        scenarios: sources,
        scenario: name,
        with: parameters,
        limits,
        onRecordCreated,
        store,
        ...overrides,
      }),
    )
  })
  const { absent } = chosen
  return {
    emulator,
    scenario: emulator.scenario ?? name,
    absent,
    auth: auth ?? emulator.scenarios.plan(name, parameters).auth ?? 'open',
  }
}

function parseLimit(text: string, others: Partial<Limits>): Partial<Limits> {
  const [name = '', number = ''] = text.split('=')
  if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
    throw new InvalidArgumentError(`Unknown limit "${name}"; use one of ${Object.keys(DEFAULT_LIMITS).join(', ')}.`)
  }
  const value = parseWholeNumber(number)
  if (value < 1) throw new InvalidArgumentError('It must be a whole number of at least 1.')
  return { ...others, [name]: value }
}

/** Parses a whole number. @throws InvalidArgumentError for any other text */
export function parseWholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
