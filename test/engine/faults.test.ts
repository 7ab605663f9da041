import { describe, expect, it } from 'vitest'
import { addFault, clearFaults } from '../../src/engine/faults.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { ask, lastExchange, worldOf } from '../support/changed-vendor.ts'

const PATH = '/api/v2/assistants'
const { spec } = genesys

const declared = [...spec.operations.values()].flatMap((operation) =>
  [...operation.replies.keys()].filter((status) => status >= 400).map((status) => [operation.id, status] as const),
)

describe('a fault', () => {
  it.each(declared)('of %s with %i, which the spec declares, is answered as the spec says', async (id, status) => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: id, status })
    const operation = spec.operations.get(id)

    const path = operation?.path.replace(/\{[^}]+\}/g, 'x') ?? ''
    const reply = await ask(genesys, world, path, { method: operation?.method.toUpperCase() ?? 'GET' })

    expect(reply.status).toBe(status)
    expect(lastExchange(world)).toMatchObject({ operation: id, fault: true })
    expect(lastExchange(world).violation).toBeUndefined()
  })

  it('strikes as often as it was told and no more', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 2 })

    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await ask(genesys, world, PATH)).status)

    expect(statuses).toEqual([503, 503, 200, 200])
  })

  it('strikes only the operation it names', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: 'getAssistants', status: 503 })

    expect((await ask(genesys, world, '/api/v2/users/me')).status).toBe(200)
    expect((await ask(genesys, world, PATH)).status).toBe(503)
  })

  it('of all operations strikes those that declare its status', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: '*', status: 409 })

    expect((await ask(genesys, world, PATH)).status).toBe(200)
    expect((await ask(genesys, world, PATH, { method: 'POST' })).status).toBe(409)
  })

  it('of all operations that strikes once is spent by the first that declares its status', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: '*', status: 409, times: 1 })

    const statuses: number[] = []
    for (const method of ['GET', 'POST', 'POST']) statuses.push((await ask(genesys, world, PATH, { method })).status)

    expect(statuses).toEqual([200, 409, 400])
  })

  it('that was set first strikes first', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 1 })
    addFault(world, spec, { vendor: 'genesys', operation: '*', status: 504, times: 1 })

    const statuses: number[] = []
    for (let i = 0; i < 3; i++) statuses.push((await ask(genesys, world, PATH)).status)

    expect(statuses).toEqual([503, 504, 200])
  })

  it('is part of a world: a snapshot brings it back and a fork spends its own', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 1 })
    const snapshot = world.snapshot()
    const fork = world.fork({ name: 'fork' })

    expect((await ask(genesys, world, PATH)).status).toBe(503)
    expect((await ask(genesys, fork, PATH)).status).toBe(503)
    expect((await ask(genesys, world, PATH)).status).toBe(200)
    world.restore(snapshot)
    expect((await ask(genesys, world, PATH)).status).toBe(503)
  })

  it('is gone once the faults of its vendor are cleared, and not before', async () => {
    const world = worldOf(genesys)
    addFault(world, spec, { vendor: 'genesys', operation: '*', status: 503 })

    clearFaults(world, 'another')
    expect((await ask(genesys, world, PATH)).status).toBe(503)
    clearFaults(world, 'genesys')

    expect((await ask(genesys, world, PATH)).status).toBe(200)
  })

  it.each([
    [
      { operation: 'getAssistant', status: 409 },
      /declares no error 409 for getAssistant; it declares 400, 401, 403, 404/,
    ],
    [{ operation: 'getAssistant', status: 200 }, /declares no error 200 for getAssistant/],
    [{ operation: '*', status: 418 }, /declares no error 418 for \*/],
    [{ operation: 'getDesk', status: 404 }, /genesys has no operation "getDesk"/],
    [{ operation: '*', status: 503, times: 0 }, /"times" must be a whole number above 0, and was 0/],
    [{ operation: '*', status: 503, times: 1.5 }, /"times" must be a whole number above 0, and was 1.5/],
  ])('%j is refused', (fault, message) => {
    const world = worldOf(genesys)

    const set = () => addFault(world, spec, { vendor: 'genesys', ...fault })

    expect(set).toThrow(RangeError)
    expect(set).toThrow(message)
  })
})
