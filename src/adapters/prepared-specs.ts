import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { version } from '../generated/version.ts'
import type { PreparedSpec } from '../specs/load-spec.ts'
import { digestOf } from '../specs/read/digest.ts'
import { nodeHash } from './hash-texts.ts'

/** Largest number of documents that a folder keeps. */
const MOST_KEPT = 8

/** A prepared document, with the warnings about it and the digests of all texts that it was made from. */
export interface KeptSpec {
  readonly spec: PreparedSpec
  readonly warnings: readonly string[]
  /** SHA-256 of each text, in hexadecimal, by location */
  readonly sources: ReadonlyMap<string, string>
}

/** A prepared document that was found, whose JSON is not parsed yet. */
export interface FoundSpec extends Omit<KeptSpec, 'spec'> {
  /** Parses the document. Returns undefined if its file is damaged. */
  readonly parse: () => PreparedSpec | undefined
}

/**
 * Folder that keeps prepared documents between processes. A document is kept in two files: its JSON, which is parsed
 * faster than it is prepared, and everything else.
 */
export class PreparedSpecs {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Returns the document that was kept for a choice; undefined if none was, or its files cannot be read. */
  async find(choice: unknown): Promise<FoundSpec | undefined> {
    const file = await this.#fileOf(choice)
    return unlessDamaged(() => {
      const { spec, ...facts } = deserialize(readFileSync(`${file}.facts`))
      const parse = () => unlessDamaged(() => ({ ...spec, document: JSON.parse(readFileSync(`${file}.json`, 'utf8')) }))
      return { ...facts, parse }
    })
  }

  /** Keeps a document for a choice. Does nothing if its files cannot be written. */
  async keep(choice: unknown, { spec: { document, model, ...rest }, ...facts }: KeptSpec): Promise<void> {
    const file = await this.#fileOf(choice)
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      replaceFile(`${file}.json`, JSON.stringify(document))
      // Plain maps: what is inferred only on demand is inferred now.
      const spec = { ...rest, model: { resources: new Map(model.resources), roles: new Map(model.roles) } }
      replaceFile(`${file}.facts`, serialize({ ...facts, spec }))
      this.#removeOldest()
    } catch {
      // Only costs the time to prepare the document again.
    }
  }

  /** Other versions of DeskDouble may prepare a document differently, and those of Node may store it differently. */
  async #fileOf(choice: unknown): Promise<string> {
    const key = await digestOf([JSON.stringify([version, process.version, choice])], nodeHash())
    return join(this.#folder, key.slice(0, 32))
  }

  #removeOldest(): void {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.facts'))
    const ages = files.map((name) => ({ name, at: statSync(join(this.#folder, name)).mtimeMs }))
    for (const { name } of ages.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT)) {
      rmSync(join(this.#folder, name), { force: true })
      rmSync(join(this.#folder, name.replace(/facts$/, 'json')), { force: true })
    }
  }
}

function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Writes a file that other processes see whole or not at all. */
function replaceFile(file: string, content: string | Uint8Array): void {
  const part = `${file}.${process.pid}`
  writeFileSync(part, content, { mode: 0o600 })
  renameSync(part, file)
}
