import { EmulatorError } from '../engine/services/emulator-error.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { isObject } from '../world/is-object.ts'
import { utf8 } from '../world/utf8.ts'
import { DamagedArchive, jsonInLine } from './archive-line.ts'
import { describeInvalidEntry } from './check-entry.ts'
import type { Entry } from './entry.ts'
import { parseWithTexts } from './long-texts.ts'
import { formatMisfits } from './misfits.ts'
import { Replay, type ReplayedWorld, type ReplayOptions } from './replay.ts'
import { ARCHIVE_FORMAT, type ArchiveHead } from './write-archive.ts'

/** Options of an import. */
export interface ReadArchiveOptions extends ReplayOptions {
  /** treatment of records that do not fit the specs: an error (`reject`), or left out (`drop`) */
  readonly misfits: 'reject' | 'drop'
}

/**
 * Reads the world of an archive, in steps.
 * @param archive its text, or the bytes of the text
 * @throws EmulatorError if it is not an archive, of a newer format, damaged, or has records that do not fit the specs
 */
export function* readArchive(
  archive: string | Uint8Array,
  { misfits: treatment, ...parts }: ReadArchiveOptions,
): Generator<void, ReplayedWorld> {
  const replay = new Replay(parts)
  yield* replayLines(archive, replay, parts.vendors)
  const { worlds, misfits } = yield* replay.finishInSteps()
  const [world] = worlds
  if (!world || worlds.length > 1) throw damaged(1, `it has ${worlds.length} worlds instead of one`)
  if (misfits.length === 0 || treatment === 'drop') return world
  throw new EmulatorError('DD_ARCHIVE_MISFIT', { count: misfits.length, records: formatMisfits(misfits) })
}

/** Carries out the entries of an archive, one in each step. */
function* replayLines(
  archive: string | Uint8Array,
  replay: Replay,
  vendors: ReadArchiveOptions['vendors'],
): Generator<void> {
  const texts = new Map<number, string>()
  let number = 0
  let isWhole = false
  try {
    for (const bytes of splitLines(archive)) {
      number++
      if (isWhole) throw new DamagedArchive('it follows the last line')
      const line = typeof bytes === 'string' ? bytes : utf8.decode(bytes)
      if (number === 1) checkHead(line)
      else isWhole = carryOut(parseLine(line, number, { texts, vendors }), replay, texts, number)
      yield
    }
    if (!isWhole) throw new DamagedArchive('its last line is missing: it was cut')
  } catch (error) {
    if (error instanceof DeskDoubleError) throw error
    throw number <= 1 ? notAnArchive() : damaged(number, error instanceof Error ? error.message : String(error))
  }
}

type Value = Entry | { readonly lines: unknown } | { readonly text: unknown; readonly part: unknown }

/** Things that the value of a line may refer to. */
interface LineContext {
  readonly texts: ReadonlyMap<number, string>
  readonly vendors: ReadArchiveOptions['vendors']
}

function parseLine(line: string, number: number, { texts, vendors }: LineContext): Value {
  const value = parseWithTexts(jsonInLine(line, number), (name) => texts.get(Number(name)))
  if (!isObject(value)) throw new DamagedArchive('it is not an entry')
  const problem = 'lines' in value || 'text' in value ? undefined : describeInvalidEntry(value, vendors)
  if (problem !== undefined) throw new DamagedArchive(problem)
  // Safe: its shape was checked, except for those of the last line and of texts, which are compared and concatenated.
  return value as Value
}

/** Carries out the value of a line. Returns whether it is the last one. */
function carryOut(value: Value, replay: Replay, texts: Map<number, string>, number: number): boolean {
  if ('lines' in value) {
    if (value.lines !== number) throw new DamagedArchive('lines before it are missing')
    return true
  }
  if ('text' in value) texts.set(Number(value.text), `${texts.get(Number(value.text)) ?? ''}${String(value.part)}`)
  else {
    replay.apply(value)
    texts.clear()
  }
  return false
}

/** Checks the first line. @throws EmulatorError for a newer format */
function checkHead(line: string): void {
  const head: unknown = JSON.parse(jsonInLine(line, 1))
  if (!isHead(head)) throw new DamagedArchive('it is not the first line of an archive')
  if (head.format <= ARCHIVE_FORMAT) return
  throw new EmulatorError('DD_ARCHIVE_NEWER', { format: head.format, known: ARCHIVE_FORMAT, version: head.version })
}

function isHead(value: unknown): value is ArchiveHead {
  return isObject(value) && value['archive'] === 'deskdouble' && typeof value['format'] === 'number'
}

const LINE_FEED = 0x0a

function* splitLines(archive: string | Uint8Array): Generator<string | Uint8Array> {
  const find = (from: number) => {
    return typeof archive === 'string' ? archive.indexOf('\n', from) : archive.indexOf(LINE_FEED, from)
  }
  const cut = (from: number, to: number) => {
    return typeof archive === 'string' ? archive.slice(from, to) : archive.subarray(from, to)
  }
  for (let from = 0; from < archive.length; ) {
    const found = find(from)
    const to = found === -1 ? archive.length : found
    yield cut(from, to)
    from = to + 1
  }
}

function notAnArchive(): EmulatorError {
  return new EmulatorError('DD_ARCHIVE_INVALID')
}

function damaged(line: number, reason: string): EmulatorError {
  return new EmulatorError('DD_ARCHIVE_DAMAGED', { line, reason })
}
