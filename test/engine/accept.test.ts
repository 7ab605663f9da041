import { expect, it } from 'vitest'
import { prefersMediaType } from '../../src/engine/exchange/accept.ts'

const TYPES = ['application/json', 'text/event-stream']

it.each<[string | null, boolean]>([
  [null, false],
  ['', false],
  ['*/*', false],
  ['text/*', false],
  ['text/event-stream', true],
  ['Text/Event-Stream; charset=utf-8', true],
  ['application/json, text/event-stream', true],
  ['text/event-stream, */*', true],
  ['text/event-stream;q=0.5, application/json;q=0.5', true],
  ['text/event-stream;q=0.5, application/json;q=0.4', true],
  ['text/event-stream;q=0.5, image/png', true],
  ['application/json, text/event-stream;q=0.1', false],
  ['application/json, text/event-stream;Q=0.9', false],
  ['text/event-stream;q=0.5, */*', false],
  ['text/event-stream;q=0.5, application/*;q=0.6', false],
  ['text/event-stream;q=0.5, application/json;q=0.1, */*', true],
  ['application/json, text/event-stream; q=0', false],
  ['text/event-stream;q=0.000', false],
  ['text/event-streams', false],
])('returns whether Accept %j prefers text/event-stream: %s', (accept, preferred) => {
  expect(prefersMediaType(accept, 'text/event-stream', TYPES)).toBe(preferred)
})
