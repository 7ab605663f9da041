import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders and files from which projects are created. */
export interface ProjectSource {
  /** root of the repository */
  readonly root: string
  /** path of the packed package */
  readonly tarball: string
}

/** Members of a `package.json` that name other packages or commands. */
interface Manifest {
  readonly name: string
  readonly bin?: string | Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/**
 * Copies an example into a folder and gives it the packed package. Of other packages it gets only those that it declares
 * and the dependencies of the package, each as a link to the version that this repository has installed.
 */
export function createProject({ root, tarball }: ProjectSource, example: string, folder: string): void {
  const from = join(root, 'examples', example)
  for (const file of filesOf(from)) cpSync(join(from, file), join(folder, file))
  unpack(tarball, folder)
  const { dependencies, devDependencies } = manifestOf(folder)
  linkPackages([join(from, 'node_modules'), join(root, 'node_modules')], folder, {
    ...dependencies,
    ...devDependencies,
  })
}

/**
 * Unpacks the package into a project, with its command and links to its dependencies and to other packages. Of TypeScript,
 * a project gets the version that `openapi-typescript` requires.
 */
export function installTarball(
  { root, tarball }: ProjectSource,
  folder: string,
  packages: readonly string[] = [],
): void {
  mkdirSync(folder, { recursive: true })
  unpack(tarball, folder)
  const sources = [join(root, 'tools/typegen/node_modules'), join(root, 'node_modules')]
  linkPackages(sources, folder, Object.fromEntries(['deskdouble', ...packages].map((name) => [name, ''])))
}

/** Lists the files of a folder, those that are not committed yet included and ignored ones left out. */
function filesOf(folder: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(folder, file)))
}

function unpack(tarball: string, folder: string): void {
  const installed = join(folder, 'node_modules/deskdouble')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
}

/** Links the named packages and the dependencies of the package, each from the first folder that has it. */
function linkPackages(sources: readonly string[], folder: string, named: object): void {
  const modules = join(folder, 'node_modules')
  const { dependencies } = manifestOf(join(modules, 'deskdouble'))
  for (const name of Object.keys({ ...dependencies, ...named })) {
    const into = join(modules, name)
    if (!existsSync(into)) {
      const source = sources.find((one) => existsSync(join(one, name)))
      if (source === undefined) throw new Error(`${folder} requires ${name}, which is not installed; run npm ci`)
      mkdirSync(dirname(into), { recursive: true })
      symlinkSync(join(source, name), into)
    }
    linkCommands(modules, name)
  }
}

/** Links the commands of a package, as npm does. */
function linkCommands(modules: string, name: string): void {
  const { name: full, bin = {} } = manifestOf(join(modules, name))
  const commands = typeof bin === 'string' ? { [full.replace(/^@.*\//, '')]: bin } : bin
  for (const [command, file] of Object.entries(commands)) {
    const link = join(modules, '.bin', command)
    mkdirSync(dirname(link), { recursive: true })
    chmodSync(join(modules, name, file), 0o755)
    symlinkSync(join('..', name, file), link)
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
