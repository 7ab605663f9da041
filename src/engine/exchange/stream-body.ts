import { utf8 } from '../../world/utf8.ts'
import type { StreamedList } from '../vendor/streamed-list.ts'
import { nextTurn } from './next-turn.ts'

/** A chunk is sent once it has this many characters or entries. */
const MOST_CHARACTERS = 65_536
const MOST_ENTRIES = 100

/** The beginning of a list. */
export interface ListBeginning {
  readonly entries: readonly unknown[]
  /** the entries as JSON, separated by commas */
  readonly text: string
  /** true if the list has no further entries */
  readonly isWhole: boolean
}

/** Creates the entries of one chunk of a list, from an index. */
export function takeChunk({ items, toEntry }: StreamedList<unknown>, from: number): ListBeginning {
  const entries: unknown[] = []
  let text = ''
  let at = from
  while (at < items.length && entries.length < MOST_ENTRIES && text.length < MOST_CHARACTERS) {
    const entry = toEntry(items[at++])
    entries.push(entry)
    text += `${at === 1 ? '' : ','}${JSON.stringify(entry)}`
  }
  return { entries, text, isWhole: at === items.length }
}

/**
 * Streams a body with a list, of which the beginning was created already. Creates each further chunk when the client has
 * read the one before, and stops when the client leaves.
 * @param check throws if entries violate the spec, which breaks off the stream
 */
export function streamBody(
  list: StreamedList<unknown>,
  beginning: ListBeginning,
  check: (entries: readonly unknown[]) => void,
): ReadableStream<Uint8Array> {
  const [head, tail] = aroundList(list)
  let chunk = beginning
  let sent = 0
  let isCancelled = false
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (sent > 0) {
          await nextTurn()
          if (isCancelled) return
          chunk = takeChunk(list, sent)
          check(chunk.entries)
        }
        const { entries, text, isWhole } = chunk
        controller.enqueue(utf8.encode(`${sent === 0 ? head : ''}${text}${isWhole ? tail : ''}`))
        sent += entries.length
        if (isWhole) controller.close()
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
function aroundList({ wrap }: StreamedList<unknown>): readonly [head: string, tail: string] {
  const [empty, filled] = [JSON.stringify(wrap([])), JSON.stringify(wrap([0]))]
  let at = 0
  while (empty[at] === filled[at]) at++
  return [empty.slice(0, at), empty.slice(at)]
}
