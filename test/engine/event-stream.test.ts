import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EventStream } from '../../src/engine/exchange/event-stream.ts'

const EVENTS = [{ data: 'one' }, { event: 'named', data: 'two\nlines' }, { data: 'three' }]
const TEXT = 'data: one\n\nevent: named\ndata: two\ndata: lines\n\ndata: three\n\n'

/** What a stream says as it says it, in `heard`. */
function listen(stream: EventStream, signal = new AbortController().signal) {
  const reader = stream.open(signal).body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The stream has no body')
  const heard: string[] = []
  const read = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) heard.push(next.value)
  }
  return { heard, reader, ended: read() }
}

describe('a stream of events', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is known before it is sent', async () => {
    const stream = new EventStream(EVENTS, { pace: 0, keepAlive: 1000 })
    expect(stream.text).toBe(TEXT)
    expect(await stream.open(new AbortController().signal).text()).toBe(TEXT)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('keeps its pace', async () => {
    const { heard, ended } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(99)
    expect(heard).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(heard).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(100)
    await ended
    expect(heard.join('')).toBe(TEXT)
  })

  it('sends a comment after each long silence', async () => {
    const { heard, ended } = listen(new EventStream(EVENTS.slice(0, 2), { pace: 2500, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(2000)
    expect(heard).toEqual(['data: one\n\n', ': keep-alive\n\n', ': keep-alive\n\n'])
    await vi.advanceTimersByTimeAsync(500)
    await ended
    expect(heard).toHaveLength(4)
  })

  it('waits for nothing any more once its reader has cancelled', async () => {
    const { heard, reader } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(vi.getTimerCount()).toBe(1)
    await reader.cancel()
    expect([heard.length, vi.getTimerCount()]).toEqual([1, 0])
  })

  it('waits for nothing any more once its signal is aborted, and says so to its reader', async () => {
    const hangUp = new AbortController()
    const { ended } = listen(new EventStream(EVENTS, { pace: 100, keepAlive: 1000 }), hangUp.signal)
    await vi.advanceTimersByTimeAsync(50)
    hangUp.abort()
    await expect(ended).rejects.toThrow(/abort/)
    expect(vi.getTimerCount()).toBe(0)
  })
})
