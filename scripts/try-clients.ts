/**
 * Checks that other programs can use the served documents: linters find no error, and the clients of three generators
 * compile and create, read and list a record of each vendor. Runs the examples in other languages. A language that is not
 * installed is skipped with a message. `--languages` runs only these examples.
 */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { createEmulator } from '../src/index.ts'
import { tryLanguages } from './clients/languages.ts'
import { LOOPS, type Loop } from './clients/loops.ts'
import { GENERATORS, type Generator, programOf } from './clients/programs.ts'

const ROOT = join(import.meta.dirname, '..')
const TOOLS = join(ROOT, 'tools/clients')
const TIMEOUT_MS = 180_000
/** Rules that the paths of the inspector's page break: one is a redirect, one ends with a slash, none can fail. */
const INSPECTOR_RULES = ['no-path-trailing-slash', 'operation-2xx-response', 'operation-4xx-response']
const PROJECT = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['*.ts', 'client/**/*.ts'],
}

const { values } = parseArgs({ options: { languages: { type: 'boolean', default: false } } })
const folder = mkdtempSync(join(tmpdir(), 'deskdouble-clients-'))
const failures: string[] = []
const emulator = createEmulator()
const server = await emulator.listen({ port: 0 })
try {
  await attempt(() => tryLanguages(server.url))
  if (!values.languages) await tryGenerators()
  if (failures.length === 0) console.log('Other programs can use the served documents')
  else process.exitCode = 1
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function tryGenerators(): Promise<void> {
  // The generators need an older TypeScript than the project, so they are installed on their own.
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(TOOLS, file), join(folder, file))
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
  await attempt(async () => lint('control', await readDocument(''), INSPECTOR_RULES))
  await Promise.all(LOOPS.map(tryVendor))
}

async function tryVendor(loop: Loop): Promise<void> {
  const document = await readDocument(`/vendors/${loop.vendor}`)
  await attempt(() => lint(loop.vendor, document))
  for (const generator of GENERATORS) await attempt(() => tryClient(generator, loop, document))
}

/** Runs one check. Reports its failure and goes on, so that one run shows all failures. */
async function attempt(check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    failures.push(String(error))
    console.error(String(error))
  }
}

/** Reads a served document. @param path `/vendors/` and the name of the vendor, or empty for the control API */
async function readDocument(path: string): Promise<string> {
  const response = await fetch(`${server.url}/_control${path}/openapi.json`)
  return JSON.stringify(await response.json(), null, 2)
}

/** Lints a served document. @throws Error if a linter finds an error */
async function lint(vendor: string, document: string, skipped: readonly string[] = []): Promise<void> {
  const file = join(folder, `${vendor}.json`)
  const ruleset = join(folder, 'spectral.json')
  writeFileSync(file, document)
  writeFileSync(ruleset, JSON.stringify({ extends: ['spectral:oas'] }))
  await run('spectral', ['lint', '--ruleset', ruleset, '--fail-severity', 'error', '--quiet', file], folder)
  const skips = ['no-unused-components', 'no-ambiguous-paths', ...skipped].flatMap((rule) => ['--skip-rule', rule])
  await run('redocly', ['lint', '--extends', 'recommended-strict', ...skips, file], folder)
  console.log(`${vendor}: no error of Spectral's OpenAPI rules and Redocly's strict ones`)
}

async function tryClient(generator: Generator, loop: Loop, document: string): Promise<void> {
  const project = join(folder, `${loop.vendor}-${generator.name.replaceAll(/\W+/g, '-')}`)
  mkdirSync(project)
  const files = { ...generator.files, 'document.json': document, 'main.ts': programOf(generator, loop) }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(PROJECT))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }))
  const [command = '', ...args] = generator.command
  await run(command, args, project)
  await run('tsc', ['--project', 'tsconfig.json'], project)
  await run('esbuild', ['main.ts', '--bundle', '--platform=node', '--format=esm', '--outfile=main.mjs'], project)
  await run('node', ['main.mjs'], project, settings(loop))
  console.log(`${loop.vendor}: the client of ${generator.name} compiles, and creates, reads and lists a record`)
}

/** Returns the environment of a program: the address of a world of its own, credentials, and ids of its paths. */
function settings({ vendor }: Loop): Readonly<Record<string, string>> {
  const world = emulator.fork({ scenario: 'default' })
  const { genesys, kore, singularity, bird } = world
  const handle = Object.entries({ genesys, kore, singularity, bird }).find(([name]) => name === vendor)?.[1]
  const ids = {
    streamId: kore.credentials.settings['streamId'],
    groupId: kore.records.agentGroups.first()?.id,
    workspaceId: bird.records.workspaces.first()?.id,
  }
  return {
    BASE_URL: `${server.url}/_world/${world.name}`,
    HEADERS: JSON.stringify(handle?.credentials.headers ?? {}),
    IDS: JSON.stringify(ids),
  }
}

/** Runs a command of the project or of the tools. @throws Error with its output if it fails */
async function run(command: string, args: readonly string[], cwd: string, settings = {}): Promise<void> {
  const bins = [join(folder, 'node_modules/.bin'), join(ROOT, 'node_modules/.bin'), process.env['PATH']]
  const env = { ...process.env, ...settings, PATH: bins.join(delimiter) }
  try {
    await promisify(execFile)(command, args, { cwd, env, timeout: TIMEOUT_MS, maxBuffer: 1e8 })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}
