import { describe, expect, it } from 'vitest'
import { createEmulator, type LoadedVendor } from '../../src/index.ts'
import { formatJournal } from '../../src/reports/journal-text.ts'
import { loadSpec } from '../../src/specs/load-spec.ts'
import { get, remove } from '../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const EMPTY_PAGE = { entities: [], selfUri: ASSISTANTS }

describe('override', () => {
  it('responds with a success of its own as often as its times allow', async () => {
    const world = createEmulator()
    const fault = await world.override('getAssistants', { status: 200, body: EMPTY_PAGE, times: 1 })
    const [first, second] = [await get(world, ASSISTANTS), await get(world, ASSISTANTS)]
    expect([fault.id, first.status, await first.json()]).toEqual(['fault-1', 200, EMPTY_PAGE])
    expect((await second.json()).entities).not.toEqual([])
    expect(world.faults()).toEqual([])
  })

  it("adds its headers to the vendor's", async () => {
    const world = createEmulator()
    await world.genesys.override('getAssistants', { status: 200, body: EMPTY_PAGE, headers: { 'X-Own': 'yes' } })
    const { headers } = await get(world, ASSISTANTS)
    expect([headers.get('x-own'), headers.get('content-type')]).toEqual(['yes', 'application/json'])
    expect(headers.has('inin-correlation-id')).toBe(true)
  })

  it('responds without a body, and the request changes nothing', async () => {
    const world = createEmulator()
    const [assistant] = world.genesys.records.assistants.list()
    await world.genesys.override('deleteAssistant', { status: 204 })
    const response = await remove(world, `${ASSISTANTS}/${assistant?.id}`)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(world.genesys.records.assistants.get(assistant?.id ?? '')).toBe(assistant)
  })

  it('answers before the credential is checked', async () => {
    const world = createEmulator()
    await world.override('getAssistants', { status: 200, body: EMPTY_PAGE })
    expect((await world.fetch(ASSISTANTS)).status).toBe(200)
  })

  it('sends an error with its own message, or a body of its own', async () => {
    const world = createEmulator()
    await world.genesys.override('getAssistants', { status: 503, message: 'Closed on Sundays', times: 1 })
    await world.genesys.override('getAssistants', { status: 409, body: { message: 'Own body' } })
    const [first, second] = [await get(world, ASSISTANTS), await get(world, ASSISTANTS)]
    expect([first.status, (await first.json()).message]).toEqual([503, 'Closed on Sundays'])
    expect([second.status, await second.json()]).toEqual([409, { message: 'Own body' }])
  })

  it('is listed with the faults of the world, and can be removed alone', async () => {
    const world = createEmulator()
    const first = await world.override('getAssistants', { status: 200, body: EMPTY_PAGE, nth: 9 })
    const second = await world.override('deleteAssistant', { status: 204 })
    expect(world.faults()).toEqual([first, second])
    world.recover(first)
    expect(world.faults()).toEqual([second])
    world.genesys.recover(second)
    expect(world.faults()).toEqual([])
  })

  it('is named in the request journal as the reason for the response', async () => {
    const world = createEmulator()
    await world.override('getAssistants', { status: 200, body: EMPTY_PAGE, times: 1 })
    await get(world, ASSISTANTS)
    await get(world, ASSISTANTS)
    const exchanges = world.exchanges()
    expect(exchanges.map(({ fault, overridden }) => [fault, overridden])).toEqual([
      ['fault-1', true],
      [undefined, undefined],
    ])
    expect(formatJournal(exchanges)).toMatch(/^1\. GET .* 200 {2}response set by fault-1\n2\. GET .* 200$/)
  })

  it('reads the response when it is called, so that later changes to the object have no effect', async () => {
    const world = createEmulator()
    const body = { ...EMPTY_PAGE }
    const setting = world.override('getAssistants', { status: 200, body })
    body.selfUri = '/changed'
    await setting
    body.selfUri = '/changed'
    expect((await (await get(world, ASSISTANTS)).json()).selfUri).toBe(ASSISTANTS)
  })

  it('holds for a request that is sent before the promise is fulfilled', async () => {
    const world = createEmulator()
    const setting = world.override('getAssistants', { status: 200, body: EMPTY_PAGE })
    expect(await (await get(world, ASSISTANTS)).json()).toEqual(EMPTY_PAGE)
    await setting
  })

  it.each<[string, string, object, RegExp]>([
    [
      'a property of another type',
      'getAssistants',
      { status: 200, body: { ...EMPTY_PAGE, selfUri: 5 } },
      /: \/selfUri must be a string\. Use a whole body/,
    ],
    [
      'a missing property',
      'getAssistants',
      { status: 200, body: { entities: [] } },
      /: \/selfUri is required\. .* missing parts are not filled in/,
    ],
    [
      'an invalid record',
      'getAssistants',
      { status: 200, body: { ...EMPTY_PAGE, entities: [{ id: 'x' }] } },
      /: \/entities\/0\/name is required/,
    ],
    ['no body', 'getAssistants', { status: 200 }, /: it must have a body\. Use a whole body/],
    [
      'a surplus body',
      'deleteAssistant',
      { status: 204, body: {} },
      /body violates the spec of the 204 response of deleteAssistant: it must have no body/,
    ],
    [
      'an undeclared status',
      'getAssistants',
      { status: 201, body: {} },
      /status 201 is not declared for getAssistants\. Use 200, 400/,
    ],
    [
      'another media type',
      'getAssistants',
      { status: 200, body: EMPTY_PAGE, headers: { 'content-type': 'text/csv' } },
      /headers violate .*: header Content-Type must be application\/json/,
    ],
    [
      'a message of a success',
      'getAssistants',
      { status: 200, body: EMPTY_PAGE, message: 'x' },
      /message requires an error, but status is 200/,
    ],
  ])('rejects %s when it is set, with the place and the cure', async (_, operation, response, message) => {
    const world = createEmulator()
    // The type rejects most of these responses, too.
    await expect(world.override(operation as never, response as never)).rejects.toThrow(message)
    expect(world.faults()).toEqual([])
  })

  it('suggests the nearest operation', async () => {
    const world = createEmulator()
    await expect(world.override('getAsistants' as never, { status: 200 } as never)).rejects.toThrow(/getAssistants/)
  })
})

/** A document with a range, `default`, several media types and a required header. */
const RADIO = {
  openapi: '3.1.0',
  info: { title: 'Radio', version: '1' },
  paths: {
    '/stations': {
      get: {
        operationId: 'listStations',
        responses: {
          '2XX': {
            description: 'Stations',
            content: {
              'application/json': { schema: { type: 'array', items: { type: 'string', minLength: 2 } } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          default: {
            description: 'Error',
            content: {
              'application/problem+json': {
                schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
              },
            },
          },
        },
      },
      post: {
        operationId: 'createStation',
        responses: {
          '201': {
            description: 'Created',
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: { 'application/json': { schema: { type: 'string' } } },
          },
        },
      },
    },
  },
}

describe('override of a vendor that was inferred from a document', async () => {
  const loaded = await loadSpec('/radio.json', { name: 'radio', read: async () => JSON.stringify(RADIO) })
  // A vendor whose types are unknown can be used as one with any types.
  const radio = loaded as LoadedVendor
  const start = () => createEmulator({ vendors: { radio } })

  it('accepts a status of a range and checks its body', async () => {
    const world = start()
    await world.radio.override('listStations', { status: 206, body: ['Ö1'] })
    const response = await world.fetch('/stations')
    expect([response.status, await response.json()]).toEqual([206, ['Ö1']])
    await expect(world.radio.override('listStations', { status: 206, body: ['', 'FM4'] })).rejects.toThrow(
      '/0 must have at least 2 characters',
    )
  })

  it('accepts any status of `default`', async () => {
    const world = start()
    await world.radio.override('listStations', { status: 418, body: { title: 'A teapot' } })
    const response = await world.fetch('/stations')
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      418,
      'application/problem+json',
      { title: 'A teapot' },
    ])
    await expect(world.radio.override('listStations', { status: 418, body: {} })).rejects.toThrow('/title is required')
  })

  it('sends the media type that its Content-Type selects', async () => {
    const world = start()
    const headers = { 'content-type': 'text/csv; charset=utf-8' }
    await world.radio.override('listStations', { status: 200, body: 'name\nÖ1\n', headers })
    const response = await world.fetch('/stations')
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/csv; charset=utf-8',
      'name\nÖ1\n',
    ])
    await expect(world.radio.override('listStations', { status: 200, body: 5, headers })).rejects.toThrow(
      'it must be a string',
    )
  })

  it('requires the headers that the document requires', async () => {
    const world = start()
    await expect(world.radio.override('createStation', { status: 201, body: 'FM4' })).rejects.toThrow(
      'header Location is required. Set header Location to a value that the spec declares.',
    )
    await world.radio.override('createStation', { status: 201, body: 'FM4', headers: { location: '/stations/1' } })
    const response = await world.fetch('/stations', { method: 'POST' })
    expect([response.status, response.headers.get('location')]).toEqual([201, '/stations/1'])
  })

  it('checks the body of a fault at once', () => {
    expect(() => start().radio.fail('listStations', { status: 503, body: {} })).toThrow('/title is required')
  })
})
