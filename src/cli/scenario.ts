import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { createInitialWorld } from '../scenarios/create-world.ts'
import { Scenarios } from '../scenarios/library.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import { inOrder } from '../scenarios/source-error.ts'
import { vendors } from '../vendors/index.ts'
import { Exit } from './exit.ts'
import { JSON_OPTION, type Told } from './json-option.ts'
import { CREATING_RECORDS, withProgress } from './progress.ts'
import { choose, FOLDER, libraryOf, orUsageError, type ScenarioChoice, withOption } from './scenario-choice.ts'
import { formatErrors, readScenarios, readScenariosOrThrow } from './scenario-files.ts'
import { scenarioText, shownScenario } from './scenario-text.ts'
import { aligned, styled } from './style.ts'
import { MISUSED, UsageError } from './usage-error.ts'

/** `deskdouble scenario`: what a world can begin with, and whether a file of yours is right. */
export function scenarioCommand(): Command {
  return new Command('scenario')
    .description('Check scenarios, and show what there is')
    .addCommand(
      new Command('schema')
        .description('Print the JSON Schema of a scenario file, for editors')
        .action(() => console.log(JSON.stringify(scenarioSchema(vendors), null, 2))),
    )
    .addCommand(
      new Command('check')
        .description('Check scenario files, and tell every mistake')
        .argument('[paths...]', 'files or folders; without any those of --scenarios, else those of the package')
        .addOption(new Option('--scenarios <folder>', 'your own; ./fixtures or ./scenarios unless given'))
        .addOption(JSON_OPTION)
        .action(check),
    )
    .addCommand(
      new Command('list')
        .description('List the scenarios that a world can begin with')
        .addOption(FOLDER)
        .addOption(JSON_OPTION)
        .action(list),
    )
    .addCommand(
      new Command('show')
        .description('Show what a world begins with')
        .argument('<name or file>')
        .addOption(FOLDER)
        .addOption(withOption())
        .addOption(JSON_OPTION)
        .action(show),
    )
}

type OfFolder = Pick<ScenarioChoice, 'scenarios'> & Told

async function check(paths: readonly string[], { scenarios, json }: OfFolder): Promise<void> {
  const present = scenarios ?? ['fixtures', 'scenarios'].find((folder) => existsSync(folder))
  const chosen = paths.length > 0 || present === undefined ? paths : [present]
  if (chosen.length === 0) return checkPackaged({ json })
  const { sources, mistakes: errors } = await readScenarios(chosen)
  const all = inOrder([...errors, ...new Scenarios(vendors).putAll(sources)])
  if (json) {
    console.log(JSON.stringify({ checked: sources.map(({ file }) => file), mistakes: all }, null, 2))
    if (all.length > 0) throw new Exit(MISUSED)
    return
  }
  if (all.length > 0) throw new UsageError(formatErrors(all))
  if (sources.length === 0) throw new UsageError(`There is no YAML file in ${chosen.join(', ')}.`)
  for (const { file = '' } of sources) console.log(`${styled('green', 'right')}  ${file}`)
}

function checkPackaged({ json }: Told): void {
  const scenarios = new Scenarios(vendors)
  const names = scenarios.names()
  for (const name of names) orUsageError(() => createInitialWorld(scenarios.plan(name), vendors))
  if (json) console.log(JSON.stringify({ checked: names, mistakes: [] }, null, 2))
  else for (const name of names) console.log(`${styled('green', 'right')}  ${name}, of the package`)
}

async function list({ scenarios: folder, json }: OfFolder): Promise<void> {
  const summaries = libraryOf(folder === undefined ? [] : await readScenariosOrThrow([folder])).list()
  if (json) return console.log(JSON.stringify(summaries, null, 2))
  console.log(aligned(summaries.map(({ name, describe, file }) => [name, describe, file ?? ''])).join('\n'))
}

async function show(scenario: string, { json, ...options }: Omit<ScenarioChoice, 'scenario'> & Told): Promise<void> {
  const { name, sources, given } = await choose({ scenario, ...options })
  const library = libraryOf(sources)
  const planned = orUsageError(() => library.plan(name, given))
  const summary = library.list().find((one) => one.name === name)
  const world = await withProgress(CREATING_RECORDS, (onPlanted) =>
    orUsageError(() => createInitialWorld(planned, vendors, { onRecordCreated: onPlanted })),
  )
  const shown = shownScenario({ planned, summary, world })
  console.log(json ? JSON.stringify(shown, null, 2) : scenarioText(shown))
}
