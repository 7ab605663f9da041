import { describe, expect, it } from 'vitest'
import { checkResponse, ResponseViolation } from '../../src/engine/exchange/check-response.ts'
import type { ResponseCheck, Validate } from '../../src/engine/spec/validators.ts'

const startsWithA: Validate = (data) => typeof data === 'string' && data.startsWith('<a')
const xml: ResponseCheck = { bodies: { 'application/xml': { check: startsWithA } } }
const anything: ResponseCheck = { bodies: { '*/*': {} } }

function check(body: unknown, declared: ResponseCheck) {
  return checkResponse({ operation: 'getDesk', status: 200, headers: {}, body }, declared, {})
}

describe('a text response', () => {
  it('sends text that is not JSON unchanged and keeps it for the journal', () => {
    expect(check('<a/>', xml)).toMatchObject({
      body: '<a/>',
      text: '<a/>',
      headers: { 'Content-Type': 'application/xml' },
    })
  })

  it.each([['<b/>'], [{ a: 1 }], [3]])('rejects the body %j, which violates the schema of its media type', (body) => {
    expect(() => check(body, xml)).toThrow(ResponseViolation)
  })
})

describe('a response with any media type', () => {
  it('accepts any media type where the spec declares */*, but requires one', () => {
    const image = new Response('x', { headers: { 'content-type': 'image/png' } })
    expect(check(image, anything)).toMatchObject({ headers: { 'Content-Type': 'image/png' } })
    const unnamed = new Response(new Uint8Array([1]))
    // The `Response` of @hono/node-server, once loaded, sets text/plain if no content type is given.
    unnamed.headers.delete('content-type')
    expect(() => check(unnamed, anything)).toThrow(ResponseViolation)
  })

  it('rejects a media type that the spec does not declare', () => {
    const image = new Response('x', { headers: { 'content-type': 'image/png' } })
    expect(() => check(image, xml)).toThrow(ResponseViolation)
  })
})
