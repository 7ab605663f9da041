import { describeFileError } from '../../errors/file-error.ts'
import { DataError } from './data-error.ts'
import { DamagedLine, type Ending, readLines } from './line.ts'
import { nodeModules } from './node-files.ts'

/** The format of the files that this version writes. */
export const FORMAT = 1

/** A file of a data folder: all worlds at one moment, or what happened since. */
export interface Segment {
  readonly kind: 'checkpoint' | 'log'
  /** a checkpoint has the number of the log that follows it */
  readonly number: number
  readonly file: string
}

/** The first line of a file. */
interface Head {
  readonly kind: Segment['kind']
  readonly format: number
  readonly number: number
  /** bytes of the log before this one, if it is not the first of its folder */
  readonly previous?: number
}

/** The last line of a checkpoint. */
interface Foot {
  readonly lines: number
}

const NAME = /^(checkpoint|log)-(\d{8})\.jsonl$/

/** Returns the path of a file. */
export function segmentFile(folder: string, kind: Segment['kind'], number: number): string {
  return nodeModules().path.join(folder, `${kind}-${String(number).padStart(8, '0')}.jsonl`)
}

/** Returns the JSON of the first line of a file. @param previous bytes of the log before it */
export function headJson(kind: Segment['kind'], number: number, previous?: number): string {
  return JSON.stringify({ kind, format: FORMAT, number, ...(previous !== undefined && { previous }) } satisfies Head)
}

/** Returns the JSON of the last line of a checkpoint. @param lines number of the lines between the first and this one */
export function footJson(lines: number): string {
  return JSON.stringify({ lines } satisfies Foot)
}

/** Returns all checkpoints and logs of a folder. */
export function listSegments(folder: string): Segment[] {
  const { fs, path } = nodeModules()
  return fs.readdirSync(folder).flatMap((name): Segment[] => {
    const [, kind, number] = NAME.exec(name) ?? []
    if (kind !== 'checkpoint' && kind !== 'log') return []
    return [{ kind, number: Number(number), file: path.join(folder, name) }]
  })
}

/** The files that give the present worlds, in the order in which they are read, and those that are not needed. */
export interface Segments {
  readonly needed: readonly Segment[]
  readonly superseded: readonly string[]
}

/**
 * Finds the files of a folder: the latest checkpoint and the logs after it.
 * @throws DataError if a log between them is missing
 */
export function findSegments(folder: string): Segments {
  const { fs, path } = nodeModules()
  const found = listSegments(folder)
  const checkpoint = found.filter(({ kind }) => kind === 'checkpoint').toSorted((a, b) => b.number - a.number)[0]
  const first = checkpoint?.number ?? 1
  const logs = found
    .filter(({ kind, number }) => kind === 'log' && number >= first)
    .toSorted((a, b) => a.number - b.number)
  for (const [i, { number }] of logs.entries()) {
    if (number !== first + i) throw damaged(folder, segmentFile(folder, 'log', first + i), 0, 'it is missing')
  }
  const needed = [...(checkpoint ? [checkpoint] : []), ...logs]
  const partial = fs.readdirSync(folder).filter((name) => name.endsWith('.partial'))
  return {
    needed,
    superseded: [
      ...found.filter((segment) => !needed.includes(segment)).map(({ file }) => file),
      ...partial.map((name) => path.join(folder, name)),
    ],
  }
}

/** The end of the last log, where the next line belongs. */
export interface LogEnd extends Ending {
  readonly number: number
}

/**
 * Reads the entries of all files as JSON, in order. Returns where the last log ends; undefined if there is no log yet.
 * @throws DataError for a damaged file, or one of a newer format
 */
export function* readSegments(folder: string, segments: readonly Segment[]): Generator<string, LogEnd | undefined> {
  let before: LogEnd | undefined
  for (const [i, segment] of segments.entries()) {
    const ending: Ending = yield* readSegment(folder, segment, before)
    const isLast = i === segments.length - 1
    const reason = 'its last line was not written to its end'
    if (ending.torn > 0 && !isLast) throw damaged(folder, segment.file, ending.end, reason)
    before = segment.kind === 'log' ? { ...ending, number: segment.number } : undefined
  }
  return before
}

function* readSegment(
  folder: string,
  { kind, number, file }: Segment,
  before: LogEnd | undefined,
): Generator<string, Ending> {
  const { fs } = nodeModules()
  const handle = fs.openSync(file, 'r')
  try {
    const lines = readLines(handle)
    const first = lines.next()
    // A log that was killed before its first line was whole.
    if (first.done && kind === 'log') return first.value
    if (first.done) throw damaged(folder, file, 0, 'it is empty')
    checkHead(folder, file, first.value.json, { kind, number }, before)
    let last: string | undefined
    let count = 0
    for (;;) {
      const next = lines.next()
      if (next.done) {
        if (kind === 'checkpoint') checkFoot(folder, file, next.value, last, count - 1)
        else if (last !== undefined) yield last
        return next.value
      }
      if (last !== undefined) yield last
      last = next.value.json
      count++
    }
  } catch (error) {
    if (error instanceof DamagedLine) throw damaged(folder, file, error.offset, error.message)
    throw error
  } finally {
    fs.closeSync(handle)
  }
}

function checkHead(
  folder: string,
  file: string,
  json: string,
  { kind, number }: Pick<Segment, 'kind' | 'number'>,
  before: LogEnd | undefined,
): void {
  const head: Partial<Head> = JSON.parse(json)
  if (typeof head.format === 'number' && head.format > FORMAT) {
    throw new DataError('DD_DATA_NEWER', { file, format: head.format, known: FORMAT })
  }
  if (head.kind !== kind || head.number !== number)
    throw damaged(folder, file, 0, 'its first line belongs to another file')
  if (before === undefined || head.previous === before.end) return
  throw damaged(folder, file, 0, `the log before it has ${before.end} bytes instead of ${head.previous ?? 0}`)
}

/** A checkpoint gets its name once it is whole, so one without its last line was cut since. */
function checkFoot(folder: string, file: string, { end, torn }: Ending, last: string | undefined, lines: number): void {
  const foot: Partial<Foot> = last === undefined ? {} : JSON.parse(last)
  if (torn === 0 && foot.lines === lines) return
  throw damaged(folder, file, end, 'it was cut')
}

/** Returns the error for a damaged file. */
export function damaged(folder: string, file: string, offset: number, reason: string): DataError {
  return new DataError('DD_DATA_DAMAGED', { folder, file, offset, reason }, { file, offset })
}

/** Runs a part of the opening of a folder. @throws DataError with the reason and the cure */
export function usingFolder<T>(folder: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof DataError) throw error
    throw new DataError('DD_DATA_FOLDER', { folder, reason: describeFileError(error) })
  }
}
