import { DataError, type DataPlace } from './data-error.ts'
import { lockFolder } from './folder-lock.ts'
import { encodeLine, readLines } from './line.ts'
import { nodeModules } from './node-files.ts'
import { findSegments, footJson, listSegments, readSegments, usingFolder } from './segments.ts'

/** What a repair changed. */
export interface Repair {
  /** the places at which files were cut, or that were left out from there on */
  readonly cuts: readonly DataPlace[]
  /** copies of the files as they were */
  readonly copies: readonly string[]
}

/** Ending of the copies. */
const COPY = '.damaged'

/**
 * Cuts a damaged folder at its first damaged line, and leaves out the files after it, so that it can be opened in the
 * state of that moment. Copies of these files stay in the folder.
 * @throws DataError if it is in use, of a newer version, or cannot be read or written
 */
export function repairFolder(folder: string): Repair {
  return usingFolder(folder, () => {
    const unlock = lockFolder(folder)
    try {
      const cuts: DataPlace[] = []
      const copies: string[] = []
      for (let place = firstDamage(folder); place; place = firstDamage(folder)) {
        cuts.push(place)
        copies.push(...cutAt(folder, place))
      }
      return { cuts, copies }
    } finally {
      unlock()
    }
  })
}

function firstDamage(folder: string): DataPlace | undefined {
  try {
    for (const _ of readSegments(folder, findSegments(folder).needed));
    return undefined
  } catch (error) {
    if (error instanceof DataError && error.place) return error.place
    throw error
  }
}

/** Cuts a file, and moves those after it aside. Returns the copies. */
function cutAt(folder: string, { file, offset }: DataPlace): string[] {
  const { fs, path } = nodeModules()
  const all = listSegments(folder)
  const damagedNumber = Number(/(\d{8})/.exec(path.basename(file))?.[1])
  const isLog = path.basename(file).startsWith('log')
  const later = all.filter(({ kind, number }) => kind === 'log' && number > damagedNumber)
  // After a damaged checkpoint, no log fits; a file without a first line is left out as a whole.
  const aside = [...later, ...all.filter((one) => !isLog && one.kind === 'log' && one.number === damagedNumber)]
  const copies = aside.map((one) => moveAside(one.file))
  const damaged = all.find((one) => one.file === file)
  if (!damaged) return copies
  if (offset === 0) return [...copies, moveAside(file)]
  fs.copyFileSync(file, `${file}${COPY}`)
  fs.truncateSync(file, offset)
  if (damaged.kind === 'checkpoint') endCheckpoint(file)
  return [...copies, `${file}${COPY}`]
}

function moveAside(file: string): string {
  nodeModules().fs.renameSync(file, `${file}${COPY}`)
  return `${file}${COPY}`
}

/** Ends a checkpoint that was cut, with the number of the lines that are left. */
function endCheckpoint(file: string): void {
  const { fs } = nodeModules()
  const handle = fs.openSync(file, 'r')
  const lines = [...readLines(handle)].length
  fs.closeSync(handle)
  fs.appendFileSync(file, encodeLine(footJson(lines - 1)))
}
