import type { Entry } from '../../durability/entry.ts'
import { nodeModules } from './node-files.ts'

/*
 * Texts such as uploaded files are written once, beside the log, under their SHA-256. In the log such a text is a null
 * character and the name of its file; a text that starts with a null character itself gets another one in front.
 */

/** Fewest characters of a text that is written to a file of its own. */
const LARGE = 65_536
const MARK = '\u0000'
const MARK_IN_JSON = '"\\u0000'
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
  split(value: Entry): string | Promise<string> {
    const json = hasLongText(value) ? undefined : JSON.stringify(value)
    // Most values are short as a whole.
    if (json !== undefined && json.length < LARGE && !json.includes(MARK_IN_JSON)) return json
    const large = new Set<string>()
    collectMarked(value, large)
    return large.size === 0 ? (json ?? JSON.stringify(value)) : this.#write(value, large)
  }

  /** Returns the value of JSON with the large texts that it refers to. @throws Node's error if a file cannot be read */
  join(json: string): unknown {
    if (!json.includes(MARK_IN_JSON)) return JSON.parse(json)
    return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? this.#original(value) : value))
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

  async #write(value: unknown, marked: ReadonlySet<string>): Promise<string> {
    const names = new Map<string, string>()
    for (const text of marked) if (isLarge(text)) names.set(text, await this.#writeText(text))
    return JSON.stringify(value, (_, one: unknown) => {
      if (typeof one !== 'string') return one
      const name = names.get(one)
      return name !== undefined || one.startsWith(MARK) ? `${MARK}${name ?? one}` : one
    })
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

  #original(text: string): string {
    if (!text.startsWith(MARK)) return text
    const rest = text.slice(1)
    if (!NAME.test(rest)) return rest
    const { fs, path } = nodeModules()
    return fs.readFileSync(path.join(this.#folder, rest), 'utf8')
  }
}

/** Returns whether an entry has a long text where files are: a body, or a property of a record. It looks nowhere else. */
function hasLongText(entry: Entry): boolean {
  if ('exchange' in entry && entry.exchange) {
    const { request, response } = entry.exchange
    if (request.body.length >= LARGE || response.body.length >= LARGE) return true
  }
  const { records = [] } = ('changes' in entry && entry.changes) || {}
  return records.some(({ stored = [] }) => stored.some(([, record]) => isLong(record)))
}

function isLong(record: object): boolean {
  for (const value of Object.values(record)) if (typeof value === 'string' && value.length >= LARGE) return true
  return false
}

/** Collects the texts of a value that are large, or that could be taken for the name of a file. */
function collectMarked(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (isLarge(value) || value.startsWith(MARK)) into.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) collectMarked(one, into)
  }
}

/** Returns whether a text is written to a file: in UTF-8, which has no half of a character. */
function isLarge(text: string): boolean {
  return text.length >= LARGE && text.isWellFormed()
}
