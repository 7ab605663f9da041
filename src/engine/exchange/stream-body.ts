import { utf8 } from '../../world/utf8.ts'
import type { StreamedList } from '../vendor/streamed-list.ts'
import { nextTurn } from './next-turn.ts'

/** A chunk is sent once it has this many characters or entries. */
const MOST_CHARACTERS = 65_536
const MOST_ENTRIES = 100

/** A part of a list. */
export interface ListChunk {
  readonly entries: readonly unknown[]
  /** the entries as JSON, separated by commas */
  readonly text: string
  /** index of the first item after the chunk */
  readonly next: number
  /** true if the list has no further items */
  readonly isLast: boolean
}

/** Creates the entries of one chunk of a list, from an index. Items whose entry is undefined are left out. */
export function takeChunk({ items, toEntry }: StreamedList<unknown>, from: number): ListChunk {
  const entries: unknown[] = []
  let text = ''
  let at = from
  while (at < items.length && at - from < MOST_ENTRIES && text.length < MOST_CHARACTERS) {
    const entry = toEntry(items[at++])
    if (entry === undefined) continue
    text += `${entries.length === 0 ? '' : ','}${JSON.stringify(entry)}`
    entries.push(entry)
  }
  return { entries, text, next: at, isLast: at === items.length }
}

/**
 * Streams a body with a list, of which the first chunk was created already. Creates each further chunk when the client has
 * read the one before, and stops when the client leaves.
 * @param check throws if entries violate the spec, which breaks off the stream
 */
export function streamBody(
  list: StreamedList<unknown>,
  beginning: ListChunk,
  check: (entries: readonly unknown[]) => void,
): ReadableStream<Uint8Array> {
  const [head, tail] = aroundList(list)
  let chunk = beginning
  let isBegun = false
  let hasEntries = false
  let isCancelled = false
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (isBegun) {
          await nextTurn()
          if (isCancelled) return
          chunk = takeChunk(list, chunk.next)
          check(chunk.entries)
        }
        const { entries, text, isLast } = chunk
        const comma = hasEntries && entries.length > 0 ? ',' : ''
        controller.enqueue(utf8.encode(`${isBegun ? '' : head}${comma}${text}${isLast ? tail : ''}`))
        isBegun = true
        hasEntries ||= entries.length > 0
        if (isLast) controller.close()
      },
      cancel() {
        isCancelled = true
      },
    },
    // Nothing is created before it is read.
    { highWaterMark: 0 },
  )
}

/** Returns the text before and after the entries of a list: where the body changes if an entry is added. */
export function aroundList({ wrap }: StreamedList<unknown>): readonly [head: string, tail: string] {
  const [empty, filled] = [JSON.stringify(wrap([])), JSON.stringify(wrap([0]))]
  let at = 0
  while (empty[at] === filled[at]) at++
  return [empty.slice(0, at), empty.slice(at)]
}
