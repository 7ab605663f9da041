import { expect, it } from 'vitest'
import { namesMediaType } from '../../src/engine/exchange/accept.ts'

it.each<[string | null, boolean]>([
  [null, false],
  ['', false],
  ['*/*', false],
  ['text/*', false],
  ['text/event-stream', true],
  ['Text/Event-Stream; charset=utf-8', true],
  ['application/json, text/event-stream;q=0.5', true],
  ['application/json, text/event-stream; q=0', false],
  ['text/event-stream;q=0.000', false],
  ['text/event-streams', false],
])('returns whether Accept %j names text/event-stream: %s', (accept, named) => {
  expect(namesMediaType(accept, 'text/event-stream')).toBe(named)
})
