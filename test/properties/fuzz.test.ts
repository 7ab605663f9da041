import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { type AnyRequest, ASSISTANT_ID, anyListing, anyRequest, QUEUE_ID } from '../support/any-request.ts'
import { send, stringIn } from '../support/desk-client.ts'
import { cleanPrototype } from '../support/prototype-guard.ts'

const permissions = ['add', 'delete', 'edit', 'view'].map((action) => `assistants:assistant:${action}`)
const scenario = {
  scenario: 'fuzz',
  genesys: {
    clients: [{ id: 'client', name: 'Client', secret: 'secret', permissions }],
    tokens: [{ token: 'known', client: 'Client' }],
    routingQueues: [{ id: QUEUE_ID, name: 'Billing' }, { name: 'Returns' }],
    assistants: [{ id: ASSISTANT_ID, name: 'Front', queues: ['Billing'] }, { name: 'Back' }],
  },
}

describe('any request, however malformed', () => {
  it.each(['open', 'strict'] as const)(
    'is answered as the spec declares and without a server error, with %s authentication',
    async (auth) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRequest, { maxLength: 20 }), async (requests) => {
          const emulator = createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', auth })
          for (const request of requests) await expectValidResponse(emulator, request)
        }),
        { numRuns: auth === 'open' ? 400 : 100 },
      )
    },
  )

  it('changes nothing if it is rejected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { maxLength: 20 }), async (requests) => {
        const emulator = createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })
        for (const request of requests) {
          const before = recordsOf(emulator)
          const response = await sendAny(emulator, request)
          if (response && response.status >= 400) expect(recordsOf(emulator)).toEqual(before)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('any listing', () => {
  it('returns only links that can be followed, and a selfUri that returns the same page', async () => {
    const emulator = createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })
    await fc.assert(
      fc.asyncProperty(anyListing, async (path) => {
        const page = await send(emulator, 'GET', path)
        if (page.status !== 200) return
        for (const link of linksIn(page.body)) {
          const followed = await send(emulator, 'GET', link)
          expect(followed.status, `${link} answers ${followed.text}`).toBe(200)
        }
        const again = await send(emulator, 'GET', stringIn(page.body, 'selfUri'))
        expect(again.body).toEqual(page.body)
      }),
      { numRuns: 200 },
    )
  })
})

async function expectValidResponse(emulator: Emulator, request: AnyRequest): Promise<void> {
  const response = await sendAny(emulator, request)
  if (!response) return
  const exchange = emulator.exchanges().at(-1)
  expect(exchange?.violation).toBeUndefined()
  expect(exchange?.error).toBeUndefined()
  expect(response.status).toBeLessThan(500)
  expect(exchange?.response.status).toBe(response.status)
  expect(response.headers.get('inin-correlation-id')).toBeTruthy()
}

/** Returns the response, or undefined if no client could send such a request. */
async function sendAny(emulator: Emulator, anyRequest: AnyRequest): Promise<Response | undefined> {
  const request = requestOf(anyRequest)
  return (
    request &&
    emulator.genesys.fetch(request).finally(() => {
      expect(cleanPrototype(), 'properties that a request added to Object.prototype').toEqual([])
    })
  )
}

function requestOf({ method, path, headers, body }: AnyRequest): Request | undefined {
  try {
    const hasBody = !/^(?:GET|HEAD)$/i.test(method)
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) }
    return new Request(new URL(path, 'http://test'), hasBody && body !== undefined ? { ...init, body } : init)
  } catch {
    return undefined
  }
}

function recordsOf({ genesys: { records } }: Emulator): object[][] {
  return Object.values<{ list: () => object[] }>({ ...records }).map((collection) => collection.list())
}

/** Returns the links of a page to itself and its neighbours. */
function linksIn(page: unknown): string[] {
  if (typeof page !== 'object' || page === null || !('entities' in page)) return []
  return Object.entries(page).flatMap(([name, value]) =>
    name.endsWith('Uri') && typeof value === 'string' ? [value] : [],
  )
}
