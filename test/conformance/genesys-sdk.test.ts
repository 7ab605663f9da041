import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  AgentAssistantsApi,
  ApiClientClass,
  Models,
  default as Sdk,
  TokensApi,
} from 'purecloud-platform-client-v2'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'

// Runs the vendor's own client, unmodified, over HTTP.

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'
const BILLING = 'b1111111-0000-4000-8000-000000000001'
const RETURNS = 'b1111111-0000-4000-8000-000000000002'
const ORDERS = 'b1111111-0000-4000-8000-000000000003'

const SCENARIO = {
  scenario: 'sdk',
  describe: 'Three queues, and seven assistants to page through',
  genesys: {
    clients: [
      {
        id: 'console',
        name: 'Console',
        secret: 'console-secret',
        permissions: ['add', 'delete', 'edit', 'view'].flatMap((action) => [
          `assistants:assistant:${action}`,
          `assistants:queue:${action}`,
          `routing:queue:${action}`,
        ]),
      },
    ],
    routingQueues: [
      { id: BILLING, name: 'Billing' },
      { id: RETURNS, name: 'Returns' },
      { id: ORDERS, name: 'Orders' },
    ],
    assistants: ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda', 'Fay', 'Gwen'].map((name) => ({ name })),
  },
}
const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }
const OPTIONS = { scenario: SCENARIO, seed: 7, clock: '2026-01-15T09:00:00Z' } as const

const emulator = createEmulator(OPTIONS)
let listening: Listening
let home: string
let sdk: typeof Sdk
let client: ApiClientClass
let assistants: AgentAssistantsApi
let tokens: TokensApi

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1')
  sdk = (await import('purecloud-platform-client-v2')).default
  client = sdk.ApiClient.instance
  // Stops the client from watching its settings file.
  client.config.live_reload_config = false
  assistants = new sdk.AgentAssistantsApi()
  tokens = new sdk.TokensApi()
  listening = await emulator.listen({ port: 0 })
})

afterAll(async () => {
  await listening?.close()
  const left = await readdir(home)
  await rm(home, { recursive: true })
  vi.unstubAllEnvs()
  expect(left).toEqual([])
})

beforeEach(async () => {
  emulator.reset()
  pointAt(listening)
  await client.loginClientCredentialsGrant('console', 'console-secret')
})

/**
 * Points the client at a server.
 * @param prefix the path prefix of a world, such as `_world/blue/`
 */
function pointAt({ port }: Listening, prefix = ''): void {
  client.setReturnExtendedResponses(false)
  client.setGateway({
    host: '127.0.0.1',
    protocol: 'http',
    port,
    path_params_login: `${prefix}login`,
    path_params_api: prefix,
  })
}

/** Requests the link of a page. The SDK has no method for it. */
function follow(uri: string | undefined): Promise<unknown> {
  expect(uri).toMatch(/^\/api\/v2\//)
  const json = ['application/json']
  return client.callApi(uri ?? '', 'GET', {}, {}, {}, {}, null, ['PureCloud OAuth'], json, json)
}

async function followAssistants(uri: string | undefined): Promise<Models.AssistantListing> {
  // `callApi` returns `any`.
  return (await follow(uri)) as Models.AssistantListing
}

function namesOf({ entities = [] }: Models.AssistantListing): string[] {
  return entities.map(({ name }) => name)
}

async function createAssistant(): Promise<string> {
  const { id = '' } = await assistants.postAssistants(NEW)
  return id
}

describe('assistants', () => {
  it('creates, reads, updates, finds and deletes an assistant', async () => {
    const created = await assistants.postAssistants(NEW)
    const id = created.id ?? ''
    expect(created).toEqual({
      ...NEW,
      id: expect.stringMatching(ID),
      state: 'Active',
      dateCreated: '2026-01-15T09:00:00.000Z',
      dateModified: '2026-01-15T09:00:00.000Z',
      createdBy: { id: expect.stringMatching(ID), selfUri: expect.any(String) },
      modifiedBy: created.createdBy,
      selfUri: `/api/v2/assistants/${id}`,
    })
    await expect(assistants.getAssistant(id)).resolves.toEqual(created)

    emulator.clock.advance(60_000)
    // The SDK's type requires the whole model, so a client sends back the read-only fields, too.
    const changed = await assistants.patchAssistant(id, { ...created, name: 'Second line' })
    expect(changed).toEqual({ ...created, name: 'Second line', dateModified: '2026-01-15T09:01:00.000Z' })
    await expect(assistants.getAssistants({ name: 'second LINE' })).resolves.toMatchObject({ entities: [{ id }] })

    await expect(assistants.deleteAssistant(id)).resolves.toBeUndefined()
    await expect(assistants.getAssistant(id)).rejects.toMatchObject({ status: 404, code: 'not.found' })
  })

  it('returns the copilot of an assistant with expand', async () => {
    const id = await createAssistant()
    const plain = await assistants.getAssistant(id)
    const expanded = await assistants.getAssistant(id, { expand: 'copilot' })
    expect(plain).not.toHaveProperty('copilot')
    expect(expanded.copilot).toMatchObject({ enabled: false })
  })

  it('pages assistants forward and back by their links', async () => {
    const first = await assistants.getAssistants({ pageSize: '3' })
    const second = await followAssistants(first.nextUri)
    const third = await followAssistants(second.nextUri)
    expect([first, second, third].map(namesOf)).toEqual([['Ada', 'Bea', 'Cleo'], ['Dora', 'Edda', 'Fay'], ['Gwen']])
    expect(first).not.toHaveProperty('previousUri')
    expect(third).not.toHaveProperty('nextUri')

    const backToSecond = await followAssistants(third.previousUri)
    const backToFirst = await followAssistants(backToSecond.previousUri)
    expect([backToSecond, backToFirst].map(namesOf)).toEqual([second, first].map(namesOf))
    await expect(followAssistants(first.selfUri)).resolves.toEqual(first)
  })

  it('pages assistants with a cursor from a link and with the older limit parameter', async () => {
    const { nextUri = '' } = await assistants.getAssistants({ limit: '2' })
    const after = new URL(nextUri, listening.url).searchParams.get('after') ?? ''
    const page = await assistants.getAssistants({ pageSize: '2', after })
    expect(namesOf(page)).toEqual(['Cleo', 'Dora'])
  })
})

describe('queues of assistants', () => {
  it('assigns, reads, lists and removes one queue of an assistant', async () => {
    const id = await createAssistant()
    const assigned = await assistants.putAssistantQueue(id, BILLING, { id: BILLING, mediaTypes: ['Call', 'Email'] })
    expect(assigned).toEqual({
      id: BILLING,
      mediaTypes: ['Call', 'Email'],
      assistant: { id, selfUri: `/api/v2/assistants/${id}` },
      dateCreated: '2026-01-15T09:00:00.000Z',
      dateModified: '2026-01-15T09:00:00.000Z',
      selfUri: `/api/v2/assistants/${id}/queues/${BILLING}`,
    })
    await expect(assistants.getAssistantQueue(id, BILLING)).resolves.toEqual(assigned)
    await expect(assistants.getAssistantQueue(id, BILLING, { expand: 'assistant' })).resolves.toMatchObject({
      assistant: { id, name: 'Support' },
    })
    await expect(assistants.getAssistantQueues(id)).resolves.toMatchObject({ entities: [assigned] })

    await expect(assistants.deleteAssistantQueue(id, BILLING)).resolves.toBeUndefined()
    await expect(assistants.getAssistantQueue(id, BILLING)).rejects.toMatchObject({ status: 404, entityId: BILLING })
  })

  it('assigns several queues at once and changes nothing for an empty list', async () => {
    const id = await createAssistant()
    const queues = [BILLING, RETURNS].map((queue) => ({ id: queue, mediaTypes: ['Message'] }))
    const assigned = await assistants.patchAssistantQueues(id, queues)
    expect(assigned.entities?.map((queue) => queue.id)).toEqual([BILLING, RETURNS])
    const unchanged = await assistants.patchAssistantQueues(id, [])
    expect(unchanged.entities).toEqual(assigned.entities)
  })

  it('lists the queues of all assistants by id and by page', async () => {
    const [one, other] = [
      await createAssistant(),
      (await assistants.postAssistants({ ...NEW, name: 'Other' })).id ?? '',
    ]
    await assistants.patchAssistantQueues(one, [
      { id: BILLING, mediaTypes: ['Call'] },
      { id: RETURNS, mediaTypes: ['Call'] },
    ])
    await assistants.putAssistantQueue(other, ORDERS, { id: ORDERS, mediaTypes: ['Email'] })

    const some = await assistants.getAssistantsQueues({ queueIds: [RETURNS, ORDERS].join(), expand: 'assistant' })
    expect(some.entities?.map(({ assistant }) => assistant?.name)).toEqual(['Support', 'Other'])

    const first = await assistants.getAssistantsQueues({ pageSize: '2' })
    const second = await follow(first.nextUri)
    expect(second).toMatchObject({ entities: [{ id: ORDERS }], previousUri: expect.any(String) })
  })

  it('removes queues by id, and all of them without ids', async () => {
    const id = await createAssistant()
    const queues = [BILLING, RETURNS, ORDERS].map((queue) => ({ id: queue, mediaTypes: ['Call'] }))
    await assistants.patchAssistantQueues(id, queues)

    await expect(assistants.deleteAssistantQueues(id, { queueIds: `${BILLING},${ORDERS}` })).resolves.toBeUndefined()
    await expect(assistants.getAssistantQueues(id)).resolves.toMatchObject({ entities: [{ id: RETURNS }] })
    await expect(assistants.deleteAssistantQueues(id)).resolves.toBeUndefined()
    await expect(assistants.getAssistantQueues(id)).resolves.toMatchObject({ entities: [] })
  })
})

describe('queues', () => {
  it('lists several queues by id, which the client joins with commas', async () => {
    const routing = new sdk.RoutingApi()
    const some = await routing.getRoutingQueues({ id: [BILLING, ORDERS] })
    expect(some.entities?.map(({ name }) => name)).toEqual(['Billing', 'Orders'])
    expect(emulator.exchanges().at(-1)?.query).toContain(`id=${BILLING},${ORDERS}`)
  })

  it('moves a queue to the assistant that claims it', async () => {
    const [one, other] = [
      await createAssistant(),
      (await assistants.postAssistants({ ...NEW, name: 'Other' })).id ?? '',
    ]
    await assistants.putAssistantQueue(one, BILLING, { id: BILLING, mediaTypes: ['Call'] })
    await assistants.patchAssistantQueues(other, [{ id: BILLING, mediaTypes: ['Email'] }])

    await expect(assistants.getAssistantQueues(one)).resolves.toMatchObject({ entities: [] })
    await expect(assistants.getAssistantQueues(other)).resolves.toMatchObject({ entities: [{ id: BILLING }] })
    await expect(new sdk.RoutingApi().deleteRoutingQueue(BILLING)).resolves.toBeUndefined()
  })
})

describe('errors', () => {
  it('rejects with the error body', async () => {
    await expect(assistants.getAssistant(UNKNOWN_ID)).rejects.toEqual({
      message: expect.stringContaining(UNKNOWN_ID),
      code: 'not.found',
      status: 404,
      entityId: UNKNOWN_ID,
      entityName: 'assistant',
      contextId: expect.stringMatching(ID),
      details: [],
      errors: [],
    })
  })

  it('names the invalid field', async () => {
    const invalid = { ...NEW, transcriptionConfig: { vendorName: 'Parrot' } }
    await expect(assistants.postAssistants(invalid)).rejects.toMatchObject({
      status: 400,
      code: 'invalid.value',
      details: [{ errorCode: 'invalid.value', fieldName: 'transcriptionConfig.vendorName' }],
    })
    await expect(assistants.getAssistants({ pageSize: '201' })).rejects.toMatchObject({
      status: 400,
      details: [{ fieldName: 'pageSize' }],
    })
  })

  it('names the queue that belongs to another assistant if takeovers are rejected', async () => {
    emulator.genesys.setProfile({ queueTakeover: 'conflict' })
    const [one, other] = [
      await createAssistant(),
      (await assistants.postAssistants({ ...NEW, name: 'Other' })).id ?? '',
    ]
    await assistants.putAssistantQueue(one, BILLING, { id: BILLING, mediaTypes: ['Call'] })
    const conflicting = assistants.putAssistantQueue(other, BILLING, { id: BILLING, mediaTypes: ['Call'] })
    await expect(conflicting).rejects.toMatchObject({ status: 409, code: 'general.conflict', entityId: BILLING })
  })

  it('rejects with 503 as often as a fault is set', async () => {
    emulator.genesys.fail('getAssistants', { status: 503, times: 1 })
    await expect(assistants.getAssistants()).rejects.toMatchObject({ status: 503, code: 'service.unavailable' })
    await expect(assistants.getAssistants()).resolves.toHaveProperty('entities')
  })

  it('rejects with 429 and Retry-After when a token exceeds its rate limit', async () => {
    emulator.genesys.setProfile({ rateLimit: 'enforced' })
    const { accessToken } = await client.loginClientCredentialsGrant('console', 'console-secret')
    const headers = { authorization: `Bearer ${accessToken}` }
    for (let i = 0; i < 300; i++) await emulator.genesys.fetch('/api/v2/assistants?pageSize=1', { headers })
    client.setReturnExtendedResponses(true)

    await expect(assistants.getAssistants()).rejects.toMatchObject({
      status: 429,
      body: { code: 'too.many.requests.retry.after' },
      headers: { 'retry-after': '60', 'inin-ratelimit-allowed': '300' },
    })
    emulator.clock.advance(60_000)
    await expect(assistants.getAssistants()).resolves.toMatchObject({ status: 200 })
  })
})

describe('responses', () => {
  it('returns status and headers when extended responses are on', async () => {
    client.setReturnExtendedResponses(true)
    await expect(assistants.getAssistants()).resolves.toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-cache, no-store, must-revalidate',
        'inin-correlation-id': expect.stringMatching(ID),
        'inin-ratelimit-count': '1',
        'inin-ratelimit-allowed': '300',
        'inin-ratelimit-reset': '60',
      },
      body: { entities: expect.any(Array) },
    })
  })

  it('repeats the correlation id of the header in the error body', async () => {
    client.setReturnExtendedResponses(true)
    const rejection = await assistants.getAssistant(UNKNOWN_ID).catch((error: unknown) => error)
    // With extended responses a rejection has headers and a body, which the SDK does not type.
    const { headers, body } = rejection as { headers: Record<string, string>; body: Models.ErrorBody }
    expect(body.contextId).toBe(headers['inin-correlation-id'])
  })
})

describe('worlds', () => {
  it('selects an isolated world by path prefix', async () => {
    emulator.fork({ name: 'blue' })
    pointAt(listening, '_world/blue/')
    await client.loginClientCredentialsGrant('console', 'console-secret')
    const id = await createAssistant()
    await expect(assistants.getAssistant(id)).resolves.toMatchObject(NEW)

    pointAt(listening)
    await client.loginClientCredentialsGrant('console', 'console-secret')
    await expect(assistants.getAssistant(id)).rejects.toMatchObject({ status: 404 })
  })

  it('selects a world by the token only', async () => {
    const green = emulator.fork({ name: 'green' })
    pointAt(listening, '_world/green/')
    await client.loginClientCredentialsGrant('console', 'console-secret')
    pointAt(listening)
    const id = await createAssistant()
    expect(green.genesys.records.assistants.has(id)).toBe(true)
    expect(emulator.genesys.records.assistants.has(id)).toBe(false)
  })

  it('pages within a world whose prefix the client adds to the links', async () => {
    emulator.fork({ name: 'red' })
    pointAt(listening, '_world/red/')
    await client.loginClientCredentialsGrant('console', 'console-secret')
    const first = await assistants.getAssistants({ pageSize: '4' })
    const second = await followAssistants(first.nextUri)
    expect(namesOf(second)).toEqual(['Edda', 'Fay', 'Gwen'])
  })
})

describe('strict authentication', () => {
  beforeEach(async () => {
    const strict = await createEmulator({ ...OPTIONS, auth: 'strict' }).listen({ port: 0 })
    onTestFinished(() => strict.close())
    pointAt(strict)
  })

  it('rejects a token after it is revoked', async () => {
    await client.loginClientCredentialsGrant('console', 'console-secret')
    await expect(assistants.getAssistants()).resolves.toHaveProperty('entities')
    await expect(tokens.deleteTokensMe()).resolves.toBeUndefined()
    await expect(assistants.getAssistants()).rejects.toMatchObject({ status: 401, code: 'bad.credentials' })
  })

  it('rejects a wrong secret with an OAuth error', async () => {
    const login = client.loginClientCredentialsGrant('console', 'wrong')
    // A failed login rejects with the axios error.
    await expect(login).rejects.toMatchObject({ response: { status: 400, data: { error: 'invalid_client' } } })
  })
})
