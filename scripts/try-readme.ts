/**
 * Does what the README says, as a newcomer would: its commands in a fresh copy of the repository and in an empty
 * project, its test as it stands. The pages in docs/ are held to what can be held: their code compiles against the
 * package, their scenarios pass the check, and their links lead somewhere.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Block, blocksIn, linksIn } from './readme/markdown.ts'
import { startRegistry } from './readme/registry.ts'

const ROOT = join(import.meta.dirname, '..')
/** What the tests and the code of the pages use beside the package, of the versions of this repository. */
const BESIDE = ['vitest', 'msw', 'typescript', '@types/node']
const PATIENCE_MS = 180_000

const folder = mkdtempSync(join(tmpdir(), 'deskdouble-readme-'))
const running = new Set<ChildProcess>()
try {
  const [start, greeting, test, fromClone, proof, ...more] = blocksIn(readFileSync(join(ROOT, 'README.md'), 'utf8'))
  if (!start || !greeting || !test || !fromClone || !proof) throw new Error('The README lacks one of its snippets')
  if (more.length > 0)
    throw new Error(`Nobody tries what the README says here:\n${more.map(({ text }) => text).join('\n')}`)
  if (!readFileSync(join(ROOT, '.ci/run'), 'utf8').includes(proof.text))
    throw new Error(`.ci/run does not run ${proof.text}`)

  const copy = await freshCopy(join(folder, 'copy'))
  await serves(copy, fromClone, greeting, process.env)

  const registry = await startRegistry(await packed(copy, folder))
  try {
    const project = join(folder, 'project')
    mkdirSync(project)
    const env = { ...process.env, npm_config_registry: registry.url, npm_config_update_notifier: 'false' }
    await serves(project, start, greeting, env)
    await run('npm', ['install', '--save-dev', ...BESIDE.map(ofThisRepository)], project, env)
    await passes(project, test)
    for (const page of pages()) await tryPage(project, page)
  } finally {
    await registry.close()
  }
  console.log('The README and the pages are as they say')
} finally {
  for (const child of running) interrupt(child)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** All that is committed or about to be, and nothing that was made of it. */
async function freshCopy(into: string): Promise<string> {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], ROOT)
  for (const file of listed.split('\0').filter(Boolean)) {
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(into, file))
  }
  return into
}

async function packed(copy: string, into: string): Promise<string> {
  await run('npm', ['pack', '--silent', '--pack-destination', into], copy)
  const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm pack made no tarball')
  return join(into, tarball)
}

/** Runs commands of which the last serves, on any free port; it must greet as the README shows, and its line work. */
async function serves(cwd: string, { text }: Block, greeting: Block, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('sh', ['-ec', text], {
    cwd,
    env: { ...env, PORT: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (printed += chunk))
  await until(
    () => /inspector .*\n/.test(printed),
    child,
    () => printed,
  )
  const port = /listens on \S+:(\d+)/.exec(printed)?.[1] ?? ''
  for (const line of greeting.text
    .replaceAll('4010', port)
    .split('\n')
    .filter((one) => one !== '…')) {
    if (!printed.includes(line)) throw new Error(`It does not print "${line}" but:\n${printed}`)
  }
  const pasted = /^ +(curl .*)$/m.exec(printed)?.[1] ?? ''
  const response = await run('sh', ['-ec', pasted.replace(/^curl/, 'curl -sS --fail')], ROOT)
  if (!response.startsWith('{"entities":[{')) throw new Error(`${pasted} answers ${response}`)
  interrupt(child)
  await once(child, 'exit')
  running.delete(child)
  console.log(`Serves, and what it prints works when pasted: ${text.replaceAll('\n', '; ')}`)
}

async function until(isSo: () => boolean, child: ChildProcess, story: () => string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !isSo(); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`It does not serve:\n${story()}`)
  }
}

/** As Ctrl+C would, with all that it started. */
function interrupt({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGINT')
}

async function passes(project: string, { text }: Block): Promise<void> {
  writeFileSync(join(project, 'agents.test.ts'), text)
  await run('npx', ['vitest', 'run', 'agents.test.ts'], project)
  console.log(`Passes: a test of ${text.trim().split('\n').length} lines`)
}

function pages(): string[] {
  return [
    'README.md',
    ...readdirSync(join(ROOT, 'docs'))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ]
}

async function tryPage(project: string, page: string): Promise<void> {
  const text = readFileSync(join(ROOT, page), 'utf8')
  for (const link of linksIn(text)) {
    if (!existsSync(join(ROOT, dirname(page), link))) throw new Error(`${page} leads to ${link}, which is nowhere`)
  }
  const blocks = blocksIn(text)
  const code = blocks.filter(({ language, text }) => language === 'ts' && text.startsWith('import'))
  const scenarios = blocks.filter(({ language, text }) => language === 'yaml' && /^scenario:/m.test(text))
  const files = code.map(({ text }, i) => write(project, `page-${i}.mts`, text))
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    'node',
  ]
  if (files.length > 0) await run('npx', ['tsc', ...flags, ...files], project)
  for (const { text } of scenarios) {
    const name = /^scenario: (\S+)/m.exec(text)?.[1] ?? ''
    await run('npx', ['deskdouble', 'scenario', 'check', write(project, `${name}.yaml`, text)], project)
  }
  console.log(`${page}: ${files.length} snippets compile, ${scenarios.length} scenarios pass the check`)
}

/** Runs a command to its end, and gives what it prints. Never in step with this process, which may be its registry. */
async function run(command: string, args: readonly string[], cwd: string, env = process.env): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, env, timeout: PATIENCE_MS }).catch((error) => {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`)
  })
  return stdout
}

function write(project: string, name: string, text: string): string {
  writeFileSync(join(project, name), text)
  return name
}

/** A package of the version that this repository has. */
function ofThisRepository(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  return `${name}@${version}`
}
