import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pact } from '../../engine/services/pact.ts'
import { isObject } from '../../pacts/json.ts'
import { UsageError } from '../usage-error.ts'

/** Where pacts are, unless something else is said. */
export const DEFAULT_FOLDER = 'contracts'

/** A pact, and where it was read. */
export interface PactFile {
  readonly file: string
  readonly pact: Pact
}

/**
 * Reads pacts: a folder means all pacts in it. Throws a UsageError that tells every file that is none.
 * @param provider only those of this provider
 */
export async function readPacts(paths: readonly string[], provider?: string): Promise<readonly PactFile[]> {
  const files = (await Promise.all((paths.length === 0 ? [DEFAULT_FOLDER] : paths).map(filesAt))).flat()
  const read = await Promise.all(files.map(readPact))
  const wrong = read.filter((one) => typeof one === 'string')
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'))
  const pacts = read.filter((one) => typeof one === 'object')
  const wanted = pacts.filter(({ pact }) => provider === undefined || pact.provider.name === provider)
  if (wanted.length > 0) return wanted
  const where = paths.length === 0 ? DEFAULT_FOLDER : paths.join(', ')
  throw new UsageError(`There is no pact ${provider === undefined ? '' : `with ${provider} `}in ${where}.`)
}

async function filesAt(path: string): Promise<string[]> {
  const found = await readable(path, () => stat(path))
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).toSorted()
  const files = await Promise.all(names.map(async (name) => ({ name, read: await readPact(join(path, name)) })))
  // Other JSON may lie beside pacts, such as the evidence.
  return files.flatMap(({ name, read }) => (typeof read === 'object' ? [join(path, name)] : []))
}

async function readPact(file: string): Promise<PactFile | string> {
  const text = await readable(file, () => readFile(file, 'utf8'))
  try {
    const value: unknown = JSON.parse(text)
    if (isPact(value)) return { file, pact: value }
    return `${file} is no pact: it must have a consumer, a provider and interactions.`
  } catch (error) {
    return `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** What else an interaction is, the official verifier judges. */
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
