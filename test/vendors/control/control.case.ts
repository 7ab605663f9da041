import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { bearer, get } from '../../support/genesys.ts'
import type { Step, StepRequest, VendorCase } from '../tour.ts'

const WORLD = '/_control/worlds/default'
const QUEUE = '0d7c5b1e-8a3f-4f26-9b0d-5e1c7a9f2b48'
const TOKEN = 'token-of-the-test'
const PACT = 'consumer=console&vendor=genesys'
const WRITES = { ...bearer(TOKEN), 'content-type': 'application/json' }

const scenario = {
  scenario: 'control',
  genesys: { routingQueues: [{ id: QUEUE, name: 'Billing' }, { name: 'Orders' }] },
}
const queue = createEmulator({ scenario, seed: 7 }).genesys.records.routingQueues.getOrThrow(QUEUE)

/** A request of its own for one status, and what must be so first. */
function step(operation: string, status: number, changes: Partial<StepRequest>, prepare?: Step['prepare']) {
  return (success: (operation: string) => StepRequest): Step => {
    return { operation, status, request: { ...success(operation), ...changes }, ...(prepare && { prepare }) }
  }
}

export const controlCase: VendorCase = {
  name: 'control',
  scenario,
  options: { access: { admits: (token) => token === TOKEN }, limits: { waiters: 1, snapshots: 1 } },
  declines: {
    worlds: 'what is asked of control is asked past all worlds',
    faults: 'faults are set in worlds, and control happens in none',
  },
  credentials: { all: bearer(TOKEN), none: { 'sec-fetch-site': 'cross-site' } },
  steps: [
    step('postWorlds', 409, { headers: WRITES, body: JSON.stringify({ name: 'default' }) }),
    step('deleteWorld', 204, { path: '/_control/worlds/gone' }, (emulator) => emulator.fork({ name: 'gone' })),
    step('deleteWorld', 409, {}),
    step('getInspectorAddress', 308, {}),
    // The scenario of its example would take away the records that the other examples name.
    step('postReset', 204, { path: '/_control/worlds/other/reset' }, (emulator) => emulator.fork({ name: 'other' })),
    step('putSnapshot', 409, { path: `${WORLD}/snapshots/second` }, save),
    step('deleteSnapshot', 204, {}, save),
    step('deleteFault', 204, {}, (emulator) => emulator.fail('getAssistants', { status: 503 })),
    step('postRecords', 409, { headers: WRITES, body: JSON.stringify({ name: 'billing' }) }),
    step('putRecord', 200, { headers: WRITES, body: JSON.stringify(queue) }),
    step('putRecord', 409, { headers: WRITES, body: JSON.stringify({ ...queue, name: 'Orders' }) }),
    step('getExchange', 200, {}, askOnce),
    step('getExchangesAwaited', 200, {}, askOnce),
    step('getExchangesAwaited', 409, {}, waitInVain),
    step('getExchangesAwaited', 504, { path: `${WORLD}/journal/wait?operation=none&timeout=1` }, leave),
    step('getEvents', 409, {}, waitInVain),
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
      prepare: leave,
    }),
  ],
}

function askOnce(emulator: ListeningEmulator) {
  return get(emulator, '/api/v2/users/me')
}

function save(emulator: ListeningEmulator) {
  return emulator.fetch(`${WORLD}/snapshots/logged-in`, { method: 'PUT', headers: bearer(TOKEN) })
}

let waiting = new AbortController()

/** Takes the only seat. */
function waitInVain(emulator: ListeningEmulator): void {
  waiting = new AbortController()
  emulator.waitFor({ operation: 'none' }, { timeout: '20s', signal: waiting.signal }).catch(() => undefined)
}

/** Leaves the seat, whoever took it. */
async function leave(): Promise<void> {
  waiting.abort()
  await new Promise(setImmediate)
}
