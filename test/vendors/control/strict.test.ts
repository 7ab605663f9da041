import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { controlOf, problem } from '../../support/control.ts'
import { bearer, get } from '../../support/genesys.ts'

const WORLD = '/worlds/default'
const FAULT = { vendor: 'genesys', operation: 'getAssistants', status: 503 }

/** Misspelt requests: method, path, body, and what the response must say. */
const MISSPELT = [
  ['scenaro', 'POST', '/worlds', { scenaro: 'small-team' }, 'unknown property "scenaro"; did you mean "scenario"?'],
  ['ephemral', 'POST', '/worlds', { name: 'a', ephemral: true }, 'did you mean "ephemeral"?'],
  ['when', 'POST', `${WORLD}/faults`, { ...FAULT, when: { times: 1 } }, 'unknown property "when"; use one of vendor'],
  ['fixd', 'POST', `${WORLD}/faults`, { ...FAULT, delay: { fixd: 5 } }, '"fixd" in /delay; did you mean "fixed"?'],
  [
    'secnds',
    'POST',
    `${WORLD}/faults`,
    { ...FAULT, quota: { secnds: 5 } },
    '"secnds" in /quota; did you mean "seconds"?',
  ],
  [
    'uper',
    'POST',
    `${WORLD}/faults`,
    { ...FAULT, delay: { uniform: { lower: 1, upper: 2, uper: 2 } } },
    'in /delay/uniform',
  ],
  ['scenrio', 'POST', `${WORLD}/reset`, { scenrio: 'small-team' }, 'did you mean "scenario"?'],
  ['form', 'POST', `${WORLD}/restore`, { to: 'origin', form: 'now' }, 'unknown property "form"'],
  ['advanc', 'PATCH', `${WORLD}/clock`, { advanc: '1h' }, 'did you mean "advance"?'],
  ['nameFiltr', 'PATCH', `${WORLD}/profiles/genesys`, { nameFiltr: 'exact' }, 'did you mean "nameFilter"?'],
  ['parms', 'POST', '/worlds/v/provider-state', { state: 'default', parms: {} }, 'did you mean "params"?'],
  ['__proto__x', 'POST', '/worlds', { __proto__x: 1 }, 'unknown property "__proto__x"'],
  [
    'op',
    'GET',
    `${WORLD}/journal/count?op=getAssistants`,
    undefined,
    'query parameter "op"; did you mean "operation"?',
  ],
  ['statuss', 'GET', `${WORLD}/journal?statuss=200`, undefined, 'did you mean "status"?'],
  ['Limit', 'GET', '/worlds?Limit=1', undefined, 'did you mean "limit"?'],
  ['dryrun', 'DELETE', `${WORLD}/faults?dryrun=true`, undefined, 'none is declared here'],
  ['op%65ration%20', 'GET', `${WORLD}/journal/har?op%65ration%20=x`, undefined, 'did you mean "operation"?'],
] as const

describe('the control API', () => {
  it.each(MISSPELT)('rejects the unknown name %s', async (_, method, path, body, expected) => {
    const emulator = createEmulator()
    const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const rejection = await problem(await emulator.fetch(`/_control${path}`, { method, ...init }))
    expect([rejection.status, rejection.detail]).toEqual([400, expect.stringContaining(expected)])
    expect([emulator.worlds(), emulator.faults()]).toEqual([['default'], []])
  })

  it('reports every unknown name of a request with its place and the declared names', async () => {
    const body = { vendr: 'genesys', vendor: 'genesys', operation: 'getAssistants', delay: { fixd: 1 } }
    const { findings } = await problem(await controlOf(createEmulator()).post(`${WORLD}/faults?tims=1`, body))
    expect(findings).toMatchObject([
      { in: 'query', at: 'tims', keyword: 'undeclared' },
      { in: 'body', at: '/vendr', keyword: 'undeclared', allowed: expect.arrayContaining(['vendor', 'operation']) },
      { in: 'body', at: '/delay/fixd', keyword: 'undeclared', allowed: ['fixed', 'uniform', 'lognormal'] },
    ])
  })

  it('accepts the properties that verifiers of other languages add to a provider state', async () => {
    const body = { state: 'default', states: ['default'], consumer: 'web', interaction_id: '1', action: 'setup' }
    expect((await controlOf(createEmulator()).post('/worlds/v/provider-state', body)).status).toBe(200)
  })

  it('serves the inspector whatever the query of its URL', async () => {
    expect((await controlOf(createEmulator()).get('/?utm_source=mail')).status).toBe(200)
  })

  it('leaves the APIs of the vendors lenient', async () => {
    const emulator = createEmulator()
    expect((await get(emulator, '/api/v2/assistants?pagesize=2')).status).toBe(200)
    const init = { method: 'POST', headers: { ...bearer('any'), 'content-type': 'application/json' } }
    const body = JSON.stringify({ name: 'A', transcriptionConfig: { vendorName: 'Genesys', languge: 'en' }, nmae: 'x' })
    expect((await emulator.fetch('/api/v2/assistants', { ...init, body })).ok).toBe(true)
  })
})
