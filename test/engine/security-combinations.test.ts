import { expect, it } from 'vitest'
import { Problem } from '../../src/engine/vendor/problem.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const header = (name: string): Vendor['dialect']['schemes'][string] => {
  return ({ headers }) => {
    if (!headers.has(name)) throw new Problem('unauthenticated', `${name} is missing`)
    return { rateLimitKey: name, permissions: [] }
  }
}

const none = { responses: { 200: { description: 'ok' }, 401: { description: 'rejected' } } }
const vendor = createSmallVendor({
  paths: {
    '/both': { get: operation('getBoth', { security: [{ Key: [], Secret: [] }, { Token: [] }], ...none }) },
    '/optional': { get: operation('getOptional', { security: [{}, { Token: [] }], ...none }) },
    '/open': { get: operation('getOpen', { security: [{}], ...none }) },
  },
  handlers: { getBoth: () => undefined, getOptional: () => undefined, getOpen: () => undefined },
  schemes: { Key: header('x-key'), Secret: header('x-secret'), Token: header('x-token') },
})

it.each([
  ['/both', ['x-key', 'x-secret'], 200, 'Key'],
  ['/both', ['x-token'], 200, 'Token'],
  ['/both', ['x-key'], 401, undefined],
  ['/both', [], 401, undefined],
  ['/optional', [], 200, undefined],
  ['/optional', ['x-token'], 200, 'Token'],
  ['/optional', ['authorization'], 401, undefined],
  ['/open', [], 200, undefined],
])('%s with the headers %j is answered with %i', async (path, names, status, scheme) => {
  const headers = Object.fromEntries(names.map((name) => [name, 'any']))
  const { status: actual, exchange } = await send(vendor, 'GET', path, { headers })
  expect([actual, exchange.credential]).toEqual([status, scheme])
})
