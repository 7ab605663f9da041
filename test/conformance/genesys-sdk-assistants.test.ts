import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Models, default as Sdk } from 'purecloud-platform-client-v2'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'

// Runs every operation of three APIs of the vendor's own client, unmodified, over HTTP in the default scenario.

const DESK = '3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97'
const HELPER = 'c7e2f5b0-9a13-4d68-b4c5-0e1f7a6d3b82'
const RETURNS = 'a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25'
const REFUNDS = '1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618'
const TAMSIN = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const CHECKLIST = '5a7c2e91-4d38-4b06-9f1a-c8e3d7b6204f'
const RUECKSENDUNG = 'b8d40f16-7a92-4c5e-8e63-1f9b2d5c7a38'
const FRENCH = 'f2b6e8d3-5c17-4a90-b7e4-8d1c3f6a9025'
const SETTINGS = { transcriptionConfig: { vendorName: 'Genesys' } }

const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
let listening: Listening
let home: string
let sdk: typeof Sdk

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1')
  sdk = (await import('purecloud-platform-client-v2')).default
  const client = sdk.ApiClient.instance
  // Stops the client from watching its settings file.
  client.config.live_reload_config = false
  listening = await emulator.listen({ port: 0 })
  const { port } = listening
  client.setReturnExtendedResponses(false)
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port, path_params_login: 'login', path_params_api: '' })
})

afterAll(async () => {
  await listening?.close()
  await rm(home, { recursive: true })
  vi.unstubAllEnvs()
})

beforeEach(async () => {
  emulator.reset()
  await sdk.ApiClient.instance.loginClientCredentialsGrant('agent-console', 'agent-console-secret')
})

describe('the AgentAssistantsApi of the SDK', () => {
  it('creates, lists, replaces and deletes agent checklists', async () => {
    const api = new sdk.AgentAssistantsApi()
    const item = { name: 'Ask for the invoice', automatedCheckEnabled: true, exactPhraseMatch: true, important: false }
    const created = await api.postAssistantsAgentchecklists({
      name: 'Warranty',
      language: 'en-US',
      checklistItems: [item],
    })
    expect(created.checklistItems).toEqual([expect.objectContaining(item)])

    const sorted = await api.getAssistantsAgentchecklists({ sortBy: 'name', sortOrder: 'desc', pageSize: '2' })
    expect(namesOf(sorted)).toEqual(['Warranty', 'Rücksendung'])
    const rest = await api.getAssistantsAgentchecklists({ ...queryOf(sorted.nextUri), pageSize: '2' })
    expect(namesOf(rest)).toEqual(['Return of a parcel'])
    const german = await api.getAssistantsAgentchecklists({ language: 'de-DE', namePrefix: 'Rück' })
    expect(namesOf(german)).toEqual(['Rücksendung'])
    // The client joins the ids with commas.
    const chosen = await api.getAssistantsAgentchecklists({ agentChecklistIds: [CHECKLIST, RUECKSENDUNG] })
    expect(namesOf(chosen)).toEqual(['Return of a parcel', 'Rücksendung'])
    const { entities: languages } = await api.getAssistantsAgentchecklistsLanguages()
    expect(languages).toContainEqual({ language: 'de-DE' })

    const id = created.id ?? ''
    const changed = await api.putAssistantsAgentchecklist(id, { ...created, name: 'Warranty claim' })
    expect(changed).toEqual({ ...created, name: 'Warranty claim' })
    expect(await api.getAssistantsAgentchecklist(id)).toEqual(changed)
    await api.deleteAssistantsAgentchecklist(id)
    await expect(api.getAssistantsAgentchecklist(id)).rejects.toMatchObject({ status: 404 })
  })

  it('finds, assigns and removes the users of a queue', async () => {
    const api = new sdk.AgentAssistantsApi()
    const tamsin = { entities: [{ id: TAMSIN }] }
    const before = await api.postAssistantQueueUsersQuery(DESK, RETURNS, tamsin, { expand: ['assistant', 'copilot'] })
    expect(before.users?.map(({ id }) => id)).toEqual([TAMSIN])
    expect(before.queue?.assistant).toMatchObject({ name: 'Returns desk', copilot: { enabled: true } })

    expect(await api.postAssistantQueueUsersBulkRemove(DESK, RETURNS, tamsin)).toBeFalsy()
    expect((await api.postAssistantQueueUsersQuery(DESK, RETURNS, tamsin)).users).toEqual([])
    const mixed = { entities: [{ id: 'nobody' }, { id: TAMSIN }] }
    expect(await api.postAssistantQueueUsersBulkAdd(DESK, RETURNS, mixed)).toMatchObject({ errorIndexes: [0] })
    expect((await api.postAssistantQueueUsersQuery(DESK, RETURNS, tamsin)).users).toHaveLength(1)

    await expect(api.postAssistantQueueUsersQuery(DESK, REFUNDS, tamsin)).rejects.toMatchObject({ status: 409 })
    const job = await api.postAssistantQueueUsersJobs(DESK, REFUNDS, { action: 'ManualAssignment' })
    const done = await api.getAssistantQueueUsersJob(DESK, REFUNDS, job.id ?? '')
    expect([job.status, done.status]).toEqual(['InProgress', 'Succeeded'])
    expect(await api.postAssistantQueueUsersBulkAdd(DESK, REFUNDS, tamsin)).toBeFalsy()
  })

  it('creates, lists, changes and deletes assistants and their queues', async () => {
    const api = new sdk.AgentAssistantsApi()
    const created = await api.postAssistants({ ...SETTINGS, name: 'Support' })
    const id = created.id ?? ''
    await api.patchAssistant(id, { ...created, name: 'Second line' })
    expect(namesOf(await api.getAssistants({ name: 'Second line', expand: 'copilot' }))).toEqual(['Second line'])

    await api.putAssistantQueue(id, RETURNS, { id: RETURNS, mediaTypes: ['Call'] })
    await api.patchAssistantQueues(id, [{ id: REFUNDS, mediaTypes: ['Email'] }])
    expect((await api.getAssistantQueues(id)).entities?.map((queue) => queue.id)).toEqual([RETURNS, REFUNDS])
    expect((await api.getAssistantQueues(DESK)).entities).toEqual([])
    expect((await api.getAssistantsQueues({ queueIds: `${RETURNS},${REFUNDS}` })).entities).toHaveLength(2)
    expect(await api.getAssistantQueue(id, RETURNS, { expand: 'assistant' })).toMatchObject({ assistant: { id } })
    expect(await new sdk.RoutingApi().getRoutingQueueAssistant(RETURNS, { expand: ['assistant'] })).toMatchObject({
      assistant: { name: 'Second line' },
    })

    await api.deleteAssistantQueue(id, RETURNS)
    await api.deleteAssistantQueues(id, { queueIds: REFUNDS })
    expect((await api.getAssistantQueues(id)).entities).toEqual([])
    await api.deleteAssistant(id)
    await expect(api.getAssistant(id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the AgentCopilotApi of the SDK', () => {
  it('reads and replaces the copilot of an assistant', async () => {
    const api = new sdk.AgentCopilotApi()
    const copilot = await api.getAssistantCopilot(DESK)
    expect(await api.putAssistantCopilot(DESK, copilot)).toEqual(copilot)
    const other = { ...copilot, defaultLanguage: 'de-DE' }
    await expect(api.putAssistantCopilot(DESK, other)).rejects.toMatchObject({ status: 400 })

    const fresh = await api.putAssistantCopilot(HELPER, { liveOnQueue: true, defaultLanguage: 'de-DE' })
    const helper = await new sdk.AgentAssistantsApi().getAssistant(HELPER, { expand: 'copilot' })
    expect(helper.copilot).toEqual(fresh)
  })

  it('lists the copilot features of a language', async () => {
    const { languages = [] } = await new sdk.AgentCopilotApi().getAssistantsCopilotFeaturesupport({ language: 'fr-FR' })
    expect(languages.map(({ language }) => language)).toEqual(['fr-FR'])
  })
})

describe('the AssistantCopilotVariationsApi of the SDK', () => {
  it('creates, lists, replaces and deletes variations of an assistant', async () => {
    const api = new sdk.AssistantCopilotVariationsApi()
    const copilot: Models.Copilot = { liveOnQueue: false, defaultLanguage: 'de-DE' }
    const created = await api.postAssistantVariations(DESK, { ...SETTINGS, name: 'Retouren', copilot })
    expect(namesOf(await api.getAssistantVariations(DESK))).toEqual(['Returns desk in French', 'Retouren'])
    const id = created.id ?? ''
    const changed = await api.putAssistantVariation(DESK, id, { ...created, name: 'Rücksendungen' })
    expect(await api.getAssistantVariation(DESK, id)).toEqual(changed)
    const assistant = await new sdk.AgentAssistantsApi().getAssistant(DESK, {
      expand: 'copilot',
      languageVariation: 'de-DE',
      fallbackToPrimaryAssistant: false,
    })
    expect(assistant).toEqual(changed)
    await api.deleteAssistantVariation(DESK, FRENCH)
    await expect(api.getAssistantVariation(DESK, FRENCH)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the three APIs of the SDK', () => {
  it('have no operation that the emulator lacks', () => {
    const apis = [sdk.AgentAssistantsApi, sdk.AgentCopilotApi, sdk.AssistantCopilotVariationsApi]
    const methods = apis.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
    const operations = Object.keys(emulator.vendors['genesys']?.handlers ?? {})
    expect(methods.filter((name) => name !== 'constructor' && !operations.includes(name))).toEqual([])
  })
})

function namesOf({ entities = [] }: { readonly entities?: readonly { readonly name?: string }[] }): unknown[] {
  return entities.map(({ name }) => name)
}

function queryOf(link: string | undefined): Record<string, string> {
  return Object.fromEntries(new URL(link ?? '', 'http://genesys.test').searchParams)
}
