import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { bearer, get } from '../../support/genesys.ts'
import type { Step, StepRequest, VendorCase } from '../tour.ts'

const WORLD = '/_control/worlds/default'
const QUEUE = '0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48'
const AGENT = '2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082'
const WORKSPACE = 'referred-to'
export const TOKEN = 'token-of-the-test'
const PACT = 'consumer=console&vendor=genesys'
const ARCHIVE_HEADERS = { ...bearer(TOKEN), 'content-type': 'application/vnd.deskdouble.archive' }
const JSON_HEADERS = { ...bearer(TOKEN), 'content-type': 'application/json' }

const scenario = {
  scenario: 'control',
  genesys: { routingQueues: [{ id: QUEUE, name: 'Billing' }, { name: 'Orders' }] },
  bird: { workspaces: [{ name: 'Desk' }], agents: [{ id: AGENT, name: 'Tamsin Ferrier' }] },
}
const source = createEmulator({ scenario, seed: 7 })
const queue = source.genesys.records.routingQueues.getOrThrow(QUEUE)

/** Creates a step that reaches one status: the example request with changes, after an optional preparation. */
function step(operation: string, status: number, changes: Partial<StepRequest>, prepare?: Step['prepare']) {
  return (success: (operation: string) => StepRequest): Step => {
    return { operation, status, request: { ...success(operation), ...changes }, ...(prepare && { prepare }) }
  }
}

export const controlCase: VendorCase = {
  name: 'control',
  scenario,
  options: { access: { admits: (token) => token === TOKEN }, limits: { waiters: 1, snapshots: 1, fileBytes: 1 } },
  declines: {
    worlds: 'requests to the control API belong to no world',
    faults: 'faults belong to a world, and requests to the control API belong to none',
  },
  credentials: { all: bearer(TOKEN), none: { 'sec-fetch-site': 'cross-site' } },
  steps: [
    step('postWorlds', 409, { headers: JSON_HEADERS, body: JSON.stringify({ name: 'default' }) }),
    step('deleteWorld', 204, { path: '/_control/worlds/gone' }, (emulator) => emulator.fork({ name: 'gone' })),
    step('deleteWorld', 409, {}),
    step('getInspectorAddress', 308, {}),
    step('getHealth', 400, { path: '/_control/health?unknown=1' }),
    step('getVendors', 400, { path: '/_control/vendors?unknown=1' }),
    step('getScenarios', 400, { path: '/_control/scenarios?unknown=1' }),
    step('getScenarioSchema', 400, { path: '/_control/scenario.schema.json?unknown=1' }),
    step('getWorlds', 404, { path: '/_control/worlds?after=no-such-record' }),
    // In a world of its own: the example's scenario lacks the records that the other examples name.
    step('postReset', 204, { path: '/_control/worlds/other/reset' }, (emulator) => emulator.fork({ name: 'other' })),
    step('putSnapshot', 409, { path: `${WORLD}/snapshots/second` }, saveSnapshot),
    step('deleteSnapshot', 204, {}, saveSnapshot),
    step('putArchive', 200, { headers: ARCHIVE_HEADERS, body: source.export() }),
    step('putArchive', 201, { path: '/_control/worlds/new/archive', headers: ARCHIVE_HEADERS, body: source.export() }),
    step('putArchive', 409, { headers: ARCHIVE_HEADERS, body: await archiveWithSnapshots() }),
    step('putArchive', 413, { headers: ARCHIVE_HEADERS, body: 'x'.repeat(1_048_577) }),
    step('deleteFault', 204, {}, (emulator) => emulator.fail('getAssistants', { status: 503 })),
    step('postRecords', 409, { headers: JSON_HEADERS, body: JSON.stringify({ name: 'billing' }) }),
    step('putRecord', 200, { headers: JSON_HEADERS, body: JSON.stringify(queue) }),
    step('putRecord', 409, { headers: JSON_HEADERS, body: JSON.stringify({ ...queue, name: 'Orders' }) }),
    step('deleteRecord', 409, { path: `${WORLD}/state/bird/workspaces/${WORKSPACE}` }, addTeam),
    step('postAction', 409, {
      path: `${WORLD}/actions/bird/close-item`,
      headers: JSON_HEADERS,
      body: JSON.stringify({ agentId: AGENT, channel: 'email' }),
    }),
    step('getDiff', 409, {}, createManyQueues),
    step('getExchange', 200, {}, sendRequest),
    step('getExchangesAwaited', 200, {}, sendRequest),
    step('getExchangesAwaited', 409, {}, occupyWaiter),
    step('getExchangesAwaited', 504, { path: `${WORLD}/journal/wait?operation=none&timeout=1` }, releaseWaiter),
    step('getEvents', 409, {}, occupyWaiter),
    step('getPact', 200, { path: `/_control/worlds/named/pact?${PACT}` }, (emulator) => {
      emulator.fork({ name: 'named', scenario: 'small-team' })
    }),
    step('getPact', 404, { path: `/_control/worlds/no-such-record/pact?${PACT}` }),
    step('getPact', 409, { path: `${WORLD}/pact?${PACT}` }),
    step('postProviderState', 200, { path: '/_control/worlds/verification/provider-state' }),
    step('postProviderState', 409, {}),
    (success) => ({
      operation: 'getEvents',
      status: 200,
      request: success('getEvents'),
      endless: true,
      prepare: releaseWaiter,
    }),
  ],
}

/** Returns an archive with more snapshots than the limit. */
async function archiveWithSnapshots(): Promise<string> {
  const emulator = createEmulator({ scenario, seed: 7 })
  for (const name of ['one', 'two']) await emulator.fetch(`${WORLD}/snapshots/${name}`, { method: 'PUT' })
  return emulator.export()
}

/** Creates a team, which refers to its workspace. */
async function addTeam(emulator: ListeningEmulator) {
  const headers = JSON_HEADERS
  for (const [collection, record] of [
    ['workspaces', { id: WORKSPACE }],
    ['teams', { workspaceId: WORKSPACE }],
  ] as const) {
    await emulator.fetch(`${WORLD}/state/bird/${collection}`, { method: 'POST', headers, body: JSON.stringify(record) })
  }
}

function createManyQueues(emulator: ListeningEmulator): void {
  for (let i = 0; i <= 10_000; i++) {
    const [id, name] = [`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, `Queue ${i}`]
    emulator.genesys.records.routingQueues.insert({ ...queue, id, name })
  }
}

function sendRequest(emulator: ListeningEmulator) {
  return get(emulator, '/api/v2/users/me')
}

function saveSnapshot(emulator: ListeningEmulator) {
  return emulator.fetch(`${WORLD}/snapshots/logged-in`, { method: 'PUT', headers: bearer(TOKEN) })
}

let waiting = new AbortController()

/** Starts a wait that never matches: it occupies the only waiter that the limit allows. */
function occupyWaiter(emulator: ListeningEmulator): void {
  waiting = new AbortController()
  emulator.waitFor({ operation: 'none' }, { timeout: '20s', signal: waiting.signal }).catch(() => undefined)
}

/** Ends the wait that {@link occupyWaiter} started, if any. */
async function releaseWaiter(): Promise<void> {
  waiting.abort()
  await new Promise(setImmediate)
}
