import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/genesys/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

interface Client {
  readonly api: Typed<ClientPaths<paths>>
}

/** Ids of users and of the records around them. */
export interface DirectoryIds {
  readonly queueId: string
  readonly userId: string
  readonly codeId: string
  readonly divisionId: string
  readonly knowledgeBaseId: string
}

/** Ids that do not exist. */
export const NO_DIRECTORY_IDS: Omit<DirectoryIds, 'queueId'> = {
  userId: 'no-such-user',
  codeId: 'no-such-code',
  divisionId: 'no-such-division',
  knowledgeBaseId: 'no-such-knowledge-base',
}

type Operations = Pick<
  operations,
  | 'getRoutingQueueMembers'
  | 'postRoutingQueueMembers'
  | 'patchRoutingQueueMembers'
  | 'patchRoutingQueueMember'
  | 'deleteRoutingQueueMember'
  | 'getRoutingQueuesDivisionviews'
  | 'getRoutingQueuesDivisionviewsAll'
  | 'getRoutingQueuesMe'
  | 'getRoutingWrapupcodes'
  | 'postRoutingWrapupcodes'
  | 'getRoutingWrapupcode'
  | 'putRoutingWrapupcode'
  | 'deleteRoutingWrapupcode'
  | 'getKnowledgeKnowledgebase'
  | 'getUsers'
  | 'getUser'
  | 'getAuthorizationDivisions'
  | 'getAuthorizationDivisionsHome'
  | 'getAuthorizationDivision'
  | 'getAuthorizationDivisionspermittedPagedMe'
  | 'getAuthorizationSubjectsMe'
>

/** Calls of the directory: members, wrap-up codes, users and divisions. */
export const directoryCalls: Calls<Operations, Client, DirectoryIds> = {
  getRoutingQueueMembers: ({ api }, { queueId }) =>
    api.GET('/api/v2/routing/queues/{queueId}/members', {
      params: { path: { queueId }, query: { expand: ['routingStatus', 'presence'] } },
    }),
  postRoutingQueueMembers: ({ api }, { queueId, userId }) =>
    api.POST('/api/v2/routing/queues/{queueId}/members', { params: { path: { queueId } }, body: [{ id: userId }] }),
  patchRoutingQueueMembers: ({ api }, { queueId, userId }) =>
    api.PATCH('/api/v2/routing/queues/{queueId}/members', {
      params: { path: { queueId } },
      body: [{ id: userId, joined: false }],
    }),
  patchRoutingQueueMember: ({ api }, { queueId, userId }) =>
    api.PATCH('/api/v2/routing/queues/{queueId}/members/{memberId}', {
      params: { path: { queueId, memberId: userId } },
      body: { joined: true },
    }),
  deleteRoutingQueueMember: ({ api }, { queueId, userId }) =>
    api.DELETE('/api/v2/routing/queues/{queueId}/members/{memberId}', {
      params: { path: { queueId, memberId: userId } },
    }),
  getRoutingQueuesDivisionviews: ({ api }) =>
    api.GET('/api/v2/routing/queues/divisionviews', { params: { query: { pageSize: 3, name: 'Re*' } } }),
  getRoutingQueuesDivisionviewsAll: ({ api }) =>
    api.GET('/api/v2/routing/queues/divisionviews/all', { params: { query: { pageSize: 3, pageNumber: 2 } } }),
  getRoutingQueuesMe: ({ api }) => api.GET('/api/v2/routing/queues/me'),
  getRoutingWrapupcodes: ({ api }) => api.GET('/api/v2/routing/wrapupcodes'),
  postRoutingWrapupcodes: ({ api }) => api.POST('/api/v2/routing/wrapupcodes', { body: { name: 'Sent to the shop' } }),
  getRoutingWrapupcode: ({ api }, { codeId }) =>
    api.GET('/api/v2/routing/wrapupcodes/{codeId}', { params: { path: { codeId } } }),
  putRoutingWrapupcode: ({ api }, { codeId }) =>
    api.PUT('/api/v2/routing/wrapupcodes/{codeId}', { params: { path: { codeId } }, body: { name: 'Collected' } }),
  deleteRoutingWrapupcode: ({ api }, { codeId }) =>
    api.DELETE('/api/v2/routing/wrapupcodes/{codeId}', { params: { path: { codeId } } }),
  getKnowledgeKnowledgebase: ({ api }, { knowledgeBaseId }) =>
    api.GET('/api/v2/knowledge/knowledgebases/{knowledgeBaseId}', { params: { path: { knowledgeBaseId } } }),
  getUsers: ({ api }) => api.GET('/api/v2/users', { params: { query: { expand: ['presence', 'skills'] } } }),
  getUser: ({ api }, { userId }) => api.GET('/api/v2/users/{userId}', { params: { path: { userId } } }),
  getAuthorizationDivisions: ({ api }) =>
    api.GET('/api/v2/authorization/divisions', { params: { query: { objectCount: true } } }),
  getAuthorizationDivisionsHome: ({ api }) => api.GET('/api/v2/authorization/divisions/home'),
  getAuthorizationDivision: ({ api }, { divisionId }) =>
    api.GET('/api/v2/authorization/divisions/{divisionId}', { params: { path: { divisionId } } }),
  getAuthorizationDivisionspermittedPagedMe: ({ api }) =>
    api.GET('/api/v2/authorization/divisionspermitted/paged/me', {
      params: { query: { permission: 'routing:queue:view' } },
    }),
  getAuthorizationSubjectsMe: ({ api }) => api.GET('/api/v2/authorization/subjects/me'),
}

/** Sends requests for the directory that all succeed. */
export async function workInDirectory(client: Client, ids: DirectoryIds): Promise<void> {
  const { data: code } = await client.api.POST('/api/v2/routing/wrapupcodes', { body: { name: 'Rang off' } })
  const created = { ...ids, codeId: code?.id ?? '' }
  for (const call of Object.values(directoryCalls)) {
    if (call !== directoryCalls.deleteRoutingQueueMember) await call(client, created)
  }
  await directoryCalls.deleteRoutingQueueMember(client, ids)
}

/** Returns the ids of existing records. */
export async function directoryIdsOf({ api }: Client): Promise<Omit<DirectoryIds, 'queueId'>> {
  const { data: users } = await api.GET('/api/v2/users')
  const { data: codes } = await api.GET('/api/v2/routing/wrapupcodes')
  const { data: home } = await api.GET('/api/v2/authorization/divisions/home')
  const { data: bases } = await api.GET('/api/v2/knowledge/knowledgebases')
  return {
    userId: users?.entities[0]?.id ?? '',
    codeId: codes?.entities[0]?.id ?? '',
    divisionId: home?.id ?? '',
    knowledgeBaseId: bases?.entities[0]?.id ?? '',
  }
}
