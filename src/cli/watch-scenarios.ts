import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { parseScenario, type ReadScenario } from './scenario-files.ts'
import { type FileContent, readRegularFile, scenarioFilesIn } from './scenario-folder.ts'

/** Time between two looks at the folder. A file that is still being written differs from one look to the next. */
const INTERVAL_MS = 200

/** A look at a large or slow folder is followed by a pause of this many times its duration. */
const PAUSE_FACTOR = 20

/** Files of a folder that changed since the last call. */
export interface ScenarioChanges {
  /** each file with new content: its scenario, or its errors */
  readonly changed: readonly ReadScenario[]
  /** files that no longer exist */
  readonly removed: ReadonlySet<string>
}

/**
 * Watches a folder of scenarios. Compares the files themselves instead of listening to the file system, which reports
 * no event if a link is pointed elsewhere, if the target of a link is written, or if the folder is replaced.
 * @param onChanges called with all files that changed at the same time
 * @returns a function that stops watching, once the folder was looked at for the first time
 */
export async function watchScenarios(
  folder: string,
  onChanges: (changes: ScenarioChanges) => void,
): Promise<() => void> {
  const watch = new FolderWatch(folder)
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const look = async () => {
    const started = performance.now()
    const changes = await watch.look()
    if (isStopped) return
    if (changes) onChanges(changes)
    const pause = Math.max(INTERVAL_MS, PAUSE_FACTOR * (performance.now() - started))
    timer = setTimeout(() => void look(), pause)
  }
  await look()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

/** Identities of files: they change when a file is written or replaced, or when a link to it is pointed elsewhere. */
type Identities = ReadonlyMap<string, string>

class FolderWatch {
  readonly #folder: string
  readonly #digests = new Map<string, string>()
  #read: Identities | undefined
  #seen: Identities = new Map()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Returns the files whose content changed; undefined if none did, or if they may still be being written. */
  async look(): Promise<ScenarioChanges | undefined> {
    const now = await identitiesIn(this.#folder)
    const isSettled = isSame(now, this.#seen)
    this.#seen = now
    if (!this.#read) return this.#start(now)
    if (!isSettled || isSame(now, this.#read)) return undefined
    const before = this.#read
    this.#read = now
    const candidates = [...now].flatMap(([file, identity]) => (before.get(file) === identity ? [] : [file]))
    const changed = await Promise.all(candidates.map((file) => this.#readChanged(file)))
    const removed = new Set([...this.#digests.keys()].filter((file) => !now.has(file)))
    return { changed: changed.filter((one) => one !== undefined), removed }
  }

  /** Remembers the content of the files. Those that were written after the process had started may not be loaded yet. */
  async #start(now: Identities): Promise<undefined> {
    const earlier = [...now].filter(([, identity]) => modifiedAt(identity) <= performance.timeOrigin)
    for (const [file] of earlier) {
      const content = await readRegularFile(file)
      if (content) this.#digests.set(file, digestOf(content))
    }
    this.#read = new Map(earlier)
    return undefined
  }

  async #readChanged(file: string): Promise<ReadScenario | undefined> {
    const content = await readRegularFile(file)
    if (!content) return undefined
    const digest = digestOf(content)
    if (this.#digests.get(file) === digest) return undefined
    this.#digests.set(file, digest)
    return parseScenario(file, content)
  }
}

/** Returns the identity of each scenario file; none if the folder does not exist at the moment. */
async function identitiesIn(folder: string): Promise<Identities> {
  const files = await scenarioFilesIn(folder).catch(() => [])
  return new Map(await Promise.all(files.map(async (file) => [file, await identityOf(file)] as const)))
}

async function identityOf(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await stat(file)
    return [mtimeMs, ctimeMs, dev, ino, size].join(' ')
  } catch {
    return '0'
  }
}

/** Returns the time at which a file was last written, in milliseconds. */
function modifiedAt(identity: string): number {
  return Number(identity.split(' ')[0])
}

function isSame(a: Identities, b: Identities): boolean {
  return a.size === b.size && [...a].every(([file, identity]) => b.get(file) === identity)
}

function digestOf(content: FileContent): string {
  if ('problem' in content) return content.problem
  return createHash('sha256').update(content.bytes).digest('hex')
}
