import { describe, expect, it } from 'vitest'
import { emulate } from '../../src/kit.ts'
import { desks } from './desks.ts'

describe('a vendor whose document is read at run time', () => {
  const emulator = emulate({ vendors: { desks }, seed: 7 })
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { ...emulator.desks.credentials.headers, 'content-type': 'application/json' }
    const response = await emulator.fetch(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return [response.status, text === '' ? undefined : JSON.parse(text)]
  }

  it('creates, lists, changes and deletes records', async () => {
    const [status, { id }] = await send('POST', '/desks', { label: 'Window', room: 'North' })
    expect(status).toBe(201)
    expect(await send('GET', `/desks/${id}`)).toEqual([200, { id, label: 'Window', room: 'North' }])
    expect(await send('GET', '/desks?room=South')).toEqual([200, []])
    expect(await send('PATCH', `/desks/${id}`, { label: 'Door' })).toMatchObject([
      200,
      { label: 'Door', room: 'North' },
    ])
    expect(emulator.desks.records.desks.list()).toHaveLength(1)
    expect(await send('DELETE', `/desks/${id}`)).toEqual([204, undefined])
  })

  it('formats errors in the schema and with the status that the document declares', async () => {
    await send('POST', '/desks', { label: 'Window' })
    expect(await send('POST', '/desks', { label: 'Window' })).toEqual([
      409,
      { error: expect.stringContaining('Window'), code: 409 },
    ])
    expect(await send('POST', '/desks', { label: '' })).toEqual([
      422,
      { error: expect.stringContaining('label'), code: 422 },
    ])
    const missing = '/desks/0b1f6d0c-1b3c-4b8e-9d57-3d1b3f6b2a10'
    expect(await send('GET', missing)).toEqual([404, { error: expect.any(String), code: 404 }])
    expect((await emulator.fetch('/desks')).status).toBe(401)
    expect(emulator.exchanges().filter(({ violation }) => violation)).toEqual([])
  })

  it('injects faults, and answers an undeclared error neutrally', async () => {
    emulator.fail('getDesk', { status: 404, times: 1 })
    expect(await send('GET', '/desks/x')).toEqual([404, { error: expect.any(String), code: 404 }])
    const [status] = await send('DELETE', '/desks')
    expect(status).toBe(405)
  })
})
