import fs, { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createControl } from '../../src/adapters/control-client.ts'
import { encodeLine } from '../../src/adapters/data/line.ts'
import { LogWriter } from '../../src/adapters/data/log-writer.ts'
import { requirePeer } from '../../src/adapters/pact/peer.ts'
import { HAR_LIMITS, readHar } from '../../src/drift/read-har.ts'
import { archiveLine } from '../../src/durability/archive-line.ts'
import { ERRORS } from '../../src/errors/error-codes.ts'
import * as deskdouble from '../../src/index.ts'
import { createEmulator, type DeskDoubleCode, DeskDoubleError, type ProviderState } from '../../src/index.ts'
import { loadSpec } from '../../src/specs/load-spec.ts'
import { readDocument } from '../../src/specs/read/read-document.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { World } from '../../src/world/world.ts'
import { desks } from '../kit/desks.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { emulatorWith } from '../support/genesys.ts'
import { handleOfTwoVendors, hostOfTwoVendors } from '../support/two-vendors.ts'

const ASSISTANTS = '/api/v2/assistants'

/** Ways to cause each error. The compiler requires one for every code. */
const CAUSES: Readonly<Record<DeskDoubleCode, () => unknown>> = {
  DD_WORLD_UNKNOWN: () => createEmulator().world('checkout'),
  DD_WORLD_NAME_INVALID: () => createEmulator().fork({ name: 'no spaces' }),
  DD_MOMENT_INVALID: () => createEmulator().fork({ at: 'yesterday' }),
  DD_WORLD_NAME_TAKEN: () => createEmulator().fork({ name: 'default' }),
  DD_WORLD_LIMIT: () => createEmulator({ limits: { worlds: 1 } }).fork(),
  DD_WORLD_DEFAULT: () => createEmulator().remove('default'),
  DD_WORLD_DELETED: () => {
    const emulator = createEmulator()
    const waiting = emulator.fork({ name: 'short' }).waitFor('getAssistants')
    emulator.remove('short')
    return waiting
  },
  // @ts-expect-error no vendor has this name
  DD_VENDOR_UNKNOWN: () => createEmulator().pact({ consumer: 'console', vendor: 'acme' }),
  DD_VENDOR_NAME_INVALID: () => createEmulator({ vendors: { clock: genesys } }),
  DD_VENDOR_PATH_TAKEN: () => createEmulator({ vendors: { a: genesys, b: { ...genesys } } }),
  DD_VENDOR_RECORDS_UNKNOWN: () => {
    const { spec } = desks
    const document = { ...spec.document, 'x-initial': { desk: [{ label: 'Window' }] } }
    return createEmulator({ vendors: { desks: { ...desks, spec: { ...spec, document } } } })
  },
  DD_SCENARIO_UNKNOWN: () => createEmulator({ scenario: 'defualt' }),
  DD_SCENARIO_UNAVAILABLE: () => createEmulator().reset({ scenario: 'small-team', with: { unknown: 1 } }),
  DD_SCENARIO_INVALID: () => createEmulator({ scenario: { scenario: 'mine', seed: 'many' } }),
  DD_SCENARIO_UNNAMED: () => emulatorWith({}).pact({ consumer: 'console', vendor: 'genesys' }),
  DD_PARAMETERS_WITHOUT_SCENARIO: () => createEmulator().fork({ with: { count: 3 } }),
  DD_SNAPSHOT_LIMIT: () => hostOfTwoVendors({ snapshots: 0 }).saveSnapshot('first'),
  DD_SNAPSHOT_FOREIGN: () => createEmulator().restore(new World({ name: 'other', seed: 1, shapes: {} }).snapshot()),
  DD_WAITER_LIMIT: () => createEmulator({ limits: { waiters: 0 } }).waitFor('getAssistants'),
  DD_WAIT_TIMEOUT: () => createEmulator().waitFor('getAssistants', { timeout: 0 }),
  DD_FAULT_INVALID: () => createEmulator().fail('getAssistants', { status: 503, times: 0 }),
  DD_OPERATION_AMBIGUOUS: () => handleOfTwoVendors().fail('getAssistants', { status: 503 }),
  DD_ACTION_FAILED: () => createEmulator().bird.act('inbox-open', { agentId: 'none' }),
  DD_FORWARD_URL_INVALID: () => createEmulator().listen({ port: 0, proxy: { to: 'api.example' } }),
  DD_FORWARD_PREFIX_INVALID: () =>
    createEmulator().listen({ port: 0, forward: { '/_control': 'http://localhost:3000' } }),
  DD_FORWARD_LOOP: async () => {
    const { port, close } = await createEmulator().listen({ port: 0 })
    await close()
    return createEmulator().listen({ port, proxy: { to: `http://localhost:${port}` } })
  },
  DD_RECORD_NOT_FOUND: () => createEmulator().genesys.records.assistants.getOrThrow('none'),
  DD_RECORD_DUPLICATE: () => {
    const { assistants } = createEmulator().genesys.records
    return assistants.list().map((assistant) => assistants.insert(assistant))
  },
  DD_RECORD_KEY_CHANGED: () => {
    const { assistants } = createEmulator().genesys.records
    return assistants.list().map(({ id }) => assistants.update(id, { id: 'another' }))
  },
  DD_INSTANT_INVALID: () => createEmulator().clock.freeze('noon'),
  DD_DURATION_INVALID: () => createEmulator().clock.advance('a while'),
  DD_STATE_UNKNOWN: () => enterStates({ name: 'smal-team' }),
  DD_STATE_DEFAULT_WORLD: async () => (await createEmulator().pacts()).setUpState('default', { name: 'small-team' }),
  DD_STATE_WITHOUT_SCENARIO: () => enterStates({ name: 'ids are known' }),
  DD_PACT_INCOMPLETE: async () => {
    const emulator = createEmulator({ limits: { exchanges: 1 } })
    for (const _ of [1, 2]) await emulator.fetch(ASSISTANTS)
    return emulator.pact({ consumer: 'console', vendor: 'genesys' })
  },
  DD_STATE_GIVES_INVALID: () => enterAfter({ request: { method: 'GET', path: ASSISTANTS }, gives: 'id' }),
  DD_STATE_TIMES_INVALID: () => enterAfter({ request: { method: 'GET', path: ASSISTANTS }, times: 0 }),
  DD_STATE_PARAM_UNKNOWN: () => enterAfter({ reqest: { method: 'GET', path: ASSISTANTS } }),
  DD_STATE_RECORD_UNKNOWN: () => {
    return enterStates({ name: 'default' }, { name: 'ids are known', params: { id: 'genesys.assistants[Nobody].id' } })
  },
  DD_STATE_REQUEST_INVALID: () => enterStates({ name: 'default' }, { name: 'after getAssistants' }),
  DD_STATE_OPERATION_UNKNOWN: () => enterAfter({ request: { method: 'GET', path: '/nowhere' } }),
  DD_STATE_REJECTED: () => enterAfter({ request: { method: 'POST', path: ASSISTANTS, body: {} } }),
  DD_STATE_VALUE_MISSING: () => enterAfter({ request: { method: 'GET', path: ASSISTANTS }, gives: { id: '/none' } }),
  DD_FETCH_API_MISSING: () => {
    vi.stubGlobal('Request', undefined)
    return createEmulator()
      .fetch(ASSISTANTS)
      .finally(() => vi.unstubAllGlobals())
  },
  DD_READS_UNKNOWN: () => {
    const reads = { getAssistents: ['entities[].id'] }
    return createEmulator().pact({ consumer: 'console', vendor: 'genesys', reads })
  },
  DD_SPEC_UNREADABLE: () => readText(undefined),
  DD_SPEC_SYNTAX: () => readText('paths: ['),
  DD_SPEC_TOO_LARGE: () => readText('a: &a [*a]'),
  DD_SPEC_NOT_OPENAPI: () => readText('asyncapi: 3.0.0'),
  DD_SPEC_VERSION: () => readText('openapi: 4.0.0'),
  DD_SPEC_WITHOUT_PATHS: () => readText('openapi: 3.1.0'),
  DD_OVERLAY_INVALID: () => readText('openapi: 3.1.0', ['/api.yaml']),
  DD_SPEC_RESOURCE: () => emulateDocument({ '/desk': { 'x-resource': { kye: 'id' }, get: { responses: {} } } }),
  DD_HAR_SYNTAX: () => readHar('{', { file: 'a.har', vendors }),
  DD_HAR_TOO_LARGE: () => readHar(' '.repeat(HAR_LIMITS.bytes + 1), { file: 'a.har', vendors }),
  DD_HAR_INVALID: () => readHar('[]', { file: 'a.har', vendors }),
  DD_HAR_ENTRY_INVALID: () => readHar('{"log":{"entries":[{}]}}', { file: 'a.har', vendors }),
  DD_ARCHIVE_INVALID: () => createEmulator().import('scenario: mine'),
  DD_ARCHIVE_NEWER: () => {
    const head = { archive: 'deskdouble', format: 1000, version: '9.0.0', world: 'default', vendors: {} }
    return createEmulator().import(archiveLine(1, JSON.stringify(head)))
  },
  DD_ARCHIVE_DAMAGED: () => createEmulator().import(createEmulator().export().slice(0, -10)),
  DD_ARCHIVE_MISFIT: () => createEmulator({ vendors: { genesys } }).import(createEmulator().export()),
  DD_ARCHIVE_FILES: () => {
    const first = createEmulator()
    first.bird.records.fileContents.insert({ id: 'file', base64: 'aGVsbG8=' })
    return createEmulator({ limits: { totalFileBytes: 1 } }).import(first.export())
  },
  DD_DATA_RUNTIME: async () => {
    // The runtime is checked although an earlier folder was opened in this process.
    await createEmulator({ data: temporaryFolder() }).close()
    const { process } = globalThis
    vi.stubGlobal('process', undefined)
    try {
      return createEmulator({ data: 'anywhere' })
    } finally {
      vi.stubGlobal('process', process)
    }
  },
  DD_DATA_FOLDER: () => createEmulator({ data: import.meta.filename }),
  DD_DATA_LOCKED: () => {
    const data = temporaryFolder()
    const first = createEmulator({ data })
    onTestFinished(first.close)
    return createEmulator({ data })
  },
  DD_DATA_NEWER: () => openWith(encodeLine('{"kind":"log","format":1000,"number":1}')),
  DD_DATA_DAMAGED: () => openWith('no line of a log\n'),
  DD_DATA_MISFIT: async () => {
    const data = temporaryFolder()
    await createEmulator({ data }).close()
    return createEmulator({ data, vendors: { genesys } })
  },
  DD_DATA_WRITE: () => {
    const writer = new LogWriter({ folder: temporaryFolder(), number: 1, end: 0, sync: 'off' })
    const write = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    })
    return writer.append(['{}']).finally(() => {
      write.mockRestore()
      writer.release()
    })
  },
  DD_DATA_CLOSED: async () => {
    const writer = new LogWriter({ folder: temporaryFolder(), number: 1, end: 0, sync: 'off' })
    await writer.close()
    return writer.append(['{}'])
  },
  DD_CONTROL_REJECTED: () => controlAnswered(() => createEmulator().fetch('/_control/worlds/none')),
  DD_CONTROL_FOREIGN: () => controlAnswered(async () => new Response('Not here', { status: 404 })),
  DD_CONTROL_UNREACHABLE: () => controlAnswered(() => Promise.reject(new TypeError('fetch failed'))),
  DD_PEER_MISSING: () => requirePeer('no-such-package', 'Verifying a pact'),
}

describe.each(Object.entries(CAUSES))('the error %s', (code, cause) => {
  it('is thrown as the exported class that the table of errors names', async () => {
    const error = await errorOf(cause)

    expect(error).toMatchObject({ code, name: classOf(code) })
    expect(error).toBeInstanceOf(Object.entries(deskdouble).find(([name]) => name === classOf(code))?.[1])
  })

  it('has a message without unfilled placeholders or missing values', async () => {
    const { message } = await errorOf(cause)

    expect(message).not.toMatch(/\{\w+\}/)
    expect(message).not.toMatch(/undefined|\[object|\n\n| {2}$/)
  })
})

/** Brings a world into provider states, one after another. */
async function enterStates(...states: readonly ProviderState[]): Promise<void> {
  const pacts = await createEmulator().pacts()
  for (const state of states) await pacts.setUpState('checked', state)
}

function enterAfter(params: NonNullable<ProviderState['params']>): Promise<void> {
  return enterStates({ name: 'default' }, { name: 'after an earlier request', params })
}

async function errorOf(cause: () => unknown): Promise<DeskDoubleError> {
  try {
    await cause()
  } catch (error) {
    if (error instanceof DeskDoubleError) return error
    throw error
  }
  throw new Error('No error was thrown')
}

/** Reads a world with a client of the control API that receives these responses. */
function controlAnswered(fetch: () => Promise<Response>): Promise<unknown> {
  return createControl({ fetch }).world()
}

function classOf(code: string): string | undefined {
  return Object.entries(ERRORS).find(([name]) => name === code)?.[1].thrownAs
}

/** Loads a document with these paths as a vendor. */
function emulateDocument(paths: object): Promise<unknown> {
  const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'Desks', version: '1' }, paths })
  return loadSpec('/api.json', { read: async () => text })
}

/** Reads a document with this text; undefined stands for a file that does not exist. */
async function readText(text: string | undefined, overlays: readonly string[] = []): Promise<unknown> {
  const read = async () => {
    if (text === undefined) throw new Error('no such file')
    return text
  }
  return readDocument('/api.yaml', { read, overlays })
}

/** Creates an emulator whose data folder has a log with this text. */
function openWith(text: string) {
  const data = temporaryFolder()
  writeFileSync(join(data, 'log-00000001.jsonl'), text)
  return createEmulator({ data })
}
