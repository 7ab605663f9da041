import { DataError } from './data-error.ts'
import { nodeModules } from './node-files.ts'

const NAME = 'lock'
/** Time between two signs of life, in ms. */
const INTERVAL = 2000
/** Time without a sign of life after which a process on another machine counts as ended, in ms. */
const PATIENCE = 10_000

/** The process that has locked a folder. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** when it started, in ms since 1970: after a restart, another process may have its number */
  readonly started: number
}

/** Difference between two measurements of the start of one process, in ms. */
const TOLERANCE = 2000

/**
 * Locks a folder against other processes, and against other emulators of this one. Returns a function that unlocks it.
 * @throws DataError if another process has it
 */
export function lockFolder(folder: string): () => void {
  const { fs, path, os } = nodeModules()
  const real = fs.realpathSync(folder)
  const file = path.join(real, NAME)
  const holder: Holder = { pid: process.pid, host: os.hostname(), started: startOfProcess() }
  while (!tryCreate(file, JSON.stringify(holder))) removeIfStale(folder, file)
  const sign = setInterval(() => touch(file), INTERVAL)
  sign.unref()
  return () => {
    clearInterval(sign)
    fs.rmSync(file, { force: true })
  }
}

function tryCreate(file: string, text: string): boolean {
  try {
    nodeModules().fs.writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Removes the lock of a process that has ended. @throws DataError if it has not */
function removeIfStale(folder: string, file: string): void {
  const { fs } = nodeModules()
  const text = readIfPresent(file)
  if (text === undefined) return
  const holder = parseHolder(text)
  if (holder && isAlive(holder, file)) throw new DataError('DD_DATA_LOCKED', { folder, ...holder })
  const aside = `${file}.${process.pid}`
  fs.renameSync(file, aside)
  const isSame = readIfPresent(aside) === text
  // Another process was faster, and has locked the folder since.
  if (!isSame) fs.linkSync(aside, file)
  fs.rmSync(aside, { force: true })
}

function readIfPresent(file: string): string | undefined {
  try {
    return nodeModules().fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Reads a lock. A text that is not whole is of a process that was killed while it wrote it. */
function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text)
    return [typeof pid, typeof host, typeof started].join() === 'number,string,number'
      ? { pid, host, started }
      : undefined
  } catch {
    return undefined
  }
}

function startOfProcess(): number {
  return Math.round(Date.now() - process.uptime() * 1000)
}

function isAlive({ pid, host, started }: Holder, file: string): boolean {
  const { fs, os } = nodeModules()
  if (host !== os.hostname()) return Date.now() - fs.statSync(file).mtimeMs < PATIENCE
  if (pid === process.pid) return Math.abs(started - startOfProcess()) < TOLERANCE
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function touch(file: string): void {
  const now = new Date()
  nodeModules().fs.utimes(file, now, now, () => {})
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
