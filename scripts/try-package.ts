/**
 * Tries the package as a user gets it: packed, in a project of its own that has its dependencies and nothing else.
 * What an import or a type needs and the package does not bring is found here and nowhere else.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { LICENCES_FILE } from './bundle/licences.ts'

const ROOT = join(import.meta.dirname, '..')
const MOST = { packages: 60, megabytes: 25 }
/** Which TypeScript each way of resolving modules is tried with: the newest, and an older one. */
const COMPILERS = ['node_modules/typescript', 'tools/typegen/node_modules/typescript']
const RESOLUTIONS = {
  nodenext: ['--module', 'nodenext'],
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
}

const CONSUMER = `
import { createEmulator, defineConfig, type Exchange, withWorld, type WorldDoor } from 'deskdouble'

const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
emulator.fail('getAssistants', { status: 503, times: 1 })
// @ts-expect-error the spec does not declare it
emulator.fail('getAssistants', { status: 418 })
const last: Exchange | undefined = emulator.exchanges().at(-1)
export const names: Promise<string[]> = withWorld(emulator, {}, (world: WorldDoor) => {
  return world.genesys.records.assistants.list().map(({ name }) => name)
})
export default defineConfig({ port: last?.number ?? 0 })
`
const OPTIONAL = `
import { createEmulator, handlersOf } from 'deskdouble/msw'
import { worldTest } from 'deskdouble/vitest'

export const handlers = handlersOf(createEmulator())
export const test = worldTest({ scenario: 'small-team' })
test('a world', ({ world }) => void world.genesys.records.assistants.size)
`

const BUNDLED = `
import { createEmulator, readSource } from 'deskdouble'

await readSource('scenario: mine', 'mine.yaml')
const emulator = createEmulator()
const server = await emulator.listen({ port: 0 })
for (const path of ['', '/_control/', '/_control/inspector/inspector.js', '/_control/vendors/genesys/openapi.yaml']) {
  const { status } = await fetch(server.url + path)
  if (status !== 200) throw new Error('The bundle answers ' + path + ' with ' + status)
}
await server.close()
console.log('Works in a bundle for Node')
`

const folder = mkdtempSync(join(tmpdir(), 'deskdouble-package-'))
try {
  const project = install(folder)
  weigh(project)
  await run(project)
  checkLicences(project)
  await runBundle(project)
  compile(project, { 'consumer.ts': CONSUMER }, ['--skipLibCheck', 'false'])
  for (const peer of ['msw', 'vitest'])
    symlinkSync(join(ROOT, 'node_modules', peer), join(project, 'node_modules', peer))
  inNode(project, `const { handlersOf, createEmulator } = await import('deskdouble/msw'); handlersOf(createEmulator())`)
  compile(project, { 'optional.ts': OPTIONAL }, ['--skipLibCheck'])
  console.log('The package works in a project of its own')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Unpacks the package into a project, with the packages that it depends on and theirs. */
function install(into: string): string {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const [{ filename }]: [{ filename: string }] = JSON.parse(packed)
  const modules = join(into, 'project/node_modules')
  mkdirSync(join(modules, 'deskdouble'), { recursive: true })
  execFileSync('tar', ['-xzf', join(into, filename), '-C', join(modules, 'deskdouble'), '--strip-components=1'])
  for (const name of dependencies()) cpSync(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true })
  writeFileSync(join(into, 'project/package.json'), '{ "type": "module" }')
  return join(into, 'project')
}

/** All that a user's install brings, by the lockfile. */
function dependencies(): Set<string> {
  const { packages }: { packages: Record<string, { dependencies?: Record<string, string> }> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  )
  const found = new Set<string>()
  const ahead = Object.keys(packages['']?.dependencies ?? {})
  for (const name of ahead) {
    if (found.has(name)) continue
    found.add(name)
    ahead.push(...Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}))
  }
  return found
}

function weigh(project: string): void {
  const bytes = readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  const [packages, megabytes] = [dependencies().size + 1, bytes / 2 ** 20]
  console.log(
    `Installed: ${packages} packages, ${megabytes.toFixed(1)} MB (at most ${MOST.packages} and ${MOST.megabytes})`,
  )
  if (packages > MOST.packages || megabytes > MOST.megabytes) throw new Error('The package brings too much along')
}

/** Checks that the licence of every package whose code is in dist/ travels with it. */
function checkLicences(project: string): void {
  const text = readFileSync(join(project, 'node_modules/deskdouble/dist', LICENCES_FILE), 'utf8')
  const missing = ['ajv', 'ajv-formats', 'preact', 'yaml'].filter((name) => !new RegExp(`^${name} \\d`, 'm').test(text))
  if (missing.length > 0) throw new Error(`${LICENCES_FILE} lacks the licences of ${missing.join(', ')}`)
}

/** Bundles a program that uses the package, as for a deployment, and runs the bundle without the package. */
async function runBundle(project: string): Promise<void> {
  const outfile = join(project, 'bundle.mjs')
  await build({
    stdin: { contents: BUNDLED, resolveDir: project },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  execFileSync(process.execPath, [outfile], { stdio: 'inherit' })
}

/** The command line with its page, and the library, in plain Node. */
async function run(project: string): Promise<void> {
  const main = join(project, 'node_modules/deskdouble/dist/cli/main.js')
  const child = spawn(process.execPath, [main, 'serve', '--quiet', '--port', '0'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  const url = String(line).trim()
  const health = await (await fetch(`${url}/_control/health`)).json()
  const page = `${url}/_control/`
  const [, script] = /<script[^>]* src="([^"]+)"/.exec(await (await fetch(page)).text()) ?? []
  const { status } = await fetch(new URL(script ?? 'none', page))
  child.kill()
  await once(child, 'exit')
  if (status !== 200) throw new Error(`The script of the inspector, ${script}, is answered with ${status}`)
  console.log(`Serves: ${JSON.stringify(health.vendors.map(({ name }: { name: string }) => name))}`)
  inNode(project, `const { createEmulator } = await import('deskdouble'); createEmulator().reset()`)
}

function inNode(project: string, script: string): void {
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: project, stdio: 'inherit' })
}

function compile(project: string, files: Readonly<Record<string, string>>, flags: readonly string[]): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  for (const compiler of COMPILERS) {
    for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
      const tsc = join(ROOT, compiler, 'bin/tsc')
      const args = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2024,dom,dom.iterable']
      execFileSync(process.execPath, [tsc, ...args, ...resolution, ...flags, ...Object.keys(files)], {
        cwd: project,
        stdio: 'inherit',
      })
      console.log(`Compiles: ${Object.keys(files).join(', ')} with ${compiler}, ${name}`)
    }
  }
}
