import { nextTurn } from '../../engine/exchange/next-turn.ts'
import { utf8 } from '../../world/utf8.ts'

/** A chunk is sent once it has this many characters. */
const MOST_CHARACTERS = 65_536

/** Streams lines, which are created when the client has read the ones before. Other requests are answered in between. */
export function streamLines(lines: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.iterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await nextTurn()
        let text = ''
        while (text.length < MOST_CHARACTERS) {
          const next = iterator.next()
          if (next.done) break
          text += next.value
        }
        if (text === '') controller.close()
        else controller.enqueue(utf8.encode(text))
      },
      cancel() {
        iterator.return?.()
      },
    },
    // Nothing is created before it is read.
    { highWaterMark: 0 },
  )
}
