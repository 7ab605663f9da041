import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { body, controlOf, problem } from '../../support/control.ts'
import { get, post } from '../../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const FAULTS = '/worlds/default/faults'
/** An assistant as the spec declares it. */
const TILL = {
  id: '6f1c3b1e-2d57-4a0b-9f0e-5f2f0c1d7a11',
  name: 'Till',
  state: 'Active',
  dateCreated: '2026-01-15T09:00:00.000Z',
  dateModified: '2026-01-15T09:00:00.000Z',
  transcriptionConfig: { vendorName: 'Genesys' },
  selfUri: '/api/v2/assistants/6f1c3b1e-2d57-4a0b-9f0e-5f2f0c1d7a11',
}

describe('the fault endpoints', () => {
  it('lists a fault until it was injected as often as its times allow', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    const created = await control.post(FAULTS, { vendor: 'genesys', operation: 'getAssistants', status: 503, times: 2 })
    expect([created.status, created.headers.get('location')]).toEqual([201, `/_control${FAULTS}/fault-1`])

    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    expect((await control.read('FaultList', FAULTS)).faults).toMatchObject([{ id: 'fault-1', times: 2, injected: 1 }])
    expect((await get(emulator, ASSISTANTS)).status).toBe(503)
    expect((await control.read('FaultList', FAULTS)).faults).toEqual([])
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)
  })

  it('names the injected fault in the request journal', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post(FAULTS, { vendor: 'genesys', operation: '*', status: 500, nth: 2 })
    for (let i = 0; i < 3; i++) await get(emulator, ASSISTANTS)
    const { exchanges } = await control.read('ExchangeList', '/worlds/default/journal?fault=true')
    expect(exchanges.map(({ number, fault }) => [number, fault])).toEqual([[2, 'fault-1']])
  })

  it('keeps the rule of a fault in the request journal after the fault was used up', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    const rule = { vendor: 'genesys', operation: 'getAssistants', status: 503, message: 'Closed for lunch', times: 1 }
    await control.post(FAULTS, rule)
    await control.post(FAULTS, { vendor: 'genesys', operation: '*', quota: { requests: 1, seconds: 60 } })
    for (let i = 0; i < 3; i++) await get(emulator, ASSISTANTS)
    const { exchanges } = await control.read('ExchangeList', '/worlds/default/journal')
    expect(exchanges.map(({ faultRule }) => faultRule)).toEqual([
      rule,
      undefined,
      { vendor: 'genesys', operation: '*', quota: { requests: 1, seconds: 60 } },
    ])
  })

  it.each([
    [{ fixed: '1.5s' }, { fixed: 1500 }],
    [{ fixed: '250' }, { fixed: 250 }],
    [{ uniform: { lower: '100ms', upper: 1500 } }, { uniform: { lower: 100, upper: 1500 } }],
    [{ lognormal: { median: '0.2s', sigma: 0.4 } }, { lognormal: { median: 200, sigma: 0.4 } }],
  ])('accepts the delay %j and returns it in milliseconds', async (delay, millis) => {
    const control = controlOf(createEmulator())
    const fault = await body<'Fault'>(await control.post(FAULTS, { vendor: 'genesys', operation: '*', delay }))
    expect(fault.delay).toEqual(millis)
  })

  it.each([
    ['soon', 'body /delay/fixed must be a duration such as 250ms, 90s or 1.5h'],
    ['6m', 'delay must be { fixed } from 0 to 5m, such as 250ms or 1.5s'],
  ])('rejects a delay of %s with the notation or the range', async (fixed, message) => {
    const control = controlOf(createEmulator())
    const fault = { vendor: 'genesys', operation: '*', delay: { fixed } }
    const { status, detail } = await problem(await control.post(FAULTS, fault))
    expect([status, detail]).toEqual([400, expect.stringContaining(message)])
  })

  it('removes one fault or all faults', async () => {
    const control = controlOf(createEmulator())
    for (const status of [500, 503, 504]) await control.post(FAULTS, { vendor: 'genesys', operation: '*', status })
    expect((await control.delete(`${FAULTS}/fault-2`)).status).toBe(204)
    expect((await control.delete(`${FAULTS}/fault-2`)).status).toBe(404)
    expect((await control.read('FaultList', FAULTS)).faults.map(({ id }) => id)).toEqual(['fault-1', 'fault-3'])
    expect((await control.delete(FAULTS)).status).toBe(204)
    expect((await control.read('FaultList', FAULTS)).faults).toEqual([])
  })

  it('injects a fault only in its own world', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    await control.post('/worlds', { name: 'mine' })
    await control.post('/worlds/mine/faults', { vendor: 'genesys', operation: '*', status: 503 })
    expect((await get(emulator, ASSISTANTS)).status).toBe(200)
    expect((await get(emulator.world('mine'), ASSISTANTS)).status).toBe(503)
  })

  it('rejects a status that the spec does not declare and lists the declared ones', async () => {
    const control = controlOf(createEmulator())
    const rejection = await problem(
      await control.post(FAULTS, { vendor: 'genesys', operation: 'getAssistants', status: 418 }),
    )
    expect(rejection).toMatchObject({ status: 400, kind: 'invalid', findings: [{ at: '/status' }] })
    expect(rejection.detail).toContain('503')
    expect((await control.read('FaultList', FAULTS)).faults).toEqual([])
  })

  it('responds with a success of its own without carrying out the request', async () => {
    const emulator = createEmulator()
    const control = controlOf(emulator)
    const rule = { vendor: 'genesys', operation: 'postAssistants', status: 200, body: TILL, times: 1 }
    const created = await body<'Fault'>(await control.post(FAULTS, rule))
    expect(created).toEqual({ ...rule, id: 'fault-1', seen: 0, injected: 0 })

    const before = emulator.genesys.records.assistants.size
    const response = await post(emulator, ASSISTANTS, { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } })
    expect([response.status, await response.json()]).toEqual([200, TILL])
    expect(emulator.genesys.records.assistants.size).toBe(before)
    const { exchanges } = await control.read('ExchangeList', '/worlds/default/journal')
    expect(exchanges).toMatchObject([{ operation: 'postAssistants', fault: 'fault-1', overridden: true }])
  })

  it('rejects a response of its own that violates the spec, with its place', async () => {
    const control = controlOf(createEmulator())
    const rule = { vendor: 'genesys', operation: 'postAssistants', status: 200, body: { ...TILL, name: 5 } }
    const rejection = await problem(await control.post(FAULTS, rule))
    expect(rejection).toMatchObject({ status: 400, kind: 'invalid', findings: [{ at: '/body/name' }] })
    expect(rejection.detail).toContain('/name must be a string. Use a whole body that satisfies the schema')
    expect((await control.read('FaultList', FAULTS)).faults).toEqual([])
  })

  it('rejects a fault for an unknown operation and suggests the nearest name', async () => {
    const control = controlOf(createEmulator())
    const rejection = await problem(
      await control.post(FAULTS, { vendor: 'genesys', operation: 'getAsistants', status: 503 }),
    )
    expect(rejection).toMatchObject({ status: 400, findings: [{ at: '/operation' }] })
    expect(rejection.detail).toContain('getAssistants')
  })

  it.each([
    { status: 503, times: 0 },
    { status: 503, probability: 2 },
    { delay: { fixed: 1, uniform: { lower: 1, upper: 2 } } },
    { delay: { uniform: { lower: 9, upper: 2 } } },
    { delay: { fixed: 300_001 } },
    { transport: 'melted' },
    { lost: 'response' },
    {},
  ])('rejects the invalid fault %j', async (rule) => {
    const control = controlOf(createEmulator())
    expect((await control.post(FAULTS, { vendor: 'genesys', operation: '*', ...rule })).status).toBe(400)
  })

  it.each([
    { delay: { fixed: 1 } },
    { delay: { uniform: { lower: 0, upper: 2 } } },
    { delay: { lognormal: { median: 1, sigma: 0.5 } } },
    { quota: { requests: 1, seconds: 60 } },
    { transport: 'reset', lost: 'response' },
    { status: 503, probability: 0.5, times: 3 },
  ])('accepts the fault %j', async (rule) => {
    const control = controlOf(createEmulator())
    const created = await control.post(FAULTS, { vendor: 'genesys', operation: '*', ...rule })
    expect(await body<'Fault'>(created)).toMatchObject({ id: 'fault-1', operation: '*', seen: 0, injected: 0, ...rule })
  })
})
