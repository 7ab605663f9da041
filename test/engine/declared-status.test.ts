import { describe, expect, it } from 'vitest'
import { addFault } from '../../src/engine/faults/faults.ts'
import { declaredKey, readStatuses, successOf } from '../../src/engine/spec/declared-status.ts'
import { Problem } from '../../src/engine/vendor/problem.ts'
import { worldOf } from '../support/changed-vendor.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const json = { description: 'a body', content: { 'application/json': {} } }

function vendorWith(keys: readonly string[], undeclaredErrors: 'violation' | 'neutral' = 'violation') {
  const responses = Object.fromEntries(keys.map((key) => [key, json]))
  return createSmallVendor({
    paths: { '/desks': { get: operation('getDesks', { responses }) }, '/rooms': { get: operation('getRooms') } },
    document: { 'x-undeclared-errors': undeclaredErrors },
    handlers: {
      getDesks: () => ({ ok: true }),
      getRooms: () => {
        throw new Problem('not-found', 'There is no room')
      },
    },
  })
}

describe('the key of a status', () => {
  it.each([
    [['200', '4XX', 'default'], 200, '200'],
    [['200', '404', '4XX', 'default'], 404, '404'],
    [['200', '4XX', 'default'], 404, '4XX'],
    [['200', '4xx'], 404, '4xx'],
    [['200', '4XX', 'default'], 503, 'default'],
    [['200', '4XX'], 503, undefined],
  ])('of the responses %j with the status %i is %s', (keys, status, expected) => {
    expect(declaredKey(readStatuses(Object.fromEntries(keys.map((key) => [key, {}]))), status)).toBe(expected)
  })

  it.each([
    [['200', '404'], 200],
    [['201', '2XX'], 201],
    [['2XX'], 200],
    [['default'], 200],
    [['3XX'], 300],
    [['200', '201'], undefined],
    [['404'], undefined],
  ])('of the success of the responses %j is %s', (keys, expected) => {
    expect(successOf(readStatuses(Object.fromEntries(keys.map((key) => [key, {}]))))).toBe(expected)
  })
})

describe('an operation with ranges', () => {
  it('responds with a success and an error that only ranges declare', async () => {
    const vendor = vendorWith(['2XX', '4XX'])
    const world = worldOf(vendor)
    expect(await send(vendor, 'GET', '/desks', { world })).toMatchObject({ status: 200 })
    addFault(world, vendor, 'getDesks', { status: 418 })
    const { status, exchange } = await send(vendor, 'GET', '/desks', { world })
    expect([status, exchange.violation]).toEqual([418, undefined])
  })

  it('rejects a fault with a status outside its ranges', () => {
    const vendor = vendorWith(['200', '4XX'])
    expect(() => addFault(worldOf(vendor), vendor, 'getDesks', { status: 503 })).toThrow(
      'status 503 is not declared for getDesks. Use 200, 4XX.',
    )
  })

  it('accepts a fault with any status of a response where it declares default', async () => {
    const vendor = vendorWith(['200', 'default'])
    const world = worldOf(vendor)
    addFault(world, vendor, 'getDesks', { status: 529, message: 'Overloaded' })
    const { status, text } = await send(vendor, 'GET', '/desks', { world })
    expect([status, text]).toEqual([529, '{"message":"Overloaded"}'])
    expect(() => addFault(world, vendor, 'getDesks', { status: 199 })).toThrow('200 to 599')
  })
})

describe('an error whose status the operation does not declare', () => {
  it('is a violation by default', async () => {
    const { status, exchange } = await send(vendorWith(['200']), 'GET', '/rooms')
    expect([status, exchange.violation?.keyword]).toEqual([500, 'status'])
  })

  it('has a neutral body and is marked if the document says so', async () => {
    const { status, headers, exchange, json: read } = await send(vendorWith(['200'], 'neutral'), 'GET', '/rooms')
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(read()).toEqual({ type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is no room' })
    expect([exchange.undeclaredStatus, exchange.violation]).toEqual([true, undefined])
  })

  it('can be injected by a fault if the document says so', async () => {
    const vendor = vendorWith(['200'], 'neutral')
    const world = worldOf(vendor)
    addFault(world, vendor, '*', { status: 503, body: { down: true } })
    const { status, text, exchange } = await send(vendor, 'GET', '/desks', { world })
    expect([status, text, exchange.undeclaredStatus]).toEqual([503, '{"down":true}', true])
  })

  it('leaves declared errors unmarked', async () => {
    const vendor = vendorWith(['200', '503'], 'neutral')
    const world = worldOf(vendor)
    addFault(world, vendor, 'getDesks', { status: 503 })
    const { status, exchange } = await send(vendor, 'GET', '/desks', { world })
    expect([status, exchange.undeclaredStatus]).toEqual([503, undefined])
  })

  it('marks a success of an operation that declares only errors', async () => {
    const vendor = vendorWith(['404'], 'neutral')
    const result = { ...vendor, handlers: { ...vendor.handlers, getDesks: () => ({ status: 200, body: {} }) } }
    const { status, text, exchange } = await send(result, 'GET', '/desks')
    expect([status, text, exchange.undeclaredStatus]).toEqual([200, '{}', true])
  })
})
