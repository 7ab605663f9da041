import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type createEmulator, type EmulatorOptions, readSource } from '../../src/index.ts'
import { get, patch, post, put, remove } from '../support/genesys.ts'

type Emulator = ReturnType<typeof createEmulator>

/** A kind of request that is copied as a test. */
export interface CopiedKind {
  /** title of the copied test */
  readonly title: string
  /** Sends requests; the last one is copied. */
  readonly send: (emulator: Emulator) => Promise<unknown>
  /** options of the emulator; the scenario small-team and a frozen clock are the defaults */
  readonly options?: EmulatorOptions
}

const ASSISTANTS = '/api/v2/assistants'
const QUEUES = '/api/v2/routing/queues'
const TILL = { name: 'Till', transcriptionConfig: { vendorName: 'Genesys' } }

const OWN_SCENARIO = join(import.meta.dirname, 'own-scenario.yaml')
const ownScenario = await readSource(await readFile(OWN_SCENARIO, 'utf8'), OWN_SCENARIO)

/** Kinds of requests by name. */
export const COPIED_KINDS: Readonly<Record<string, CopiedKind>> = {
  'a successful read': {
    title: 'getAssistants responds with 200',
    send: (emulator) => get(emulator, `${ASSISTANTS}?pageSize=1`),
  },
  'a successful write': {
    title: 'postAssistants responds with 200',
    send: (emulator) => post(emulator, ASSISTANTS, { ...TILL, name: `O'Hara said "no" \\ \`\${1}\`\n\u2028` }),
  },
  'a status fault that was injected for the last time': {
    title: 'getAssistants responds with 503',
    send: (emulator) => {
      emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
      return get(emulator, ASSISTANTS)
    },
  },
  'a status fault that is still set': {
    title: 'getAssistants responds with 503',
    send: async (emulator) => {
      emulator.genesys.fail('*', { status: 503 })
      await post(emulator, ASSISTANTS, TILL)
      return get(emulator, ASSISTANTS)
    },
  },
  'a response that a fault set': {
    title: 'getAssistants responds with 200',
    send: async (emulator) => {
      const body = { entities: [], selfUri: ASSISTANTS }
      await emulator.genesys.override('getAssistants', { status: 200, body, times: 1 })
      return get(emulator, ASSISTANTS)
    },
  },
  'a request whose connection was reset': {
    title: 'getAssistants fails when the connection is reset',
    send: (emulator) => {
      emulator.genesys.fail('getAssistants', { transport: 'reset', times: 1 })
      return get(emulator, ASSISTANTS).catch(() => undefined)
    },
  },
  'a request whose connection was closed': {
    title: 'getAssistants fails when the connection is closed',
    send: (emulator) => {
      emulator.genesys.fail('getAssistants', { transport: 'empty' })
      return get(emulator, ASSISTANTS).catch(() => undefined)
    },
  },
  'a response that was cut off': {
    title: 'getAssistants responds with 200',
    send: (emulator) => {
      emulator.genesys.fail('getAssistants', { transport: 'truncated' })
      return get(emulator, ASSISTANTS)
    },
  },
  'a delay that is still set': {
    title: 'getAssistants responds with 200',
    send: (emulator) => {
      emulator.genesys.fail('getAssistants', { delay: { fixed: 20 } })
      return get(emulator, ASSISTANTS)
    },
  },
  'a delay that was injected for the last time': {
    title: 'getAssistant responds with 404',
    send: (emulator) => {
      emulator.genesys.fail('getAssistant', { delay: { fixed: 20 }, times: 1 })
      return get(emulator, `${ASSISTANTS}/none`)
    },
  },
  'a request beyond a quota': {
    title: 'getAssistants responds with 429',
    send: async (emulator) => {
      emulator.genesys.fail('getAssistants', { quota: { requests: 1, seconds: 60 } })
      await get(emulator, ASSISTANTS)
      return get(emulator, ASSISTANTS)
    },
  },
  'a request beyond the rate limit of the vendor': {
    title: 'getUsersMe responds with 429',
    options: { scenario: 'rate-limited' },
    send: async (emulator) => {
      for (let i = 0; i < 6; i++) await get(emulator, '/api/v2/users/me')
    },
  },
  'a successful read of a flaky vendor': {
    title: 'getUsersMe responds with 200',
    options: { scenario: 'flaky-vendor', with: { unavailable: 1, broken: 0.001 } },
    send: async (emulator) => {
      await get(emulator, '/api/v2/users/me').catch(() => undefined)
      emulator.genesys.recover()
      return get(emulator, '/api/v2/users/me')
    },
  },
  'a request without a credential': {
    title: 'getAssistants responds with 401',
    send: (emulator) => emulator.fetch(ASSISTANTS),
  },
  'a write with a wrong credential': {
    title: 'postAssistants responds with 401',
    options: { scenario: 'small-team', auth: 'strict' },
    send: (emulator) => post(emulator, ASSISTANTS, TILL),
  },
  'a read in strict authentication': {
    title: 'getAssistants responds with 200',
    options: { scenario: 'small-team', auth: 'strict' },
    send: (emulator) => emulator.fetch(ASSISTANTS, { headers: emulator.genesys.credentials.headers }),
  },
  'a token for client credentials': {
    title: 'postOauthToken responds with 200',
    send: ({ fetch, genesys }) => {
      const headers = { ...genesys.credentials.schemes?.['ClientCredentials'], 'content-type': FORM }
      return fetch('/oauth/token', { method: 'POST', headers, body: 'grant_type=client_credentials' })
    },
  },
  'a read of a record that was created': {
    title: 'getAssistant responds with 200',
    send: async (emulator) => get(emulator, `${ASSISTANTS}/${await created(emulator, ASSISTANTS, TILL)}`),
  },
  'an update of a record that was created': {
    title: 'patchAssistant responds with 200',
    send: async (emulator) => {
      const id = await created(emulator, ASSISTANTS, TILL)
      return patch(emulator, `${ASSISTANTS}/${id}`, { name: 'Night till' })
    },
  },
  'a delete of a record that was created': {
    title: 'deleteAssistant responds with 204',
    send: async (emulator) => remove(emulator, `${ASSISTANTS}/${await created(emulator, ASSISTANTS, TILL)}`),
  },
  'a read of a record that was created and deleted': {
    title: 'getAssistant responds with 404',
    send: async (emulator) => {
      const id = await created(emulator, ASSISTANTS, TILL)
      await remove(emulator, `${ASSISTANTS}/${id}`)
      return get(emulator, `${ASSISTANTS}/${id}`)
    },
  },
  'a read of a record of the scenario that was deleted': {
    title: 'getAssistantQueues responds with 404',
    send: async (emulator) => {
      await remove(emulator, `${ASSISTANTS}/${assistant(emulator)}`)
      return get(emulator, `${ASSISTANTS}/${assistant(emulator)}/queues`)
    },
  },
  'a body that contains an id that was created': {
    title: 'getAssistantQueue responds with 200',
    send: async (emulator) => {
      const queue = await created(emulator, QUEUES, { name: 'Night line' })
      const id = await created(emulator, ASSISTANTS, TILL)
      const path = `${ASSISTANTS}/${id}/queues`
      await patch(emulator, path, [{ id: queue, mediaTypes: ['Call'] }])
      await put(emulator, `${path}/${queue}`, { mediaTypes: ['Call'] })
      return get(emulator, `${path}/${queue}`)
    },
  },
  'a conflict with a record that was created': {
    title: 'postAssistants responds with 409',
    send: async (emulator) => {
      await post(emulator, ASSISTANTS, TILL)
      return post(emulator, ASSISTANTS, TILL)
    },
  },
  'a conflict with a record that was renamed': {
    title: 'postAssistants responds with 409',
    send: async (emulator) => {
      await patch(emulator, `${ASSISTANTS}/${assistant(emulator)}`, { name: 'Till' })
      return post(emulator, ASSISTANTS, TILL)
    },
  },
  'an unknown record': {
    title: 'getAssistant responds with 404',
    send: (emulator) => get(emulator, `${ASSISTANTS}/none`),
  },
  'an unknown path of a vendor': {
    title: 'GET /api/v2/asistants responds with 404',
    send: (emulator) => emulator.fetch('/api/v2/asistants?a=1'),
  },
  'a path of no vendor': {
    title: 'GET //evil.test/x responds with 404',
    send: (emulator) => emulator.fetch('http://deskdouble.test//evil.test/x'),
  },
  'an unknown method': {
    title: 'PUT /api/v2/assistants responds with 405',
    send: (emulator) => put(emulator, ASSISTANTS, TILL),
  },
  'an invalid body': {
    title: 'postAssistants responds with 400',
    send: (emulator) => post(emulator, ASSISTANTS, { name: 'Invalid' }),
  },
  'a body that is not JSON': {
    title: 'postAssistants responds with 400',
    send: ({ fetch }) =>
      fetch(ASSISTANTS, { method: 'POST', headers: { ...BEARER, 'content-type': JSON_TYPE }, body: '{' }),
  },
  'a body without a media type': {
    title: 'postAssistants responds with 415',
    send: ({ fetch }) => {
      const body = new TextEncoder().encode(JSON.stringify(TILL))
      return fetch(ASSISTANTS, { method: 'POST', headers: BEARER, body })
    },
  },
  'a binary body': {
    title: 'postAssistants responds with 400',
    send: ({ fetch }) => {
      const headers = { ...BEARER, 'content-type': JSON_TYPE }
      return fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0xff, 0, 0xfe) })
    },
  },
  'a compressed body': {
    title: 'postAssistants responds with 415',
    send: ({ fetch }) => {
      const headers = { ...BEARER, 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }
      return fetch(ASSISTANTS, { method: 'POST', headers, body: Uint8Array.of(0x1f, 0x8b, 0xff) })
    },
  },
  'a request after the clock moved': {
    title: 'getAssistant responds with 200',
    send: async (emulator) => {
      const id = await created(emulator, ASSISTANTS, TILL)
      emulator.clock.advance('25h')
      return get(emulator, `${ASSISTANTS}/${id}`)
    },
  },
  'a changed profile': {
    title: 'putAssistantQueue responds with 200',
    send: (emulator) => {
      emulator.genesys.setProfile({ putAssociationStatus: 200 })
      const queue = emulator.genesys.records.routingQueues.list().at(-1)?.id
      return put(emulator, `${ASSISTANTS}/${assistant(emulator)}/queues/${queue}`, { mediaTypes: ['Call'] })
    },
  },
  'a generated scenario with parameters and a seed': {
    title: 'getAssistant responds with 200',
    options: { scenario: 'five-hundred-of-everything', with: { count: 3 }, seed: 7 },
    send: (emulator) => get(emulator, `${ASSISTANTS}/${assistant(emulator)}`),
  },
  "a scenario in a file of the user's own": {
    title: 'getAssistant responds with 200',
    options: { scenarios: [ownScenario], scenario: 'own-scenario' },
    send: ({ fetch, genesys }) => {
      const own = genesys.records.assistants.list().find(({ name }) => name === 'Own assistant')
      return fetch(`${ASSISTANTS}/${own?.id}`, { headers: genesys.credentials.headers })
    },
  },
  'a Kore record that was created and deleted': {
    title: 'getQueue responds with 404',
    send: async ({ fetch, kore }) => {
      const { headers, settings } = kore.credentials
      const path = `/agentassist/api/v1/public/${settings['streamId']}/queues`
      const init = { headers: { ...headers, 'content-type': JSON_TYPE } }
      const body = JSON.stringify({ name: 'Night line' })
      const { _id, id = _id } = await (await fetch(path, { method: 'POST', ...init, body })).json()
      await fetch(`${path}/${id}`, { method: 'DELETE', headers })
      return fetch(`${path}/${id}`, { headers })
    },
  },
  'a Bird record that was created': {
    title: 'getTeam responds with 200',
    send: async ({ fetch, bird }) => {
      const { headers, settings } = bird.credentials
      const path = `/workspaces/${settings['workspaceId']}/teams`
      const init = { method: 'POST', headers: { ...headers, 'content-type': JSON_TYPE } }
      await fetch(path, { ...init, body: JSON.stringify({ name: 'Another' }) })
      const { id } = await (await fetch(path, { ...init, body: JSON.stringify({ name: 'Night' }) })).json()
      return fetch(`${path}/${id}`, { headers })
    },
  },
  'a Singularity record that was created': {
    title: 'unassignTeam responds with 200',
    send: async ({ fetch, singularity }) => {
      const { headers } = singularity.credentials
      const init = { method: 'POST', headers: { ...headers, 'content-type': JSON_TYPE } }
      const { id, _id = id } = await (await fetch('/api/teams', { ...init, body: '{"name":"Night"}' })).json()
      const [one] = singularity.records.assistants.list()
      const body = JSON.stringify({ assistantId: one?.id, teamIds: [_id] })
      await fetch('/api/teams/assign', { ...init, body })
      return fetch(`/api/teams/${_id}/assistants/${one?.id}`, { method: 'DELETE', headers })
    },
  },
}

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'
const BEARER = { authorization: 'Bearer any-token' }

const idsOfScenario = new WeakMap<Emulator, string>()

/** Returns the id of the scenario's first assistant, also after it was deleted. */
function assistant(emulator: Emulator): string {
  const id = idsOfScenario.get(emulator) ?? emulator.genesys.records.assistants.list()[0]?.id ?? ''
  idsOfScenario.set(emulator, id)
  return id
}

async function created(emulator: Emulator, path: string, body: object): Promise<string> {
  return (await (await post(emulator, path, body)).json()).id
}
