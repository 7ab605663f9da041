import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/genesys/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

/** A client of the API that is typed by the spec. */
interface AssistantClient {
  readonly api: Typed<ClientPaths<paths>>
}

/** The ids that the calls use, besides those of an assistant and a queue. */
export interface AssistantIds {
  readonly assistantId: string
  readonly queueId: string
  readonly userId: string
  readonly jobId: string
  readonly variationId: string
  readonly agentChecklistId: string
  readonly domainId: string
  readonly domainVersionId: string
}

/** Ids of records in the default scenario. */
export const KNOWN_IDS = {
  userId: '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04',
  jobId: 'c3e9a571-6f2d-48b4-9d08-7b5a1e4c2f86',
  variationId: 'f2b6e8d3-5c17-4a90-b7e4-8d1c3f6a9025',
  agentChecklistId: '5a7c2e91-4d38-4b06-9f1a-c8e3d7b6204f',
  domainId: '4c1e8f3a-6b29-4d75-9a0c-e2f7b5d8136a',
  domainVersionId: '8f5b1d90-2e67-4c3a-b9d4-6a0e7f2c5183',
} as const

/** Ids that no record has. */
export const UNKNOWN_IDS = {
  userId: 'no-such-user',
  jobId: 'no-such-job',
  variationId: 'no-such-variation',
  agentChecklistId: 'no-such-checklist',
  domainId: 'no-such-domain',
  domainVersionId: 'no-such-version',
} as const

const USERS = '/api/v2/assistants/{assistantId}/queues/{queueId}/users'
const CHECKLIST = { name: 'Warranty claim', language: 'en-US', checklistItems: [{ name: 'Ask for the invoice' }] }
const COPILOT = { liveOnQueue: true, defaultLanguage: 'en-US', summaryGenerationConfig: { enabled: true } }
const SETTINGS = { transcriptionConfig: { vendorName: 'Genesys' } } as const
const IN_FRENCH = { ...SETTINGS, name: 'Bureau des retours', copilot: { ...COPILOT, defaultLanguage: 'fr-FR' } }
const IN_GERMAN = { ...SETTINGS, name: 'Retouren', copilot: { ...COPILOT, defaultLanguage: 'de-DE' } }

/** Calls of the operations on checklists, copilots, variations, users of queues and language models. */
export const assistantCalls = {
  getAssistantsAgentchecklists: ({ api }) =>
    api.GET('/api/v2/assistants/agentchecklists', { params: { query: { sortBy: 'name', sortOrder: 'desc' } } }),
  postAssistantsAgentchecklists: ({ api }) => api.POST('/api/v2/assistants/agentchecklists', { body: CHECKLIST }),
  getAssistantsAgentchecklistsLanguages: ({ api }) => api.GET('/api/v2/assistants/agentchecklists/languages'),
  getAssistantsAgentchecklist: ({ api }, path) =>
    api.GET('/api/v2/assistants/agentchecklists/{agentChecklistId}', { params: { path } }),
  putAssistantsAgentchecklist: ({ api }, path) =>
    api.PUT('/api/v2/assistants/agentchecklists/{agentChecklistId}', { params: { path }, body: CHECKLIST }),
  deleteAssistantsAgentchecklist: ({ api }, path) =>
    api.DELETE('/api/v2/assistants/agentchecklists/{agentChecklistId}', { params: { path } }),
  getAssistantsCopilotFeaturesupport: ({ api }) =>
    api.GET('/api/v2/assistants/copilot/featuresupport', { params: { query: { language: 'en-US' } } }),
  getAssistantCopilot: ({ api }, path) => api.GET('/api/v2/assistants/{assistantId}/copilot', { params: { path } }),
  putAssistantCopilot: ({ api }, path) =>
    api.PUT('/api/v2/assistants/{assistantId}/copilot', { params: { path }, body: COPILOT }),
  postAssistantQueueUsersQuery: ({ api }, path) =>
    api.POST(`${USERS}/query`, {
      params: { path, query: { expand: ['assistant', 'copilot'] } },
      body: { entities: [{ id: path.userId }] },
    }),
  postAssistantQueueUsersBulkAdd: ({ api }, path) =>
    api.POST(`${USERS}/bulk/add`, { params: { path }, body: { entities: [{ id: path.userId }] } }),
  postAssistantQueueUsersBulkRemove: ({ api }, path) =>
    api.POST(`${USERS}/bulk/remove`, { params: { path }, body: { entities: [{ id: path.userId }] } }),
  postAssistantQueueUsersJobs: ({ api }, path) =>
    api.POST(`${USERS}/jobs`, { params: { path }, body: { action: 'AutoAssignment' } }),
  getAssistantQueueUsersJob: ({ api }, path) => api.GET(`${USERS}/jobs/{jobId}`, { params: { path } }),
  getAssistantVariations: ({ api }, path) =>
    api.GET('/api/v2/assistants/{assistantId}/variations', { params: { path } }),
  postAssistantVariations: ({ api }, path) =>
    api.POST('/api/v2/assistants/{assistantId}/variations', { params: { path }, body: IN_GERMAN }),
  getAssistantVariation: ({ api }, path) =>
    api.GET('/api/v2/assistants/{assistantId}/variations/{variationId}', { params: { path } }),
  putAssistantVariation: ({ api }, path) =>
    api.PUT('/api/v2/assistants/{assistantId}/variations/{variationId}', { params: { path }, body: IN_FRENCH }),
  deleteAssistantVariation: ({ api }, path) =>
    api.DELETE('/api/v2/assistants/{assistantId}/variations/{variationId}', { params: { path } }),
  getRoutingQueueAssistant: ({ api }, path) =>
    api.GET('/api/v2/routing/queues/{queueId}/assistant', {
      params: { path, query: { expand: ['assistant'], languageVariation: 'fr-FR' } },
    }),
  getLanguageunderstandingDomains: ({ api }) => api.GET('/api/v2/languageunderstanding/domains'),
  getLanguageunderstandingDomain: ({ api }, path) =>
    api.GET('/api/v2/languageunderstanding/domains/{domainId}', { params: { path } }),
  getLanguageunderstandingDomainVersions: ({ api }, path) =>
    api.GET('/api/v2/languageunderstanding/domains/{domainId}/versions', { params: { path } }),
  getLanguageunderstandingDomainVersion: ({ api }, path) =>
    api.GET('/api/v2/languageunderstanding/domains/{domainId}/versions/{domainVersionId}', {
      params: { path, query: { includeUtterances: true } },
    }),
} satisfies Partial<Calls<operations, AssistantClient, AssistantIds>>

const READS = [
  'getAssistantsAgentchecklists',
  'getAssistantsAgentchecklistsLanguages',
  'getAssistantsAgentchecklist',
  'getAssistantsCopilotFeaturesupport',
  'getAssistantCopilot',
  'getAssistantQueueUsersJob',
  'getAssistantVariations',
  'getAssistantVariation',
  'getRoutingQueueAssistant',
  'getLanguageunderstandingDomains',
  'getLanguageunderstandingDomain',
  'getLanguageunderstandingDomainVersions',
  'getLanguageunderstandingDomainVersion',
  'postAssistantQueueUsersQuery',
] as const
const WRITES = [
  'postAssistantsAgentchecklists',
  'putAssistantsAgentchecklist',
  'deleteAssistantsAgentchecklist',
  'putAssistantCopilot',
  'postAssistantVariations',
  'putAssistantVariation',
  'deleteAssistantVariation',
  'postAssistantQueueUsersBulkAdd',
  'postAssistantQueueUsersBulkRemove',
  'postAssistantQueueUsersBulkRemove',
  'postAssistantQueueUsersJobs',
] as const

/** Sends requests that all succeed, and a bulk request in which each item fails. */
export async function workOnAssistants(client: AssistantClient, ids: AssistantIds): Promise<void> {
  for (const name of [...READS, ...WRITES]) await assistantCalls[name](client, ids)
}

/** Sends a bulk request for a user who does not exist. */
export async function addUnknownUser(client: AssistantClient, ids: AssistantIds): Promise<void> {
  await assistantCalls.postAssistantQueueUsersBulkAdd(client, { ...ids, userId: UNKNOWN_IDS.userId })
}

/** Sends requests that conflict with the assignment mode of a queue, or with a variation. */
export async function collideOnAssistants(client: AssistantClient, ids: AssistantIds): Promise<void> {
  await assistantCalls.postAssistantQueueUsersJobs(client, ids)
  await assistantCalls.postAssistantQueueUsersQuery(client, ids)
  await assistantCalls.postAssistantQueueUsersBulkAdd(client, ids)
  await assistantCalls.postAssistantQueueUsersBulkRemove(client, ids)
  await assistantCalls.postAssistantVariations(client, ids)
  await assistantCalls.postAssistantVariations(client, ids)
}

/** Sends invalid requests. The type assertions bypass the types of the client. */
export async function misspellOnAssistants({ api }: AssistantClient, path: AssistantIds): Promise<void> {
  const invalid: never = Object({ name: 7, action: 'NoAssignment' }) as never
  const query: never = Object({ pageSize: 'many', pageNumber: 0, expand: 'colour', includeUtterances: 'no' }) as never
  await api.GET('/api/v2/assistants/agentchecklists', { params: { query } })
  await api.POST('/api/v2/assistants/agentchecklists', { body: invalid })
  await api.PUT('/api/v2/assistants/agentchecklists/{agentChecklistId}', { params: { path }, body: invalid })
  await api.PUT('/api/v2/assistants/{assistantId}/copilot', { params: { path }, body: invalid })
  await api.POST('/api/v2/assistants/{assistantId}/variations', { params: { path }, body: invalid })
  await api.PUT('/api/v2/assistants/{assistantId}/variations/{variationId}', { params: { path }, body: invalid })
  await api.POST(`${USERS}/query`, { params: { path }, body: invalid })
  await api.POST(`${USERS}/bulk/add`, { params: { path }, body: invalid })
  await api.POST(`${USERS}/bulk/remove`, { params: { path }, body: invalid })
  await api.POST(`${USERS}/jobs`, { params: { path }, body: invalid })
  await api.GET('/api/v2/routing/queues/{queueId}/assistant', { params: { path, query } })
  await api.GET('/api/v2/languageunderstanding/domains', { params: { query } })
  await api.GET('/api/v2/languageunderstanding/domains/{domainId}/versions', { params: { path, query } })
  await api.GET('/api/v2/languageunderstanding/domains/{domainId}/versions/{domainVersionId}', {
    params: { path, query },
  })
}
