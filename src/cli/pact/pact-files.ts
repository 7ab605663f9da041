import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pact } from '../../engine/services/pact.ts'
import { isObject } from '../../pacts/json.ts'
import { UsageError } from '../usage-error.ts'

/** Default folder of pacts. */
export const DEFAULT_FOLDER = 'contracts'

/** A pact with the path of its file. */
export interface PactFile {
  readonly file: string
  readonly pact: Pact
}

/**
 * Reads pact files. A folder stands for all pacts in it.
 * @param paths files or folders; if empty, {@link DEFAULT_FOLDER}
 * @param provider returns only pacts with this provider
 * @throws UsageError if no pact is found, or if a file is not a pact; lists every such file
 */
export async function readPacts(paths: readonly string[], provider?: string): Promise<readonly PactFile[]> {
  const files = (await Promise.all((paths.length === 0 ? [DEFAULT_FOLDER] : paths).map(filesAt))).flat()
  const read = await Promise.all(files.map(readPact))
  const errors = read.filter((result) => typeof result === 'string')
  if (errors.length > 0) throw new UsageError(errors.join('\n'))
  const pacts = read.filter((result) => typeof result === 'object')
  const selected = pacts.filter(({ pact }) => provider === undefined || pact.provider.name === provider)
  if (selected.length > 0) return selected
  const searched = paths.length === 0 ? DEFAULT_FOLDER : paths.join(', ')
  if (provider === undefined)
    throw new UsageError(`There is no pact in ${searched}: record one with deskdouble pact record.`)
  throw new UsageError(`There is no pact with the provider "${provider}" in ${searched}.`)
}

async function filesAt(path: string): Promise<string[]> {
  const found = await readable(path, () => stat(path))
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted()
  const files = await Promise.all(names.map(async (name) => ({ name, read: await readPact(join(path, name)) })))
  // A folder may contain other JSON files, such as the evidence.
  return files.flatMap(({ name, read }) => (typeof read === 'object' ? [join(path, name)] : []))
}

async function readPact(file: string): Promise<PactFile | string> {
  const text = await readable(file, () => readFile(file, 'utf8'))
  try {
    const value: unknown = JSON.parse(text)
    if (isPact(value)) return { file, pact: value }
    return `${file} is not a pact: it must have a consumer, a provider and interactions.`
  } catch (error) {
    return `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Checks the top level of a pact. The official verifier checks the interactions. */
function isPact(value: unknown): value is Pact {
  return (
    isObject(value) &&
    isObject(value['consumer']) &&
    isObject(value['provider']) &&
    Array.isArray(value['interactions'])
  )
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
