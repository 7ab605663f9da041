import { describe, expect, it } from 'vitest'
import { matchOperation } from '../../src/engine/spec/match-operation.ts'
import { nearMisses } from '../../src/engine/spec/near-miss.ts'
import { readSegment, valuesIn } from '../../src/engine/spec/segment.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { vendorOf } from '../../src/engine/vendor/vendor-of.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const paths = {
  '/calls/{sid}': { get: operation('getCall') },
  '/calls/{sid}.json': { get: operation('getCallAsJson'), delete: operation('deleteCall') },
  '/calls/{id}.json/notes': { get: operation('getNotes') },
  '/calls/open.json': { get: operation('getOpen') },
  '/calls/{sid}.{format}': { get: operation('getCallAs') },
  '/compare/{base}...{head}': { get: operation('compare') },
  '/jobs/{id}:cancel': { post: operation('cancelJob') },
  '/tiles/{from}-{to}': { get: operation('getTiles') },
  '/:batch': { post: operation('batch') },
}

describe.each([
  ['in order', paths],
  ['in reverse order', Object.fromEntries(Object.entries(paths).toReversed())],
])('templates with text around names, %s', (_, declared) => {
  const vendor = createSmallVendor({ paths: declared })

  it.each([
    ['GET', '/calls/C1', 'getCall', { sid: 'C1' }],
    ['GET', '/calls/C1.json', 'getCallAsJson', { sid: 'C1' }],
    ['DELETE', '/calls/a%2Fb.json', 'deleteCall', { sid: 'a/b' }],
    ['GET', '/calls/C1.json/notes', 'getNotes', { id: 'C1' }],
    ['GET', '/calls/open.json', 'getOpen', {}],
    ['GET', '/calls/C1.csv', 'getCallAs', { sid: 'C1', format: 'csv' }],
    ['GET', '/compare/main...next', 'compare', { base: 'main', head: 'next' }],
    ['POST', '/jobs/7:cancel', 'cancelJob', { id: '7' }],
    ['GET', '/tiles/1-2', 'getTiles', { from: '1', to: '2' }],
    ['POST', '/:batch', 'batch', {}],
  ])('%s %s reaches %s', async (method, path, id, values) => {
    const { exchange, json } = await send(vendor, method, path)
    expect(exchange.operation).toBe(id)
    expect(json()).toMatchObject({ path: values })
  })

  it('does not match a name without a value', () => {
    expect(matchOperation(vendor.spec, 'GET', '/tiles/-2')).toBeUndefined()
    expect(matchOperation(vendor.spec, 'POST', '/jobs/:cancel')).toBeUndefined()
  })

  it('writes links with the text', () => {
    expect(vendor.link('compare', { base: 'a', head: 'b/c' })).toBe('/compare/a...b%2Fc')
  })

  it('lists an operation as a near miss whatever the value of a name', () => {
    expect(nearMisses('GET', '/compares/main...next', [vendor])[0]).toMatchObject({
      operation: 'compare',
      differences: ['"compares" instead of "compare"'],
    })
  })
})

it('gives each name the shortest value', () => {
  const pattern = readSegment('{a}-{b}')
  expect(pattern && valuesIn(pattern, '1-2-3')).toEqual(['1', '2-3'])
  expect(pattern && valuesIn(pattern, '1-')).toBeUndefined()
})

it('treats templates that differ only in names as one path', async () => {
  const vendor = createSmallVendor({
    paths: { '/a/{x}': { get: operation('getX') }, '/a/{y}': { delete: operation('deleteY') } },
  })
  expect((await send(vendor, 'DELETE', '/a/7')).json()).toMatchObject({ path: { y: '7' } })
  expect(matchOperation(vendor.spec, 'PUT', '/a/7')).toMatchObject({ allow: ['GET', 'DELETE'] })
})

describe('base paths', () => {
  const vendor = createSmallVendor({
    paths: { '/desks/{id}': { get: operation('getDesk') }, '/': { get: operation('getRoot') } },
    document: { 'x-base-paths': ['/api', '/api/v2'], 'x-roots': [''] },
    handlers: { getDesk: ({ path, link }) => ({ id: path['id'], self: link('getDesk', { id: '8' }) }) },
  })

  it.each([
    ['/desks/7', '/desks/8'],
    ['/api/desks/7', '/api/desks/8'],
    ['/api/v2/desks/7', '/api/v2/desks/8'],
  ])('GET %s reaches the operation, and links to %s', async (path, self) => {
    const { json, exchange } = await send(vendor, 'GET', path)
    expect(json()).toEqual({ id: '7', self })
    expect(exchange.path).toBe(path)
  })

  it('reaches the operation at the root', async () => {
    for (const path of ['/', '/api/v2', '/api/v2/']) {
      expect((await send(vendor, 'GET', path)).exchange.operation, path).toBe('getRoot')
    }
  })

  it('come after a mount prefix', async () => {
    const mounted = createSmallVendor({
      paths: { '/shop/desks/{id}': { get: operation('getDesk') }, '/shop': { get: operation('getRoot') } },
      document: { 'x-base-paths': ['/shop/v1'], 'x-mount': '/shop', 'x-roots': ['/shop'] },
      handlers: { getDesk: ({ path, link }) => ({ id: path['id'], self: link('getDesk', { id: '8' }) }) },
    })
    expect((await send(mounted, 'GET', '/shop/v1/desks/7')).json()).toEqual({ id: '7', self: '/shop/v1/desks/8' })
    expect((await send(mounted, 'GET', '/shop/desks/7')).json()).toEqual({ id: '7', self: '/shop/desks/8' })
    expect((await send(mounted, 'GET', '/shop/v1')).exchange.operation).toBe('getRoot')
  })

  it('prefers a path as the document declares it', async () => {
    const both = createSmallVendor({
      paths: { '/api/{x}': { get: operation('getBelow') }, '/{x}': { get: operation('getX') } },
      document: { 'x-base-paths': ['/api'] },
    })
    expect((await send(both, 'GET', '/api/7')).exchange.operation).toBe('getBelow')
  })
})

describe('vendors that share a root', () => {
  const first = createSmallVendor({
    name: 'first',
    paths: { '/api/desks': { get: operation('getDesks') } },
    document: { 'x-roots': ['/api'] },
  })
  const second = createSmallVendor({
    name: 'second',
    paths: { '/api/rooms/{id}': { get: operation('getRoom') }, '/api/desks': { post: operation('postDesk') } },
    document: { 'x-roots': ['/api'] },
  })
  const any = createSmallVendor({
    name: 'any',
    paths: { '/{id}': { get: operation('getAny') } },
    document: { 'x-roots': [''] },
  })
  const vendors: Readonly<Record<string, Vendor>> = { first, second, any }

  it.each([
    ['GET', '/api/desks', 'first'],
    ['POST', '/api/desks', 'second'],
    ['GET', '/api/rooms/7', 'second'],
    ['PUT', '/api/rooms/7', 'second'],
    ['GET', '/api', 'any'],
    ['GET', '/api/nowhere/at/all', 'first'],
    ['GET', '/anything', 'any'],
  ])('%s %s belongs to the vendor %s', (method, path, name) => {
    expect(vendorOf(path, vendors, { method })?.name).toBe(name)
  })
})
