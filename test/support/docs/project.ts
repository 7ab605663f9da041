import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { installCommand } from '../action-runner.ts'
import { shell } from '../shell.ts'

const ROOT = join(import.meta.dirname, '../../..')
const NPM = join(import.meta.dirname, 'npm-stand-in.mjs')

/** The project of a reader, in which the snippets of a page run as printed. */
export interface Project {
  readonly folder: string
  /** environment variables of its commands */
  readonly env: Readonly<Record<string, string>>
  readonly write: (file: string, text: string) => Promise<void>
  readonly read: (file: string) => Promise<string>
  /** Runs commands in bash, which ends at the first command that fails. */
  readonly run: (
    commands: string,
    env?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly code: number; readonly printed: string }>
}

/** Text of files, or a file or folder of the repository that is copied, by name. */
export type ProjectFiles = Readonly<Record<string, string | URL>>

/**
 * Creates a project in the repository, so that it finds the installed packages. `deskdouble` is the sources, `npx` runs a
 * command without npm, and `npm install` checks that the packages are those of this repository.
 * @param atEnd registers the function that deletes the project. Defaults to the end of the test
 */
export async function createProject(
  files: ProjectFiles = {},
  atEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<Project> {
  const folder = await mkdtemp(join(ROOT, 'test/docs/sample-'))
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  await installPackage(folder)
  await write('package.json', '{ "type": "module" }')
  for (const [file, content] of Object.entries(files)) {
    if (typeof content === 'string') await write(file, content)
    else await cp(content, join(folder, file), { recursive: true })
  }
  const programs = ['.stand-ins', '.bin'].map((name) => join(folder, 'node_modules', name))
  const own = { PATH: [...programs, process.env['PATH']].join(delimiter), NO_COLOR: '1', NO_PROXY: '*' }
  return {
    folder,
    env: own,
    write,
    read: (file) => readFile(join(folder, file), 'utf8'),
    run: (commands, env = {}) => shell(commands, folder, { ...own, ...env }),
  }
}

/** Returns a file of the repository, to copy it into a project. */
export function fromRepository(file: string): URL {
  return new URL(`../../../${file}`, import.meta.url)
}

/** Installs the sources as the package, the command and the stand-ins of npm. */
async function installPackage(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules')
  const { version, exports } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const sources = Object.entries<{ readonly default: string } | string>(exports).map(([entry, target]) => {
    return [entry, typeof target === 'string' ? target : target.default.replace(/^\.\/dist\/(.*)\.js$/, './src/$1.ts')]
  })
  await mkdir(join(modules, 'deskdouble'), { recursive: true })
  for (const part of ['src', 'specs']) await symlink(join(ROOT, part), join(modules, 'deskdouble', part))
  const manifest = { name: 'deskdouble', version, type: 'module', exports: Object.fromEntries(sources) }
  await writeFile(join(modules, 'deskdouble/package.json'), JSON.stringify(manifest))
  await installCommand(join(modules, '.bin/deskdouble'))
  await symlink(join(ROOT, 'tools/typegen/node_modules/openapi-typescript'), join(modules, 'openapi-typescript'))
  const bin = join(ROOT, 'node_modules/.bin')
  const scripts = {
    npx: `name=$1; shift; [ -e node_modules/.bin/$name ] && exec node_modules/.bin/$name "$@"; exec ${bin}/$name "$@"`,
    npm: `exec "${process.execPath}" "${NPM}" "$@"`,
    node: `exec "${process.execPath}" "$@"`,
    curl: `exec ${CURL} -sS --fail-with-body "$@"`,
  }
  await mkdir(join(modules, '.stand-ins'))
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(modules, '.stand-ins', name), `#!/bin/sh\n${script}\n`)
    await chmod(join(modules, '.stand-ins', name), 0o755)
  }
}

/** The program, of which the stand-in does not print the progress. */
const CURL = '/usr/bin/curl'
