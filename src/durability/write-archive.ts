import { version } from '../generated/version.ts'
import { allEntries, type KeptWorld } from './all-entries.ts'
import { archiveLine } from './archive-line.ts'
import type { Entry } from './entry.ts'
import { jsonOrTexts, jsonWithNames } from './long-texts.ts'
import { States } from './states.ts'

/** The format of the archives that this version writes. */
export const ARCHIVE_FORMAT = 1

/** The first line of an archive. */
export interface ArchiveHead {
  readonly archive: 'deskdouble'
  readonly format: number
  /** version of DeskDouble that wrote it */
  readonly version: string
  /** name of the world */
  readonly world: string
  /** digests of the vendors' specs by name */
  readonly vendors: Readonly<Record<string, string>>
}

/** The last line of an archive. */
export interface ArchiveFoot {
  /** number of this line */
  readonly lines: number
}

/** A part of a long text. All parts precede the entry that refers to the text by its number. */
export interface TextPart {
  readonly text: number
  readonly part: string
}

/** Characters of one part of a long text. */
const PART = 262_144

/** Options of an archive. */
export interface ArchiveOptions {
  /** the vendors of the world by name */
  readonly vendors: Readonly<Record<string, { readonly digest: string }>>
  /** true if it contains the request journal */
  readonly journal: boolean
}

/**
 * Returns the lines of an archive, which contains a world without any other file. They are created while they are read;
 * later changes of the world do not show.
 */
export function archiveLines(kept: KeptWorld, { vendors, journal }: ArchiveOptions): Iterable<string> {
  const digests = Object.entries(vendors).map(([name, { digest }]) => [name, digest] as const)
  const head: ArchiveHead = {
    archive: 'deskdouble',
    format: ARCHIVE_FORMAT,
    version,
    world: kept.world.name,
    vendors: Object.fromEntries(digests),
  }
  const { entries } = allEntries([journal ? kept : withoutJournal(kept)], new States(1, undefined), journal)
  return numberedLines(head, entries)
}

/** Returns a world as it is with an empty journal: its snapshots were saved before the first exchange. */
function withoutJournal(kept: KeptWorld): KeptWorld {
  const snapshots = kept.snapshots.map((saved) => ({ ...saved, after: 0 }))
  return { ...kept, snapshots, exchanges: [], next: 1 }
}

function* numberedLines(head: ArchiveHead, entries: Iterable<Entry>): Generator<string> {
  let number = 0
  const line = (json: string) => archiveLine(++number, json)
  yield line(JSON.stringify(head))
  let texts = 0
  for (const entry of entries) {
    const found = jsonOrTexts(entry)
    if (typeof found === 'string') {
      yield line(found)
      continue
    }
    const names = new Map<string, string>()
    for (const text of found.texts) {
      names.set(text, String(++texts))
      for (const part of partsOf(text)) yield line(JSON.stringify({ text: texts, part } satisfies TextPart))
    }
    yield line(jsonWithNames(found.entry, names))
  }
  yield line(JSON.stringify({ lines: number + 1 } satisfies ArchiveFoot))
}

/** Splits a text, but no character of it. */
function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const last = text.charCodeAt(from + PART - 1)
    const to = from + PART - (last >= 0xd800 && last < 0xdc00 ? 1 : 0)
    yield text.slice(from, to)
    from = to
  }
}
