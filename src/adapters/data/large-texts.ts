import type { Entry } from '../../durability/entry.ts'
import { type EntryWithTexts, jsonOrTexts, jsonWithNames, parseWithTexts } from '../../durability/long-texts.ts'
import { nodeModules } from './node-files.ts'

/*
 * A long text is written once, beside the log, to a file whose name is its SHA-256.
 */

const DIGITS = 64
const NAME = /^[0-9a-f]{64}$/

/** The large texts of a data folder. */
export class LargeTexts {
  readonly #folder: string
  /** names of the files that are known to be written */
  readonly #written = new Set<string>()
  /** names of the files that were referred to in this round */
  #needed = new Set<string>()

  /** @param folder contains the files */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes the large texts of an entry to files. Returns the rest as JSON: at once if it has no large text. */
  split(entry: Entry): string | Promise<string> {
    const found = jsonOrTexts(entry)
    return typeof found === 'string' ? found : this.#write(found)
  }

  /** Returns the value of JSON with the large texts that it refers to. @throws Node's error if a file cannot be read */
  join(json: string): unknown {
    return parseWithTexts(json, (name) => (NAME.test(name) ? this.#read(name) : undefined))
  }

  /** Starts a round: {@link dropOthers} keeps what is referred to from now on. */
  startRound(): void {
    this.#needed = new Set()
  }

  /** Deletes all files that were not referred to in this round. */
  async dropOthers(): Promise<void> {
    const { fs, path } = nodeModules()
    const present = await fs.promises.readdir(this.#folder).catch(() => [])
    for (const name of present) {
      if (this.#needed.has(name.slice(0, DIGITS))) continue
      this.#written.delete(name)
      await fs.promises.rm(path.join(this.#folder, name), { force: true })
    }
  }

  async #write({ entry, texts }: EntryWithTexts): Promise<string> {
    const names = new Map<string, string>()
    for (const text of texts) names.set(text, await this.#writeText(text))
    return jsonWithNames(entry, names)
  }

  /** Writes a text, unless a file has it. Returns the name of the file. */
  async #writeText(text: string): Promise<string> {
    const { fs, path, crypto } = nodeModules()
    const bytes = globalThis.Buffer.from(text)
    const name = globalThis.Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    this.#needed.add(name)
    if (this.#written.has(name)) return name
    await fs.promises.mkdir(this.#folder, { recursive: true })
    const file = path.join(this.#folder, name)
    const partial = `${file}.partial`
    const handle = await fs.promises.open(partial, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fs.promises.rename(partial, file)
    this.#written.add(name)
    return name
  }

  #read(name: string): string {
    const { fs, path } = nodeModules()
    return fs.readFileSync(path.join(this.#folder, name), 'utf8')
  }
}
