import { createParser } from 'eventsource-parser'

/** An event as a client reads it: its name, and its data as JSON. */
export interface ReadEvent {
  readonly event: string | undefined
  readonly data: { readonly type?: string; readonly value?: string; readonly [name: string]: unknown }
}

/** Reads a stream with a widely used event stream parser. */
export async function readWithParser(response: Response): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  createParser({ onEvent: ({ event, data }) => events.push({ event, data: JSON.parse(data) }) }).feed(
    await response.text(),
  )
  return events
}

/**
 * Reads a stream chunk by chunk like the vendor's sample client: line by line, with the first five characters of each
 * data line cut off. It knows no names of events.
 */
export async function readByHand(response: Response): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter((one) => one.startsWith('data:'))) {
      events.push({ event: undefined, data: JSON.parse(line.slice(5)) })
    }
  }
  return events
}
