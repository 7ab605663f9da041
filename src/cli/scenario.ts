import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { createInitialWorld } from '../scenarios/create-world.ts'
import { Scenarios } from '../scenarios/library.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import { type ChosenVendors, chooseVendors } from './choose-vendors.ts'
import { Exit } from './exit.ts'
import { isJson, printData, printResult } from './output-options.ts'
import { CREATING_RECORDS, withProgress } from './progress.ts'
import { checkFiles } from './scenario/check-files.ts'
import { scenarioFromCommand } from './scenario/from.ts'
import {
  createLibrary,
  parameterOption,
  resolveScenario,
  SCENARIOS_OPTION,
  type ScenarioChoice,
  withUsageErrors,
} from './scenario-choice.ts'
import { formatErrors, readScenariosOrThrow } from './scenario-files.ts'
import { formatScenario, toScenarioView } from './scenario-text.ts'
import { aligned, styled } from './style.ts'
import { USAGE_ERROR_EXIT_CODE, UsageError } from './usage-error.ts'
import { addVendorOptions, type VendorChoice } from './vendor-choice.ts'

/** Creates `deskdouble scenario`, which checks, lists, shows and creates scenarios. */
export function scenarioCommand(): Command {
  return new Command('scenario')
    .description('Check, list and show scenarios, and create one from traffic')
    .addCommand(
      addVendorOptions(
        new Command('schema').description('Print the JSON Schema of a scenario file, for editors'),
      ).action(async (choice: VendorChoice) => {
        const schema = scenarioSchema((await chooseVendors(choice)).vendors)
        printData(schema, () => JSON.stringify(schema, null, 2))
      }),
    )
    .addCommand(
      addVendorOptions(new Command('check'))
        .description('Check scenario files and print every error')
        .argument('[paths...]', 'files or folders (default: the folder of --scenarios, else the packaged scenarios)')
        .addOption(
          new Option('--scenarios <folder>', 'folder of your own scenarios (default: ./fixtures or ./scenarios)'),
        )
        .action(check),
    )
    .addCommand(
      addVendorOptions(new Command('list'))
        .description('List the scenarios with their descriptions')
        .addOption(SCENARIOS_OPTION)
        .action(list),
    )
    .addCommand(
      addVendorOptions(new Command('show'))
        .description("Show a scenario's settings and the number of its records")
        .argument('<name or file>', 'name or YAML file of the scenario')
        .addOption(SCENARIOS_OPTION)
        .addOption(parameterOption())
        .action(show),
    )
    .addCommand(scenarioFromCommand())
}

type FolderOptions = Pick<ScenarioChoice, 'scenarios'> & VendorChoice

async function check(paths: readonly string[], { scenarios, ...choice }: FolderOptions): Promise<void> {
  const used = await chooseVendors(choice)
  const folder = scenarios ?? ['fixtures', 'scenarios'].find((name) => existsSync(name))
  const chosen = paths.length > 0 || folder === undefined ? paths : [folder]
  if (chosen.length === 0) return checkPackaged(used)
  const { checked, errors } = await checkFiles(chosen, used)
  if (errors.length > 0 && !isJson()) throw new UsageError(formatErrors(errors))
  if (checked.length === 0 && !isJson()) {
    throw new UsageError(`No YAML file found in ${chosen.join(', ')}: name a scenario file.`)
  }
  printResult({ checked, errors }, () => checked.map((file) => `${styled('green', 'ok')}  ${file ?? ''}`).join('\n'))
  if (errors.length > 0) throw new Exit(USAGE_ERROR_EXIT_CODE)
}

function checkPackaged({ vendors }: ChosenVendors): void {
  const scenarios = new Scenarios(vendors)
  const names = scenarios.names()
  for (const name of names) withUsageErrors(() => createInitialWorld(scenarios.plan(name), vendors))
  printResult({ checked: names, errors: [] }, () => {
    return names.map((name) => `${styled('green', 'ok')}  ${name} (packaged)`).join('\n')
  })
}

async function list({ scenarios: folder, ...choice }: FolderOptions): Promise<void> {
  const used = await chooseVendors(choice)
  const sources = folder === undefined ? [] : await readScenariosOrThrow([folder], used)
  const summaries = createLibrary(sources, used).list()
  printData(summaries, () => {
    return aligned(summaries.map(({ name, describe, file }) => [name, describe, file ?? ''])).join('\n')
  })
}

type ShowOptions = Omit<ScenarioChoice, 'scenario'> & VendorChoice

async function show(nameOrFile: string, options: ShowOptions): Promise<void> {
  const used = await chooseVendors(options)
  const { name, sources, parameters } = await resolveScenario({ scenario: nameOrFile, ...options }, used)
  const library = createLibrary(sources, used)
  const scenario = withUsageErrors(() => library.plan(name, parameters))
  const summary = library.list().find((one) => one.name === name)
  const world = await withProgress(CREATING_RECORDS, (onRecordCreated) =>
    withUsageErrors(() => createInitialWorld(scenario, used.vendors, { onRecordCreated })),
  )
  const view = toScenarioView({ scenario, summary, world, vendors: Object.keys(used.vendors) })
  printData(view, () => formatScenario(view))
}
