import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A project that has only the package and its dependencies. */
export interface Installed {
  /** path of the packed package */
  readonly tarball: string
  /** the folder of the project */
  readonly project: string
  /** number of packages, the package itself included */
  readonly packages: number
  /** size of the package's files in bytes */
  readonly unpackedSize: number
}

/** Packs the package and unpacks it, with its direct and indirect dependencies, into a new project in a folder. */
export function installPackage(root: string, folder: string): Installed {
  const output = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
  const [{ filename, unpackedSize }]: [{ filename: string; unpackedSize: number }] = JSON.parse(output)
  const project = join(folder, 'project')
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, 'deskdouble'), { recursive: true })
  // Relative paths: tar on Windows reads the colon of a drive as the name of a host.
  execFileSync('tar', ['-xzf', filename, '-C', 'project/node_modules/deskdouble', '--strip-components=1'], {
    cwd: folder,
  })
  const dependencies = dependenciesOf(root)
  for (const name of dependencies) cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true })
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  return { tarball: join(folder, filename), project, packages: dependencies.size + 1, unpackedSize }
}

/** Returns the direct and indirect dependencies of the package according to the lockfile. */
function dependenciesOf(root: string): Set<string> {
  const { packages }: { packages: Record<string, { dependencies?: Record<string, string> }> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const found = new Set(Object.keys(packages['']?.dependencies ?? {}))
  // A set also iterates over entries that are added meanwhile.
  for (const name of found) {
    for (const dependency of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) found.add(dependency)
  }
  return found
}

/** Runs npm. On Windows it is a script, which only a shell runs. */
function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
}
