import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { scenarioSchema } from '../scenarios/schema.ts'
import { vendors } from '../vendors/index.ts'
import { CONFIG_SCHEMA } from './config.ts'
import { aligned, styled } from './style.ts'
import { UsageError } from './usage-error.ts'

/** `deskdouble init`: a configuration and a first scenario, and what to do with them. */
export function initCommand(): Command {
  return new Command('init')
    .description('Write a configuration and a first scenario; what is there already stays as it is')
    .argument('[folder]', 'where', '.')
    .action(init)
}

const CONFIG = `# yaml-language-server: $schema=scenarios/config.schema.json
# What flags would say otherwise: a flag on the command line comes before it.

# What the world begins with: a scenario of the package, or one of yours.
scenario: first-desk
# Where yours are. While "deskdouble serve" runs, edited ones are checked and taken up.
scenarios: scenarios

# port: 4010
# seed: 7            # another random sequence: other ids, other generated names
# auth: strict       # believe only the clients and tokens of the scenario
# limits: { worlds: 100 }
`

const SCENARIO = `# yaml-language-server: $schema=scenario.schema.json
# The state that a world begins with. "deskdouble scenario check" tells every mistake.
scenario: first-desk
describe: A bicycle workshop, with an assistant of your own
extends: small-team
# Parameters: a test may give them other values.
with: { helper: Saddle helper }

genesys:
  assistants:
    - { name: '\${helper}', queues: [Shop] }
  # and as many more as you want, with lifelike names
  generate: { assistants: 3 }
`

async function init(folder: string): Promise<void> {
  const files = {
    'deskdouble.config.yaml': CONFIG,
    'scenarios/first-desk.yaml': SCENARIO,
    'scenarios/scenario.schema.json': `${JSON.stringify(scenarioSchema(vendors), null, 2)}\n`,
    'scenarios/config.schema.json': `${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`,
  }
  const rows: string[][] = []
  for (const [name, text] of Object.entries(files)) {
    const isNew = await writeNew(join(folder, name), text)
    rows.push(['', isNew ? styled('green', 'written') : styled('dim', 'was there'), join(folder, name)])
  }
  console.log(aligned(rows).join('\n'))
  console.log(NEXT)
}

const NEXT = `
Next:
  npx deskdouble serve                 a backend for your frontend, on http://127.0.0.1:4010; /_control/ shows what happens
  npx deskdouble exec -- npm test      the same for the time of a command, which finds it at DESKDOUBLE_URL
  npx deskdouble scenario check        what is wrong with your scenarios
  npx deskdouble doctor                what is wrong with the set-up`

/** Writes a file unless there is one. @returns whether it was written */
async function writeNew(file: string, text: string): Promise<boolean> {
  if (existsSync(file)) return false
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
