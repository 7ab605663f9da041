import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listOf, objectOf } from './json.ts'

const TOOLS = join(import.meta.dirname, '../../tools/corpus')

/** Folder of the downloaded documents. Git ignores it. */
const CACHE = join(TOOLS, 'cache')

/** Returns the exact version and the integrity of a package, from the lockfile. */
function locked(name: string): { readonly version: string; readonly integrity: string } {
  const lock: unknown = JSON.parse(readFileSync(join(TOOLS, 'package-lock.json'), 'utf8'))
  const { version, integrity } = objectOf(objectOf(objectOf(lock)['packages'])[`node_modules/${name}`])
  if (typeof version === 'string' && typeof integrity === 'string') return { version, integrity }
  throw new Error(`tools/corpus/package-lock.json has no version and integrity of ${name}`)
}

/**
 * Downloads a package with `npm pack`, unless the cache has it, and returns the path of its tarball.
 * @throws Error if its integrity is not that of the lockfile
 */
function download(name: string): string {
  const { version, integrity } = locked(name)
  const tarball = join(CACHE, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  if (!existsSync(tarball)) {
    mkdirSync(CACHE, { recursive: true })
    execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', CACHE], { stdio: 'pipe' })
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (found === integrity) return tarball
  rmSync(tarball)
  throw new Error(`${name}@${version} has the integrity ${found}, but the lockfile has ${integrity}`)
}

/** Extracts files of a package into the cache, unless they are there, and returns their folder. */
export function extract(name: string, files: readonly string[]): string {
  const folder = join(CACHE, name.replace('/', '+'))
  const missing = files.filter((file) => !existsSync(join(folder, file)))
  if (missing.length === 0) return folder
  mkdirSync(folder, { recursive: true })
  const members = missing.map((file) => `package/${file}`)
  execFileSync('tar', ['-xzf', download(name), '-C', folder, '--strip-components=1', ...members])
  return folder
}

/** Lists the JSON files of a package in a folder, in the order of their names. */
export function listFiles(name: string, folder: string): readonly string[] {
  const output = execFileSync('tar', ['-tzf', download(name)], { encoding: 'utf8', maxBuffer: 1e8 })
  const names = output.split('\n').map((line) => line.replace(/^package\//, ''))
  return listOf(names.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.json')).toSorted()).map(String)
}
