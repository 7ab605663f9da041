/**
 * Runs the tests of the examples as their users do: each example is copied into a project of its own, which has the packed
 * package, the packages that the example declares, and nothing else. Finds files that the package lacks, wrong `exports`,
 * and packages that an example uses but does not declare.
 *
 * `--package FILE` checks a package that was packed before, instead of building and packing this repository. Arguments
 * name the examples to run.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CYPRESS_MODULE, readRecipe } from './examples/cypress.ts'
import { createProject, installTarball, type ProjectSource } from './examples/project.ts'
import { trySpecInit } from './examples/spec-init.ts'

const ROOT = join(import.meta.dirname, '..')

type Try = (source: ProjectSource, project: string) => void

/** Examples, each with a function that creates its project and runs its tests there. */
const EXAMPLES: Readonly<Record<string, Try>> = {
  jest: (source, project) => passes(source, 'jest', project),
  playwright: (source, project) => passes(source, 'playwright', project),
  workers: (source, project) => passes(source, 'workers', project),
  'any-api': (source, project) => passes(source, 'any-api', project),
  kit: (source, project) => passes(source, 'kit', project),
  'agent-console': (source, project) => passes(source, 'agent-console', project),
  pacts: tryPacts,
  cypress: tryCypress,
  'spec-init': (source, project) => trySpecInit(source, project, run),
}

const { values, positionals } = parseArgs({ options: { package: { type: 'string' } }, allowPositionals: true })
const unknown = positionals.filter((name) => !Object.hasOwn(EXAMPLES, name))
if (unknown.length > 0)
  throw new Error(`No example is named ${unknown.join(', ')}; use ${Object.keys(EXAMPLES).join(', ')}`)

const folder = mkdtempSync(join(tmpdir(), 'deskdouble-examples-'))
try {
  const source = { root: ROOT, tarball: values.package === undefined ? packed(folder) : resolve(values.package) }
  const names = positionals.length > 0 ? positionals : Object.keys(EXAMPLES)
  const failing = names.filter((name) => !doesPass(name, source))
  if (failing.length > 0) throw new Error(`These examples fail with the packed package: ${failing.join(', ')}`)
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Runs an example, and prints its time or its error. */
function doesPass(name: string, source: ProjectSource): boolean {
  const start = performance.now()
  try {
    EXAMPLES[name]?.(source, join(folder, name))
  } catch (error) {
    console.error(`Fails with the package: ${name}. ${String(error)}`)
    return false
  }
  console.log(`Passes with the package: ${name}, ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return true
}

function passes(source: ProjectSource, example: string, project: string): void {
  createProject(source, example, project)
  run(project, 'npm', ['test'])
}

/** Records and verifies the example's pact. Its script compares the pact with the one that Git knows. */
function tryPacts(source: ProjectSource, project: string): void {
  createProject(source, 'pacts', project)
  run(project, 'git', ['init', '--quiet'])
  run(project, 'git', ['add', 'contracts'])
  run(project, 'npm', ['run', 'ci'])
}

/** Runs the configuration and the support file that docs/tests.md shows, without Cypress itself. */
function tryCypress(source: ProjectSource, project: string): void {
  installTarball(source, project)
  const cypress = join(project, 'node_modules/cypress')
  mkdirSync(cypress)
  const files = {
    [join(cypress, 'package.json')]: '{ "name": "cypress", "type": "module", "exports": "./index.js" }',
    [join(cypress, 'index.js')]: CYPRESS_MODULE,
    [join(project, 'package.json')]: '{ "type": "module" }',
    [join(project, 'cypress.config.js')]: readRecipe(source.root).configuration,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(file, text)
  run(project, process.execPath, [join(source.root, 'scripts/examples/run-cypress.ts')])
}

function packed(into: string): string {
  // `prepack` builds the package.
  run(ROOT, 'npm', ['pack', '--silent', '--pack-destination', into])
  const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm pack wrote no tarball')
  return join(into, tarball)
}

/** Runs a command with this Node and without the commands of this repository. @throws Error if the command fails */
function run(cwd: string, command: string, args: readonly string[]): void {
  const own = process.env['PATH']?.split(delimiter).filter((path) => !path.startsWith(ROOT)) ?? []
  const PATH = [dirname(process.execPath), ...own].join(delimiter)
  execFileSync(command, args, { cwd, env: { ...process.env, PATH }, stdio: 'inherit' })
}
