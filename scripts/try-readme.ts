/**
 * Checks that the documentation is true. Runs the commands of the README in a fresh copy of the repository and in an
 * empty project, and its test as it is printed. Compiles the code of all pages and of every `@example` against the
 * package, checks the scenarios of the pages, and checks that links lead to files.
 *
 * `--package FILE` checks a package that was packed before, instead of packing the copy of the repository.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { repositoryOf } from './generate/repository.ts'
import { EXAMPLE_GLOBALS, type Example, examplesBelow, toModule } from './readme/examples.ts'
import { type Block, blocksIn, linksIn } from './readme/markdown.ts'
import { startRegistry } from './readme/registry.ts'

const ROOT = join(import.meta.dirname, '..')
/** Packages that the code of the pages uses. They are installed in the versions of this repository. */
const PEERS = ['vitest', '@playwright/test', 'msw', 'typescript', '@types/node']
const TIMEOUT_MS = 180_000
const COMPILER_FLAGS =
  '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --allowImportingTsExtensions --types node'
/** Lines of the message with which the included vendors are served; `…` stands for any text. */
const VENDORS_MESSAGE = ['genesys  … operations of …', 'kore  …', 'singularity  …', 'bird  …'].join('\n')
const REPOSITORY = repositoryOf(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')))

const { values } = parseArgs({ options: { package: { type: 'string' } } })
const folder = mkdtempSync(join(tmpdir(), 'deskdouble-readme-'))
const running = new Set<ChildProcess>()
try {
  const [start, startupMessage, requests, responses, test, included, fromClone, proof, ...more] = blocksIn(
    readFileSync(join(ROOT, 'README.md'), 'utf8'),
  )
  if (!start || !startupMessage || !requests || !responses || !test || !included || !fromClone || !proof)
    throw new Error('README.md lacks one of its snippets')
  if (more.length > 0)
    throw new Error(`No check runs these snippets of README.md:\n${more.map(({ text }) => text).join('\n')}`)
  if (!readFileSync(join(ROOT, '.ci/run'), 'utf8').includes(proof.text))
    throw new Error(`.ci/run does not run ${proof.text}`)

  const copy = freshCopy(await trackedFiles(), join(folder, 'copy'))
  await serves(copy, fromClone, { message: VENDORS_MESSAGE, env: process.env })

  const registry = await startRegistry(values.package ?? (await packed(copy, folder)))
  try {
    const project = join(folder, 'project')
    mkdirSync(project)
    const env = { ...process.env, npm_config_registry: registry.url, npm_config_update_notifier: 'false' }
    for (const file of ['openapi.yaml', 'overlay.yaml'])
      cpSync(join(ROOT, 'examples/any-api', file), join(project, file))
    await serves(project, start, { message: startupMessage.text, env, talk: { requests, responses } })
    await serves(project, included, { message: VENDORS_MESSAGE, env })
    await run('npm', ['install', '--save-dev', ...PEERS.map(inOurVersion)], project, env)
    await passes(project, test)
    await run('npm', ['pkg', 'set', 'type=module'], project)
    for (const file of ['bookshop.ts', 'collections.ts', 'generated'])
      cpSync(join(ROOT, 'examples/kit', file), join(project, file), { recursive: true })
    for (const page of pages()) await tryPage(project, page)
    await tryExamples(project, examplesBelow(ROOT, 'src'))
  } finally {
    await registry.close()
  }
  console.log('The documentation is true')
} finally {
  for (const child of running) interrupt(child)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Returns the files of the repository, those that are not committed yet included and ignored ones left out. */
async function trackedFiles(): Promise<string[]> {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], ROOT)
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)))
}

function freshCopy(files: readonly string[], into: string): string {
  for (const file of files) cpSync(join(ROOT, file), join(into, file))
  return into
}

async function packed(copy: string, into: string): Promise<string> {
  await run('npm', ['pack', '--silent', '--pack-destination', into], copy)
  const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm pack wrote no tarball')
  return join(into, tarball)
}

/** Output of a server, and requests to it. */
interface Serving {
  /** the message at the start; `…` stands for any text */
  readonly message: string
  readonly env: NodeJS.ProcessEnv
  readonly talk?: { readonly requests: Block; readonly responses: Block }
}

/**
 * Runs commands of which the last one serves, on a free port. Checks that it prints its message, that the first printed
 * request succeeds when pasted into a shell, and that requests of the README get the responses that it shows.
 */
async function serves(cwd: string, { text }: Block, { message, env, talk }: Serving): Promise<void> {
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
  expectLines(printed, message.replaceAll('4010', port), text)
  const pasted = /^ +(curl .*)$/m.exec(printed)?.[1] ?? ''
  await run('sh', ['-ec', pasted.replace(/^curl/, 'curl -sS --fail')], ROOT)
  if (talk) {
    const commands = talk.requests.text.replaceAll('4010', port).replaceAll(/^curl /gm, "curl -sS -w '\\n' ")
    expectLines(await run('sh', ['-ec', commands], ROOT), talk.responses.text, talk.requests.text)
  }
  interrupt(child)
  await once(child, 'exit')
  running.delete(child)
  console.log(`Serves, and the printed request succeeds: ${text.replaceAll('\n', '; ')}`)
}

/** Checks that an output has all of these lines, in which `…` stands for any text. */
function expectLines(output: string, lines: string, command: string): void {
  for (const line of lines.split('\n').filter((one) => one !== '…')) {
    const parts = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    if (!new RegExp(`^${parts.join('.*')}$`, 'm').test(output))
      throw new Error(`"${command}" does not print "${line}", but:\n${output}`)
  }
}

async function until(isDone: () => boolean, child: ChildProcess, output: () => string): Promise<void> {
  for (const end = Date.now() + TIMEOUT_MS; !isDone(); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`The server did not start:\n${output()}`)
  }
}

/** Ends a process and all processes that it started, as Ctrl+C would. */
function interrupt({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGINT')
}

async function passes(project: string, { text }: Block): Promise<void> {
  writeFileSync(join(project, 'agents.test.ts'), text)
  await run('npx', ['vitest', 'run', 'agents.test.ts'], project)
  console.log(`Passes: a test of ${text.trim().split('\n').length} lines`)
}

function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  return [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'contracts/README.md',
    ...docs.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
  ]
}

async function tryPage(project: string, page: string): Promise<void> {
  const text = readFileSync(join(ROOT, page), 'utf8')
  for (const link of linksIn(text, REPOSITORY)) {
    const file = link.startsWith('/') ? join(ROOT, link) : join(ROOT, dirname(page), link)
    if (!existsSync(file)) throw new Error(`${page} links to ${link}, which does not exist`)
  }
  const blocks = blocksIn(text)
  const code = blocks.filter(({ language, text }) => language === 'ts' && text.startsWith('import'))
  const scenarios = blocks.filter(({ language, text }) => language === 'yaml' && /^scenario:/m.test(text))
  const files = code.map(({ text }, i) => write(project, `page-${i}.mts`, text))
  if (files.length > 0) await run('npx', ['tsc', ...COMPILER_FLAGS.split(' '), ...files], project)
  for (const { text } of scenarios) {
    const name = /^scenario: (\S+)/m.exec(text)?.[1] ?? ''
    const spec = /^bookshop:/m.test(text) ? ['--spec', 'openapi.yaml'] : []
    await run('npx', ['deskdouble', 'scenario', 'check', ...spec, write(project, `${name}.yaml`, text)], project)
  }
  console.log(`${page}: ${files.length} snippets compile, ${scenarios.length} scenarios pass the check`)
}

/** Compiles every example against the installed package. */
async function tryExamples(project: string, examples: readonly Example[]): Promise<void> {
  const globals = write(project, 'example-globals.d.mts', EXAMPLE_GLOBALS)
  const files = examples.map((example, i) => write(project, `example-${i}.mts`, toModule(example)))
  await run('npx', ['tsc', ...COMPILER_FLAGS.split(' '), globals, ...files], project).catch((error: Error) => {
    const named = error.message.replace(/\bexample-(\d+)\.mts/g, (file, i) => `${examples[i]?.place} (${file})`)
    throw new Error(named)
  })
  console.log(`src/: ${files.length} examples compile`)
}

/**
 * Runs a command to its end and returns its output. Asynchronous, because this process may be the command's registry.
 * @throws Error with the output if the command fails
 */
async function run(command: string, args: readonly string[], cwd: string, env = process.env): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, env, timeout: TIMEOUT_MS }).catch((error) => {
    throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}${error.stderr}`)
  })
  return stdout
}

function write(project: string, name: string, text: string): string {
  writeFileSync(join(project, name), text)
  return name
}

/** Returns a package with the version that this repository has installed. */
function inOurVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  return `${name}@${version}`
}
