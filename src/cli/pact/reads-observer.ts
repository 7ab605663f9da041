import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSERVED_FOLDER } from '../../adapters/pact/observed-folder.ts'
import type { Reads } from '../../engine/services/reads.ts'
import { describeFileError } from '../../errors/file-error.ts'
import { isObject, parseJson } from '../../pacts/json.ts'
import { UsageError } from '../usage-error.ts'

/** Value of `--reads` that observes the client. */
export const AUTO = 'auto'

/** Largest file of fields that is read, in bytes. */
const MOST_BYTES = 1_000_000

/** Records which fields a client in Node reads: its processes load a module that wraps their `fetch`. */
export class ReadsObserver {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Creates the folder in which the client's processes write what they read. */
  static async start(): Promise<ReadsObserver> {
    return new ReadsObserver(await mkdtemp(join(tmpdir(), 'deskdouble-reads-')))
  }

  /** Environment of the client's processes. */
  get environment(): Readonly<Record<string, string>> {
    // The source and the package have different extensions.
    const [extension = ''] = /\.\w+$/.exec(import.meta.url) ?? []
    const preload = new URL(`../../adapters/pact/observe-fetch${extension}`, import.meta.url).href
    const { NODE_OPTIONS: options = '' } = process.env
    return { NODE_OPTIONS: `${options} --import ${preload}`.trim(), [OBSERVED_FOLDER]: this.#folder }
  }

  /** Returns what all processes read. */
  async reads(): Promise<Reads> {
    const known = new Map<string, Set<string>>()
    for (const name of await readdir(this.#folder)) {
      const text = await readFile(join(this.#folder, name), 'utf8')
      // Each process appends lines of this form.
      for (const line of text.split('\n').filter((one) => one !== '')) addLine(known, JSON.parse(line))
    }
    return Object.fromEntries([...known].map(([key, fields]) => [key, [...fields]]))
  }

  /** Deletes the folder. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

function addLine(known: Map<string, Set<string>>, [key, field]: readonly [key: string, field?: string]): void {
  const fields = known.get(key) ?? new Set()
  if (typeof field === 'string') fields.add(field)
  known.set(key, fields)
}

/**
 * Reads a file with the fields that a client reads.
 * @throws UsageError if it cannot be read, is larger than 1 MB or is not an object of lists
 */
export async function readFieldsFile(file: string): Promise<Reads> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Failed to read --reads ${file}: ${describeFileError(error)}.`)
  })
  if (text.length > MOST_BYTES) throw new UsageError(`--reads ${file} is larger than 1 MB, which is the most.`)
  const value = parseJson(text)
  if (!isObject(value)) {
    throw new UsageError(`--reads ${file} must be a JSON object such as {"getAgents": ["results[].name"]}.`)
  }
  const wrong = Object.entries(value).find(([, fields]) => !isListOfStrings(fields))
  if (wrong) throw new UsageError(`--reads ${file}: the fields of "${wrong[0]}" must be a list of strings.`)
  // Every value has been checked.
  return value as Reads
}

function isListOfStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
