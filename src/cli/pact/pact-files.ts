import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pact } from '../../engine/services/pact.ts'
import { editDistance, nearest } from '../../engine/spec/nearest.ts'
import { describeFileError } from '../../errors/file-error.ts'
import { shortList } from '../../errors/short-list.ts'
import { isObject } from '../../pacts/json.ts'
import { isEvidence } from '../../reports/evidence-file.ts'
import { UsageError } from '../usage-error.ts'
import { type Providers, withVendor } from './providers.ts'

/** Default folder of pacts. */
export const DEFAULT_FOLDER = 'contracts'

/** A pact with the path of its file. */
export interface PactFile {
  readonly file: string
  readonly pact: Pact
  /** true if the file starts with a byte order mark, which JSON does not allow, but editors on Windows write */
  readonly hasByteOrderMark: boolean
}

/**
 * Reads pact files. A folder stands for all pacts in it.
 * @param paths files or folders; if empty, {@link DEFAULT_FOLDER}
 * @param vendor returns only pacts of this vendor
 * @param providers vendors that stand for providers with other names; the pacts are returned with the vendor's name
 * @throws UsageError if no pact is found, or if a file is not a pact; lists every such file
 */
export async function readPacts(
  paths: readonly string[],
  vendor?: string,
  providers: Providers = {},
): Promise<readonly PactFile[]> {
  const files = (await Promise.all((paths.length === 0 ? [DEFAULT_FOLDER] : paths).map(filesAt))).flat()
  const read = await Promise.all(files.map(readPact))
  const errors = read.filter((result) => typeof result === 'string')
  if (errors.length > 0) throw new UsageError(errors.join('\n'))
  const pacts = read
    .filter((result) => typeof result === 'object')
    .map((file) => ({ ...file, pact: withVendor(file.pact, providers) }))
  const selected = pacts.filter(({ pact }) => vendor === undefined || pact.provider.name === vendor)
  if (selected.length > 0) return selected
  const searched = paths.length === 0 ? DEFAULT_FOLDER : paths.join(', ')
  if (vendor === undefined)
    throw new UsageError(`There is no pact in ${searched}: record one with deskdouble pact record.`)
  const others = shortList([...new Set(pacts.map(({ pact }) => pact.provider.name))])
  throw new UsageError(`There is no pact with the provider "${vendor}" in ${searched}: use one of ${others}.`)
}

/** Reads the pacts in a folder and ignores all other files. Returns an empty list if the folder cannot be read. */
export async function readPactsIn(folder: string): Promise<readonly PactFile[]> {
  const files = await filesAt(folder).catch(() => [])
  const read = await Promise.all(files.map(readPact))
  return read.filter((result) => typeof result === 'object')
}

/** Returns the file at a path, or the JSON files of a folder without those that DeskDouble writes beside pacts. */
async function filesAt(path: string): Promise<string[]> {
  if (path === '') throw new UsageError('A path is empty: set the variable that it comes from, or leave it out.')
  const found = await readable(path, () => stat(path))
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => /\.json$/i.test(name)).toSorted()
  const files = await Promise.all(names.map((name) => readJson(join(path, name))))
  return files.filter(({ value }) => !isEvidence(value)).map(({ file }) => file)
}

/** A file with its JSON value; the value is an error if the file is not JSON. */
interface JsonFile {
  readonly file: string
  readonly value: unknown
  readonly hasByteOrderMark: boolean
}

async function readJson(file: string): Promise<JsonFile> {
  const text = await readable(file, () => readFile(file, 'utf8'))
  const hasByteOrderMark = text.startsWith('\ufeff')
  try {
    return { file, value: JSON.parse(hasByteOrderMark ? text.slice(1) : text), hasByteOrderMark }
  } catch (error) {
    return { file, value: error, hasByteOrderMark }
  }
}

async function readPact(file: string): Promise<PactFile | string> {
  const { value, hasByteOrderMark } = await readJson(file)
  if (value instanceof Error) return `${file} is not JSON: ${value.message}`
  const problem = describeProblem(value)
  // A value without a problem has the top level of a pact. The official verifier checks the interactions.
  return problem === undefined ? { file, pact: value as Pact, hasByteOrderMark } : `${file} ${problem}`
}

/** Describes why a value is not a pact with HTTP interactions; undefined if it is one. */
function describeProblem(value: unknown): string | undefined {
  if (!isObject(value)) return 'is not a pact: it must be an object with a consumer, a provider and interactions.'
  if (isEvidence(value)) return 'is the evidence of a verification, not a pact: deskdouble evidence prints it.'
  const missing = ['consumer', 'provider'].filter((key) => !hasName(value[key]))
  if (missing.length > 0) return `is not a pact: it has no ${missing.join(' and no ')} with a name.`
  const { interactions } = value
  if (!Array.isArray(interactions)) return describeMissingInteractions(value)
  const index = interactions.findIndex((interaction) => !isHttpInteraction(interaction))
  if (index < 0) return undefined
  return `has no HTTP request and response in interactions[${index}]: only HTTP interactions can be verified.`
}

function describeMissingInteractions(value: Readonly<Record<string, unknown>>): string {
  if ('interactions' in value) return 'is not a valid pact: "interactions" must be a list.'
  if ('messages' in value) return 'is a pact of messages: only pacts with HTTP interactions are supported.'
  const [near] = nearest('interactions', Object.keys(value), 1)
  const isSimilar = near !== undefined && editDistance(near.toLowerCase(), 'interactions') <= MOST_EDITS
  return `is not a valid pact: "interactions" is missing${isSimilar ? ` (is "${near}" misspelt?)` : ''}.`
}

const MOST_EDITS = 4

function hasName(value: unknown): boolean {
  return isObject(value) && typeof value['name'] === 'string'
}

function isHttpInteraction(value: unknown): boolean {
  return isObject(value) && isObject(value['request']) && isObject(value['response'])
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${describeFileError(error)}.`)
  }
}
