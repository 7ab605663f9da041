import { describe, expect, it } from 'vitest'
import { checkResponse, ResponseViolation } from '../../src/engine/exchange/check-response.ts'
import type { ResponseCheck, Validate } from '../../src/engine/spec/validators.ts'

const startsWithA: Validate = (data) => typeof data === 'string' && data.startsWith('<a')
const xml: ResponseCheck = { bodies: { 'application/xml': { check: startsWithA } } }
const anything: ResponseCheck = { bodies: { '*/*': {} } }

function reply(body: unknown, declared: ResponseCheck) {
  return checkResponse({ operation: 'ask', status: 200, headers: {}, body }, declared, {})
}

describe('a text that is no JSON', () => {
  it('is sent as it is, and kept for the journal', () => {
    expect(reply('<a/>', xml)).toMatchObject({
      body: '<a/>',
      text: '<a/>',
      headers: { 'Content-Type': 'application/xml' },
    })
  })

  it.each([['<b/>'], [{ a: 1 }], [3]])('is refused when it is %j and breaks its schema', (body) => {
    expect(() => reply(body, xml)).toThrow(ResponseViolation)
  })
})

describe('a reply whose media type the spec leaves open', () => {
  it('may be of any, but of one', () => {
    const image = new Response('x', { headers: { 'content-type': 'image/png' } })
    expect(reply(image, anything)).toMatchObject({ headers: { 'Content-Type': 'image/png' } })
    const unnamed = new Response(new Uint8Array([1]))
    // A server's own `Response`, once it is loaded, takes what nobody names for a text.
    unnamed.headers.delete('content-type')
    expect(() => reply(unnamed, anything)).toThrow(ResponseViolation)
  })

  it('is no excuse where the spec names one', () => {
    const image = new Response('x', { headers: { 'content-type': 'image/png' } })
    expect(() => reply(image, xml)).toThrow(ResponseViolation)
  })
})
