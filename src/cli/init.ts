import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Command } from 'commander'
import type { Vendors } from '../emulator/vendors.ts'
import { describeFileError } from '../errors/file-error.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import { chooseVendors } from './choose-vendors.ts'
import { CONFIG_SCHEMA } from './config.ts'
import { printResult } from './output-options.ts'
import { formatWritten, type WrittenFile } from './spec/write-files.ts'
import { UsageError } from './usage-error.ts'
import { addSpecOptions, type SpecChoice, type VendorChoice } from './vendor-choice.ts'

/** Creates `deskdouble init`, which writes a configuration and a first scenario. */
export function initCommand(): Command {
  return addSpecOptions(new Command('init'))
    .description('Write a configuration and a first scenario; existing files stay unchanged')
    .argument('[folder]', 'folder to write to', '.')
    .action(init)
}

const CONFIG = configText('first-desk')

/** Returns the content of a configuration. @param specs lines that name the specs */
function configText(scenario: string, specs = ''): string {
  return `# yaml-language-server: $schema=scenarios/config.schema.json
# Defaults of the command-line flags. A flag overrides its setting here.

# Scenario of the default world: a packaged one or one of your own.
scenario: ${scenario}
# Folder of your own scenarios. "deskdouble serve" checks and reloads edited files while it runs.
scenarios: scenarios
${specs}
# port: 4010
# seed: 7            # another seed gives other ids and generated names
# auth: strict       # accept only the clients and tokens of the scenario
# limits: { worlds: 100 }
`
}

const SCENARIO = `# yaml-language-server: $schema=scenario.schema.json
# Initial state of a world. "deskdouble scenario check" prints every error.
scenario: first-desk
describe: A bicycle workshop with one more assistant and three generated ones
extends: small-team
# Parameters with their defaults. A test can set other values.
with: { helper: Saddle helper }

genesys:
  assistants:
    - { name: '\${helper}', queues: [Shop] }
  # number of sample records to add, with realistic names
  generate: { assistants: 3 }
`

/** Returns the files for specs: the configuration names them, and the scenario generates records of each. */
function filesFor(specs: readonly SpecChoice[], vendors: Vendors, folder: string): Record<string, string> {
  const locationOf = (location: string) => {
    return isUrl(location) ? location : relative(folder, location).replaceAll('\\', '/')
  }
  const entries = specs.map(({ spec, overlays, ...others }) => {
    const overlay = overlays.length === 0 ? {} : { overlay: overlays.map(locationOf) }
    return `  - ${JSON.stringify({ spec: locationOf(spec), ...others, ...overlay })}\n`
  })
  const sections = Object.entries(vendors).map(([name, { factories }]) => {
    const [collection] = Object.keys(factories).filter((one) => !CREDENTIALS.has(one))
    const count = collection === undefined ? '{}' : JSON.stringify({ [collection]: 3 })
    return `${name}:\n  # number of sample records to add; list records of your own by the names of their collections\n  generate: ${count}\n`
  })
  return {
    'deskdouble.config.yaml': configText(
      'first',
      `\n# OpenAPI documents that are emulated.\nspecs:\n${entries.join('')}`,
    ),
    'scenarios/first.yaml': `# yaml-language-server: $schema=scenario.schema.json
# Initial state of a world. "deskdouble scenario check" prints every error.
scenario: first
describe: A few sample records

${sections.join('\n')}`,
  }
}

/** Collections of credentials, which are not records of an API. */
const CREDENTIALS = new Set(['credentials', 'knownCredentials'])

function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location)
}

async function init(folder: string, { spec: specs = [] }: Pick<VendorChoice, 'spec'>): Promise<void> {
  const { vendors } = await chooseVendors({ spec: specs })
  const own =
    specs.length > 0
      ? filesFor(specs, vendors, folder)
      : { 'deskdouble.config.yaml': CONFIG, 'scenarios/first-desk.yaml': SCENARIO }
  const files = {
    ...own,
    'scenarios/scenario.schema.json': `${JSON.stringify(scenarioSchema(vendors), null, 2)}\n`,
    'scenarios/config.schema.json': `${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`,
  }
  const written: WrittenFile[] = []
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    written.push({ file, written: await writeNew(file, text) })
  }
  printResult({ files: written }, () => `${formatWritten(written)}\n${NEXT}`)
}

const NEXT = `
Next:
  npx deskdouble serve                 serve a backend for your frontend on http://127.0.0.1:4010; open /_control/ to see each request
  npx deskdouble exec -- npm test      run a command with its own backend, which it finds at DESKDOUBLE_URL
  npx deskdouble scenario check        check your scenarios
  npx deskdouble doctor                check the setup`

/** Writes a file if it does not exist. @returns true if it was written */
async function writeNew(file: string, text: string): Promise<boolean> {
  if (existsSync(file)) return false
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    throw new UsageError(`Failed to write ${file}: ${describeFileError(error)}.`)
  }
}
