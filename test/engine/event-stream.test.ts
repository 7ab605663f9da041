import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EventStream } from '../../src/engine/exchange/event-stream.ts'

const EVENTS = [{ data: 'one' }, { event: 'named', data: 'two\nlines' }, { data: 'three' }]
const TEXT = 'data: one\n\nevent: named\ndata: two\ndata: lines\n\ndata: three\n\n'

/** Reads a stream and collects its chunks in `received` as they arrive. */
function listen(stream: EventStream, signal = new AbortController().signal) {
  const reader = stream.open(signal).body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The stream has no body')
  const received: string[] = []
  const read = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) received.push(next.value)
  }
  return { received, reader, ended: read() }
}

describe('EventStream', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('returns the whole text before the stream is read', async () => {
    const stream = new EventStream(EVENTS, { pace: 0, keepAlive: 1000 })
    expect(stream.text).toBe(TEXT)
    expect(await stream.open(new AbortController().signal).text()).toBe(TEXT)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('waits for the pace between two events', async () => {
    const { received, ended } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(99)
    expect(received).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(received).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(100)
    await ended
    expect(received.join('')).toBe(TEXT)
  })

  it('sends a keep-alive comment after each interval without events', async () => {
    const { received, ended } = listen(new EventStream(EVENTS.slice(0, 2), { pace: 2500, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(2000)
    expect(received).toEqual(['data: one\n\n', ': keep-alive\n\n', ': keep-alive\n\n'])
    await vi.advanceTimersByTimeAsync(500)
    await ended
    expect(received).toHaveLength(4)
  })

  it('clears its timer when the reader cancels', async () => {
    const { received, reader } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(vi.getTimerCount()).toBe(1)
    await reader.cancel()
    expect([received.length, vi.getTimerCount()]).toEqual([1, 0])
  })

  it('clears its timer and fails the reader when the signal is aborted', async () => {
    const client = new AbortController()
    const { ended } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }), client.signal)
    await vi.advanceTimersByTimeAsync(50)
    client.abort()
    await expect(ended).rejects.toThrow(/abort/)
    expect(vi.getTimerCount()).toBe(0)
  })
})
