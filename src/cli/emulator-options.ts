import { type Command, InvalidArgumentError, Option } from 'commander'
import { createCoreEmulator, type Emulator } from '../emulator/emulator.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import { CREATING_RECORDS, withProgress } from './progress.ts'
import { choose, FOLDER, orUsageError, type ScenarioChoice, withOption } from './scenario-choice.ts'

/** What a command's emulator begins with. */
export interface EmulatorChoice extends ScenarioChoice {
  readonly seed?: number
  readonly auth?: Auth
  readonly limit: Partial<Limits>
}

/** Gives a command the options that say what its emulator begins with. */
export function withEmulatorOptions(command: Command): Command {
  return command
    .option('-s, --scenario <name or file>', 'what the world begins with', 'default')
    .addOption(FOLDER)
    .addOption(withOption())
    .option('--seed <number>', 'another random sequence', wholeNumber)
    .addOption(new Option('--auth <mode>', 'which credentials are believed').choices(['open', 'strict']))
    .addOption(
      new Option(
        '--limit <name=number>',
        `how much there may be: ${Object.keys(DEFAULT_LIMITS).join(', ')}; repeatable`,
      )
        .argParser(limit)
        .default({}, 'the usual'),
    )
}

/** An emulator as it was chosen, and what it was chosen by. */
export interface ChosenEmulator {
  readonly emulator: Emulator
  readonly scenario: string
  /** which credentials it believes */
  readonly auth: Auth
}

/** Makes the emulator that the options describe. Throws a UsageError for a scenario that is unknown or wrong. */
export async function chosenEmulator({
  seed,
  auth,
  limit: limits,
  ...choice
}: EmulatorChoice): Promise<ChosenEmulator> {
  const { name, sources, given } = await choose(choice)
  const told = { ...(auth !== undefined && { auth }), ...(seed !== undefined && { seed }) }
  const emulator = await withProgress(CREATING_RECORDS, (onPlanted) => {
    return orUsageError(() =>
      createCoreEmulator({
        scenarios: sources,
        scenario: name,
        with: given,
        limits,
        onRecordCreated: onPlanted,
        ...told,
      }),
    )
  })
  return { emulator, scenario: name, auth: auth ?? emulator.scenarios.plan(name, given).auth ?? 'open' }
}

function limit(text: string, others: Partial<Limits>): Partial<Limits> {
  const [name = '', number = ''] = text.split('=')
  if (!(name in DEFAULT_LIMITS)) {
    throw new InvalidArgumentError(`There is no limit "${name}"; there are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`)
  }
  const most = wholeNumber(number)
  if (most < 1) throw new InvalidArgumentError('It must be at least 1.')
  return { ...others, [name]: most }
}

/** Reads a whole number. Throws for anything else, as commander wants it. */
export function wholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
