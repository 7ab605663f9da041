import createClient, { type Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/genesys/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Fetch } from '../rejections.ts'
import { type Calls, provokeErrors, type Tour, type TourWorlds, type WorldAccess } from '../tour.ts'
import {
  type AssistantIds,
  addUnknownUser,
  assistantCalls,
  collideOnAssistants,
  KNOWN_IDS,
  misspellOnAssistants,
  UNKNOWN_IDS,
  workOnAssistants,
} from './genesys-assistants.ts'
import {
  type DirectoryIds,
  directoryCalls,
  directoryIdsOf,
  NO_DIRECTORY_IDS,
  workInDirectory,
} from './genesys-directory.ts'
import { failToLogIn, logInAndOut, loginCalls } from './genesys-login.ts'
import {
  CHANNEL,
  NO_CHANNEL,
  type NotificationIds,
  notificationCalls,
  workWithNotifications,
} from './genesys-notifications.ts'

/** A tour with an agent console that is typed by the spec. */
export const agentConsole: Tour = { consumer: 'agent-console', vendor: 'genesys', run }

type Paths = ClientPaths<paths>

interface Client {
  readonly api: Typed<Paths>
  /** a client of the login host, which has other credentials */
  readonly login: Typed<Paths>
}

interface Ids extends AssistantIds, DirectoryIds, NotificationIds {}

const NEW = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' as const } }
const NOWHERE: Ids = {
  ...UNKNOWN_IDS,
  ...NO_DIRECTORY_IDS,
  ...NO_CHANNEL,
  assistantId: 'no-such-assistant',
  queueId: 'no-such-queue',
}
const calls: Calls<operations, Client, Ids> = {
  ...assistantCalls,
  ...notificationCalls,
  getAssistants: ({ api }) => api.GET('/api/v2/assistants', { params: { query: { pageSize: '5' } } }),
  postAssistants: ({ api }) => api.POST('/api/v2/assistants', { body: NEW }),
  getAssistantsQueues: ({ api }) => api.GET('/api/v2/assistants/queues'),
  getAssistant: ({ api }, { assistantId }) =>
    api.GET('/api/v2/assistants/{assistantId}', { params: { path: { assistantId } } }),
  patchAssistant: ({ api }, { assistantId }) =>
    api.PATCH('/api/v2/assistants/{assistantId}', { params: { path: { assistantId } }, body: { name: 'Second line' } }),
  deleteAssistant: ({ api }, { assistantId }) =>
    api.DELETE('/api/v2/assistants/{assistantId}', { params: { path: { assistantId } } }),
  getAssistantQueues: ({ api }, { assistantId }) =>
    api.GET('/api/v2/assistants/{assistantId}/queues', { params: { path: { assistantId } } }),
  patchAssistantQueues: ({ api }, { assistantId, queueId }) =>
    api.PATCH('/api/v2/assistants/{assistantId}/queues', {
      params: { path: { assistantId } },
      body: [{ id: queueId, mediaTypes: ['Call', 'Email'] }],
    }),
  deleteAssistantQueues: ({ api }, { assistantId, queueId }) =>
    api.DELETE('/api/v2/assistants/{assistantId}/queues', {
      params: { path: { assistantId }, query: { queueIds: [queueId] } },
    }),
  getAssistantQueue: ({ api }, path) =>
    api.GET('/api/v2/assistants/{assistantId}/queues/{queueId}', { params: { path } }),
  putAssistantQueue: ({ api }, path) =>
    api.PUT('/api/v2/assistants/{assistantId}/queues/{queueId}', {
      params: { path },
      body: { id: path.queueId, mediaTypes: ['Call'] },
    }),
  deleteAssistantQueue: ({ api }, path) =>
    api.DELETE('/api/v2/assistants/{assistantId}/queues/{queueId}', { params: { path } }),
  getRoutingQueues: ({ api }) => api.GET('/api/v2/routing/queues'),
  postRoutingQueues: ({ api }) => api.POST('/api/v2/routing/queues', { body: { name: 'Complaints' } }),
  getRoutingQueue: ({ api }, { queueId }) =>
    api.GET('/api/v2/routing/queues/{queueId}', { params: { path: { queueId } } }),
  putRoutingQueue: ({ api }, { queueId }) =>
    api.PUT('/api/v2/routing/queues/{queueId}', { params: { path: { queueId } }, body: { name: 'Urgent complaints' } }),
  deleteRoutingQueue: ({ api }, { queueId }) =>
    api.DELETE('/api/v2/routing/queues/{queueId}', { params: { path: { queueId } } }),
  getKnowledgeKnowledgebases: ({ api }) => api.GET('/api/v2/knowledge/knowledgebases'),
  ...directoryCalls,
  getUsersMe: ({ api }) => api.GET('/api/v2/users/me'),
  getOrganizationsMe: ({ api }) => api.GET('/api/v2/organizations/me'),
  getTokensMe: ({ api }) => api.GET('/api/v2/tokens/me'),
  headTokensMe: ({ api }) => api.HEAD('/api/v2/tokens/me'),
  deleteTokensMe: ({ api }) => api.DELETE('/api/v2/tokens/me'),
  ...loginCalls,
}

async function run(worlds: TourWorlds): Promise<void> {
  await work(clientOf(worlds.start()))
  await collide(clientOf(worlds.start('queues-stay')))
  await misspell(clientOf(worlds.start()))
  // The token of this scenario has no user.
  await calls.getUsersMe(clientOf(worlds.start('empty-organisation')), NOWHERE)
  await provokeErrors(worlds, {
    vendor: 'genesys',
    calls,
    client: clientOf,
    anonymous: strangerOf,
    unknownIds: NOWHERE,
    knownIds: idsOf,
    limited: ['headTokensMe', 'postRoutingQueues'],
  })
}

/** Sends requests that all succeed. */
async function work(client: Client): Promise<void> {
  const ids = await idsOf(client)
  for (const call of [calls.getUsersMe, calls.getOrganizationsMe, calls.getTokensMe, calls.headTokensMe]) {
    await call(client, ids)
  }
  await logInAndOut(client)
  await calls.getKnowledgeKnowledgebases(client, ids)
  await calls.getAssistants(client, ids)
  await turnPages(client)
  await calls.getAssistant(client, ids)
  await calls.getAssistantQueues(client, ids)
  await calls.getAssistantQueue(client, ids)
  await calls.getAssistantsQueues(client, ids)
  await calls.getRoutingQueue(client, ids)
  await addUnknownUser(client, ids)
  await workOnAssistants(client, ids)
  await workInDirectory(client, ids)
  await workWithNotifications(client, ids)

  const created = { ...ids, assistantId: await newAssistant(client), queueId: await newQueue(client) }
  await calls.patchAssistant(client, created)
  await calls.getAssistant(client, created)
  await calls.patchAssistantQueues(client, created)
  await calls.putAssistantQueue(client, created)
  await calls.getAssistantQueue(client, created)
  await calls.deleteAssistantQueue(client, created)
  await calls.putAssistantQueue(client, created)
  await calls.putRoutingQueue(client, created)
  await calls.deleteAssistantQueues(client, ids)
  await calls.deleteRoutingQueue(client, created)
  await calls.deleteAssistant(client, created)
  await calls.deleteTokensMe(client, ids)
}

/** Requests the next page with the cursor from the first page's link. */
async function turnPages({ api }: Client): Promise<void> {
  const first = await api.GET('/api/v2/assistants', { params: { query: { pageSize: '4', expand: ['copilot'] } } })
  const next = URL.parse(first.data?.nextUri ?? '', 'http://genesys.test')?.searchParams.get('after') ?? ''
  await api.GET('/api/v2/assistants', { params: { query: { pageSize: '4', after: next } } })
}

/** Sends requests that conflict with existing records. */
async function collide(client: Client): Promise<void> {
  const { api } = client
  const ids = await idsOf(client)
  await newAssistant(client)
  await calls.postAssistants(client, ids)
  await api.PATCH('/api/v2/assistants/{assistantId}', { params: { path: ids }, body: NEW })
  await newQueue(client)
  await calls.postRoutingQueues(client, ids)
  await api.PUT('/api/v2/routing/queues/{queueId}', { params: { path: ids }, body: { name: 'Complaints' } })
  const other = { ...ids, assistantId: (await secondAssistant(client)) ?? '' }
  await calls.putAssistantQueue(client, other)
  await calls.patchAssistantQueues(client, other)
  await collideOnAssistants(client, ids)
}

/** Sends invalid requests. The type assertions bypass the types of the client. */
async function misspell(client: Client): Promise<void> {
  const { api, login } = client
  const path = await idsOf(client)
  const invalid: never = Object({ name: 7, mediaTypes: ['Fax'] }) as never
  await api.GET('/api/v2/assistants', { params: { query: { pageSize: '201' } } })
  await api.GET('/api/v2/assistants/queues', { params: { query: { pageSize: '0' } } })
  await api.GET('/api/v2/assistants/{assistantId}/queues', { params: { path, query: { pageSize: '0' } } })
  await api.POST('/api/v2/assistants', { body: invalid })
  await api.PATCH('/api/v2/assistants/{assistantId}', { params: { path }, body: invalid })
  await api.PUT('/api/v2/assistants/{assistantId}/queues/{queueId}', { params: { path }, body: invalid })
  await api.POST('/api/v2/routing/queues', { body: invalid })
  await api.PUT('/api/v2/routing/queues/{queueId}', { params: { path }, body: invalid })
  await misspellOnAssistants(client, path)
  await api.GET('/api/v2/tokens/me', { params: { query: { preserveIdleTTL: 'maybe' as never } } })
  await failToLogIn({ login })
}

async function idsOf(client: Client): Promise<Ids> {
  const { data } = await client.api.GET('/api/v2/assistants/queues')
  const [first] = data?.entities ?? []
  const directory = await directoryIdsOf(client)
  return {
    ...KNOWN_IDS,
    ...directory,
    channelId: CHANNEL,
    assistantId: first?.assistant?.id ?? '',
    queueId: first?.id ?? '',
  }
}

async function secondAssistant({ api }: Client): Promise<string | undefined> {
  const { data } = await api.GET('/api/v2/assistants')
  return data?.entities?.[1]?.id
}

async function newAssistant({ api }: Client): Promise<string> {
  const { data } = await api.POST('/api/v2/assistants', { body: NEW })
  return data?.id ?? ''
}

async function newQueue({ api }: Client): Promise<string> {
  const { data } = await api.POST('/api/v2/routing/queues', { body: { name: 'Complaints' } })
  return data?.id ?? ''
}

function clientOf({ url, headers, schemes }: WorldAccess, fetch?: Fetch): Client {
  const options = { baseUrl: url, ...(fetch && { fetch }) }
  const login = createClient<Paths>({ ...options, headers: { ...schemes['ClientCredentials'] } })
  return { api: createClient<Paths>({ ...options, headers: { ...headers } }), login }
}

function strangerOf({ url }: WorldAccess): Client {
  const api = createClient<Paths>({ baseUrl: url })
  return { api, login: api }
}
