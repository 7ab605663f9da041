import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/engine/vendor/handler.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { ask, lastExchange, withHandlers, withSchemes, worldOf } from '../support/changed-vendor.ts'

type Scheme = Vendor['dialect']['schemes'][string]

const caller = (counted: string): Caller => ({ rateLimitKey: counted, permissions: 'all' })
const admits: Scheme = () => caller('at-once')
const admitsLate: Scheme = async () => caller('late')
const refuses: Scheme = () => {
  throw new Problem('unauthenticated', 'refused at once')
}
const refusesLate: Scheme = async () => {
  throw new Problem('unauthenticated', 'refused late')
}

/** Asks for the assistants with these ways of getting in. @returns the status, and who asked or why not */
async function outcome(schemes: Readonly<Record<string, Scheme>>): Promise<[status: number, said: unknown]> {
  const { handlers } = withHandlers({
    getAssistants: (request) => {
      return { entities: [], selfUri: request.caller.rateLimitKey }
    },
  })
  const vendor = { ...withSchemes(schemes), handlers }
  const world = worldOf(vendor)
  const response = await ask(vendor, world, '/api/v2/assistants')
  const body: unknown = await response.json()
  return [response.status, response.ok ? Object(body).selfUri : lastExchange(world).problem?.message]
}

describe('a credential', () => {
  it.each<[string, Readonly<Record<string, Scheme>>, [number, string]]>([
    ['that is believed at once lets in', { a: admits }, [200, 'at-once']],
    ['that is believed late lets in', { a: admitsLate }, [200, 'late']],
    ['that is refused at once is refused', { a: refuses }, [401, 'refused at once']],
    ['that is refused late is refused', { a: refusesLate }, [401, 'refused late']],
    ['refused late is tried in the next way', { a: refusesLate, b: admits }, [200, 'at-once']],
    ['refused at once is tried in the next way, which may be late', { a: refuses, b: admitsLate }, [200, 'late']],
    ['refused late is tried late in the next way', { a: refusesLate, b: admitsLate }, [200, 'late']],
    ['believed late is not tried again', { a: admitsLate, b: refuses }, [200, 'late']],
    ['refused in all ways is refused in the words of the last', { a: refuses, b: refusesLate }, [401, 'refused late']],
    [
      'refused late first is refused in the words of the last',
      { a: refusesLate, b: refuses },
      [401, 'refused at once'],
    ],
  ])('%s', async (_, schemes, expected) => {
    expect(await outcome(schemes)).toEqual(expected)
  })

  it('whose check fails late in another way than by a refusal is a fault of ours', async () => {
    const [status, said] = await outcome({ a: () => Promise.reject(new TypeError('no such key')) })
    expect([status, said]).toEqual([500, expect.stringContaining('no such key')])
  })

  it('that is refused late leaves the body unread and the world as it was', async () => {
    const vendor = withSchemes({ a: refusesLate })
    const world = worldOf(vendor)
    const before = world.snapshot().collections
    const response = await ask(vendor, world, '/api/v2/assistants', { method: 'POST', body: 'no JSON at all' })
    expect(response.status).toBe(401)
    expect(lastExchange(world).request.body).toBe('')
    expect(world.snapshot().collections).toBe(before)
  })
})
