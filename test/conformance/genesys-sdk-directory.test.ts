import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiClientClass, default as Sdk } from 'purecloud-platform-client-v2'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createEmulator, type Listening } from '../../src/index.ts'

// Runs the vendor's own client, unmodified, over HTTP: users, members of queues, wrap-up codes and divisions.

const TAMSIN = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const HOME = 'bc7c244c-7eb6-4fb0-8c64-ec7623303f47'

const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
let listening: Listening
let home: string
let sdk: typeof Sdk
let client: ApiClientClass

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'deskdouble-sdk-'))
  // The client reads its settings from the home directory, and axios reads its proxy from the environment.
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, home)
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '127.0.0.1')
  sdk = (await import('purecloud-platform-client-v2')).default
  client = sdk.ApiClient.instance
  // Stops the client from watching its settings file.
  client.config.live_reload_config = false
  listening = await emulator.listen({ port: 0 })
  client.setReturnExtendedResponses(false)
  client.setGateway({
    host: '127.0.0.1',
    protocol: 'http',
    port: listening.port,
    path_params_login: 'login',
    path_params_api: '',
  })
})

afterAll(async () => {
  await listening?.close()
  await rm(home, { recursive: true })
  vi.unstubAllEnvs()
})

beforeEach(async () => {
  emulator.reset()
  const { clientId = '', clientSecret = '' } = emulator.genesys.credentials.settings
  await client.loginClientCredentialsGrant(clientId, clientSecret)
})

it('adds, changes, lists and removes members of a queue', async () => {
  const routing = new sdk.RoutingApi()
  const { id: queueId = '' } = await routing.postRoutingQueues({ name: 'Complaints' })
  const users = await new sdk.UsersApi().getUsers({ pageSize: 2 })
  const ids = users.entities?.map(({ id = '' }) => id) ?? []

  await routing.postRoutingQueueMembers(
    queueId,
    ids.map((id) => ({ id })),
  )
  await routing.patchRoutingQueueMember(queueId, ids[0] ?? '', { ringNumber: 2 })
  await routing.patchRoutingQueueMembers(queueId, [{ id: ids[1] ?? '', joined: false }])
  const members = await routing.getRoutingQueueMembers(queueId, { expand: ['routingStatus', 'presence'] })
  const queue = await routing.getRoutingQueue(queueId)

  expect(members.entities?.map(({ id, ringNumber, joined }) => [id, ringNumber, joined])).toEqual([
    [ids[0], 2, true],
    [ids[1], 1, false],
  ])
  expect(members.entities?.every(({ routingStatus }) => routingStatus?.status)).toBe(true)
  expect([queue.memberCount, queue.joinedMemberCount]).toEqual([2, 1])

  await routing.deleteRoutingQueueMember(queueId, ids[0] ?? '')
  await routing.postRoutingQueueMembers(queueId, [{ id: ids[1] ?? '' }], { _delete: true })
  const left = await routing.getRoutingQueueMembers(queueId)
  expect(left.entities).toEqual([])
})

it('lists queues in division views and for the user', async () => {
  const routing = new sdk.RoutingApi()
  const { entities = [] } = await routing.getRoutingQueuesDivisionviewsAll({ pageSize: 500 })
  const ids = entities.slice(0, 2).map(({ id = '' }) => id)

  const found = await routing.getRoutingQueuesDivisionviews({ id: ids, divisionId: ['*'] })

  expect(entities).toHaveLength(12)
  expect(found.entities?.map(({ id }) => id)).toEqual(ids)
  expect((await routing.getRoutingQueuesMe({ joined: true })).total).toBe(0)
})

it('creates, finds, replaces and deletes a wrap-up code', async () => {
  const routing = new sdk.RoutingApi()

  const created = await routing.postRoutingWrapupcodes({ name: 'Rang off' })
  const id = created.id ?? ''
  const replaced = await routing.putRoutingWrapupcode(id, { ...created, name: 'Hung up' })
  const found = await routing.getRoutingWrapupcodes({ id: [id, 'none'], sortOrder: 'descending' })

  expect(await routing.getRoutingWrapupcode(id)).toEqual(replaced)
  expect(found.entities).toEqual([replaced])
  await routing.deleteRoutingWrapupcode(id)
  await expect(routing.getRoutingWrapupcode(id)).rejects.toMatchObject({ status: 404, code: 'not.found' })
})

it('expands the fields of users', async () => {
  const api = new sdk.UsersApi()
  const expand = ['presence', 'routingStatus', 'skills', 'authorization', 'lasttokenissued']

  const { entities = [] } = await api.getUsers({ id: [TAMSIN, 'none'], expand })
  const user = await api.getUser(TAMSIN, { expand, state: 'active' })

  expect(entities).toEqual([user])
  expect(user).toMatchObject({
    presence: { presenceDefinition: { systemPresence: 'Available' } },
    routingStatus: { status: 'IDLE' },
    skills: [{ proficiency: 5 }],
    lastTokenIssued: { dateIssued: expect.any(String) },
  })
})

it('reads divisions, permissions and a knowledge base', async () => {
  const authorization = new sdk.AuthorizationApi()
  const knowledge = new sdk.KnowledgeApi()

  const divisions = await authorization.getAuthorizationDivisions({ id: [HOME, 'none'], objectCount: true })
  const home = await authorization.getAuthorizationDivisionsHome()
  const permitted = await authorization.getAuthorizationDivisionspermittedPagedMe('routing:queue:view')
  const subject = await authorization.getAuthorizationSubjectsMe()
  const [base] = (await knowledge.getKnowledgeKnowledgebases()).entities ?? []

  expect(divisions.entities).toMatchObject([{ id: HOME, objectCounts: { QUEUE: 12 } }])
  expect(await authorization.getAuthorizationDivision(HOME)).toEqual(home)
  expect(permitted).toMatchObject({ total: 2, allDivsPermitted: true })
  expect(subject.grants?.[0]?.role?.policies).toContainEqual({
    actions: ['add', 'delete', 'edit', 'search', 'view'],
    domain: 'routing',
    entityName: 'queue',
  })
  expect(await knowledge.getKnowledgeKnowledgebase(base?.id ?? '')).toEqual(base)
})
