import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/engine/vendor/handler.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { lastExchange, sendRequest, vendorWithHandlers, vendorWithSchemes, worldOf } from '../support/changed-vendor.ts'

type Scheme = Vendor['dialect']['schemes'][string]

const caller = (counted: string): Caller => ({ rateLimitKey: counted, permissions: 'all' })
const accepts: Scheme = () => caller('at-once')
const acceptsLate: Scheme = async () => caller('late')
const rejects: Scheme = () => {
  throw new Problem('unauthenticated', 'rejected at once')
}
const rejectsLate: Scheme = async () => {
  throw new Problem('unauthenticated', 'rejected late')
}

/** Lists assistants with these security schemes. @returns the status, and the caller or the error message */
async function outcome(schemes: Readonly<Record<string, Scheme>>): Promise<[status: number, detail: unknown]> {
  const { handlers } = vendorWithHandlers({
    getAssistants: (request) => {
      return { entities: [], selfUri: request.caller.rateLimitKey }
    },
  })
  const vendor = { ...vendorWithSchemes(schemes), handlers }
  const world = worldOf(vendor)
  const response = await sendRequest(vendor, world, '/api/v2/assistants')
  const body: unknown = await response.json()
  return [response.status, response.ok ? Object(body).selfUri : lastExchange(world).problem?.message]
}

describe('checkCredential', () => {
  it.each<[string, Readonly<Record<string, Scheme>>, [number, string]]>([
    ['accepts a caller that the only scheme accepts at once', { a: accepts }, [200, 'at-once']],
    ['accepts a caller that the only scheme accepts later', { a: acceptsLate }, [200, 'late']],
    ['rejects a caller that the only scheme rejects at once', { a: rejects }, [401, 'rejected at once']],
    ['rejects a caller that the only scheme rejects later', { a: rejectsLate }, [401, 'rejected late']],
    ['tries the next scheme after a late rejection', { a: rejectsLate, b: accepts }, [200, 'at-once']],
    ['tries a late scheme after a rejection at once', { a: rejects, b: acceptsLate }, [200, 'late']],
    ['tries a late scheme after a late rejection', { a: rejectsLate, b: acceptsLate }, [200, 'late']],
    ['tries no other scheme after a late acceptance', { a: acceptsLate, b: rejects }, [200, 'late']],
    ["reports the last scheme's error if all schemes reject", { a: rejects, b: rejectsLate }, [401, 'rejected late']],
    [
      "reports the last scheme's error if the first one rejects later",
      { a: rejectsLate, b: rejects },
      [401, 'rejected at once'],
    ],
  ])('%s', async (_, schemes, expected) => {
    expect(await outcome(schemes)).toEqual(expected)
  })

  it('answers 500 if a security scheme fails with an exception', async () => {
    const [status, detail] = await outcome({ a: () => Promise.reject(new TypeError('no such key')) })
    expect([status, detail]).toEqual([500, expect.stringContaining('no such key')])
  })

  it('keeps the body in the journal and leaves the world unchanged after a late rejection', async () => {
    const vendor = vendorWithSchemes({ a: rejectsLate })
    const world = worldOf(vendor)
    const before = world.snapshot().collections
    const response = await sendRequest(vendor, world, '/api/v2/assistants', { method: 'POST', body: 'not JSON' })
    expect(response.status).toBe(401)
    expect(lastExchange(world).request.body).toBe('not JSON')
    expect(world.snapshot().collections).toBe(before)
  })
})
