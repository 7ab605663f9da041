import createClient, { type Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/singularity/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Fetch } from '../rejections.ts'
import { type Calls, provokeErrors, type Tour, type TourWorlds, type WorldAccess } from '../tour.ts'
import { costCalls, runCosts, runInvalidCosts } from './singularity-costs.ts'
import { executeCalls, runExecutions, runInvalidExecutions } from './singularity-execute.ts'
import { inviteCalls, runInvalidInvites, runInvites } from './singularity-invites.ts'
import { runInvalidSessions, runSessions, sessionCalls } from './singularity-sessions.ts'

/** The tour of an agent console whose client is typed by the spec. */
export const singularityConsole: Tour = { consumer: 'agent-console', vendor: 'singularity', run }

type Client = Typed<ClientPaths<paths>>

interface Ids {
  readonly assistantId: string
  readonly teamId: string
  readonly sessionId: string
  readonly inviteId: string
}

type NewAssistant = operations['createAssistant']['requestBody']['content']['application/json']

const NEW_ASSISTANT: NewAssistant = {
  name: 'Parcel Agent',
  description: 'Finds parcels',
  llmProvider: 'openai',
  llmModel: 'gpt-4o',
  llmPrompt: 'You find parcels.',
  maxTokens: 4096,
  language: 'en',
  voice: 'alloy',
  teamIds: [],
}
const NEW_TEAM = { name: 'Night shift', description: 'From eight to eight', icon: 'moon' }
const UNKNOWN_IDS: Ids = {
  assistantId: 'no-such-assistant',
  teamId: 'no-such-team',
  sessionId: 'no-such-session',
  inviteId: 'no-such-invite',
}
const HISTORY = '/api/assistants/{assistantId}/prompt-history'

const calls: Calls<operations, Client, Ids> = {
  listAssistants: (api) => api.GET('/api/assistants', { params: { query: { limit: 5 } } }),
  createAssistant: (api) => api.POST('/api/assistants', { body: NEW_ASSISTANT }),
  readAssistant: (api, { assistantId }) =>
    api.GET('/api/assistants/{assistantId}', { params: { path: { assistantId } } }),
  updateAssistant: (api, { assistantId }) =>
    api.PUT('/api/assistants/{assistantId}', {
      params: { path: { assistantId } },
      body: { llmPrompt: 'You find parcels, and are kind.' },
    }),
  removeAssistant: (api, { assistantId }) =>
    api.DELETE('/api/assistants/{assistantId}', { params: { path: { assistantId } } }),
  ...executeCalls,
  listPromptVersions: (api, { assistantId }) => api.GET(HISTORY, { params: { path: { assistantId } } }),
  comparePromptVersions: (api, { assistantId }) =>
    api.GET(`${HISTORY}/compare`, { params: { path: { assistantId }, query: { v1: 1, v2: 2 } } }),
  readPromptStatistics: (api, { assistantId }) =>
    api.GET(`${HISTORY}/statistics`, { params: { path: { assistantId } } }),
  readPromptVersion: (api, { assistantId }) =>
    api.GET(`${HISTORY}/{version}`, { params: { path: { assistantId, version: 1 } } }),
  rollbackPrompt: (api, { assistantId }) =>
    api.POST(`${HISTORY}/{version}/rollback`, { params: { path: { assistantId, version: 1 } } }),
  listTeams: (api) => api.GET('/api/teams'),
  createTeam: (api) => api.POST('/api/teams', { body: NEW_TEAM }),
  assignTeams: (api, { assistantId, teamId }) =>
    api.POST('/api/teams/assign', { body: { assistantId, teamIds: [teamId], append: true } }),
  readTeam: (api, { teamId }) => api.GET('/api/teams/{teamId}', { params: { path: { teamId } } }),
  updateTeam: (api, { teamId }) =>
    api.PUT('/api/teams/{teamId}', { params: { path: { teamId } }, body: { name: 'Early shift' } }),
  removeTeam: (api, { teamId }) => api.DELETE('/api/teams/{teamId}', { params: { path: { teamId } } }),
  listTeamAssistants: (api, { teamId }) => api.GET('/api/teams/{teamId}/assistants', { params: { path: { teamId } } }),
  unassignTeam: (api, { teamId, assistantId }) =>
    api.DELETE('/api/teams/{teamId}/assistants/{assistantId}', { params: { path: { teamId, assistantId } } }),
  ...sessionCalls,
  listModels: (api) => api.GET('/api/models', { params: { query: { provider: 'anthropic' } } }),
  ...costCalls,
  ...inviteCalls,
}

async function run(worlds: TourWorlds): Promise<void> {
  await runSuccesses(clientOf(worlds.start()))
  await runConflicts(clientOf(worlds.start()))
  await runInvalidRequests(clientOf(worlds.start()))
  await provokeErrors(worlds, {
    vendor: 'singularity',
    calls,
    client: clientOf,
    anonymous: strangerOf,
    unknownIds: UNKNOWN_IDS,
    knownIds: idsOf,
    limited: ['listModels', 'createTeam'],
  })
}

/** Sends every request that succeeds, in the order of a working day. */
async function runSuccesses(api: Client): Promise<void> {
  await calls.listAssistants(api, UNKNOWN_IDS)
  await calls.listModels(api, UNKNOWN_IDS)
  await calls.listTeams(api, UNKNOWN_IDS)
  const [assistantId, teamId] = [await newAssistant(api), await newTeam(api)]
  const ids: Ids = { ...UNKNOWN_IDS, assistantId, teamId, sessionId: 'session-of-the-console' }
  const history = [calls.listPromptVersions, calls.comparePromptVersions, calls.readPromptStatistics]
  const teams = [calls.assignTeams, calls.listTeamAssistants, calls.unassignTeam, calls.readTeam, calls.updateTeam]
  const sessions = [runExecutions, runSessions, runCosts, runInvites]
  for (const call of [calls.readAssistant, calls.updateAssistant, ...history, calls.readPromptVersion]) {
    await call(api, ids)
  }
  for (const call of [calls.rollbackPrompt, ...teams, ...sessions]) await call(api, ids)
  await calls.removeTeam(api, ids)
  await calls.removeAssistant(api, ids)
}

/** Sends requests with duplicate names. */
async function runConflicts(api: Client): Promise<void> {
  const assistantId = await newAssistant(api)
  const other = await api.POST('/api/assistants', { body: { ...NEW_ASSISTANT, name: 'Letter Agent' } })
  await api.POST('/api/assistants', { body: NEW_ASSISTANT })
  const path = { assistantId: other.data?.id ?? assistantId }
  await api.PUT('/api/assistants/{assistantId}', { params: { path }, body: { name: NEW_ASSISTANT.name } })
  const teamId = await newTeam(api)
  await api.POST('/api/teams', { body: NEW_TEAM })
  const second = await api.POST('/api/teams', { body: { ...NEW_TEAM, name: 'Late shift' } })
  await api.PUT('/api/teams/{teamId}', { params: { path: { teamId: second.data?.id ?? teamId } }, body: NEW_TEAM })
}

/** Sends the invalid requests of a faulty client; the casts bypass the types of the spec. */
async function runInvalidRequests(api: Client): Promise<void> {
  const path = { assistantId: await newAssistant(api), teamId: await newTeam(api) }
  const invalidBody: never = Object({ name: 7, llmModel: 'gpt-0', userInput: 8, teamIds: 'all' }) as never
  const invalidQuery: never = Object({ page: 'first', limit: 0, provider: 'nobody', v1: 'one' }) as never
  await api.GET('/api/assistants', { params: { query: invalidQuery } })
  await api.POST('/api/assistants', { body: invalidBody })
  await api.POST('/api/assistants', { body: { ...NEW_ASSISTANT, name: 'A', llmModel: 'gpt-0' } })
  await api.PUT('/api/assistants/{assistantId}', { params: { path }, body: invalidBody })
  await runInvalidExecutions(api, { assistantId: path.assistantId, name: await newLetterAgent(api) })
  await api.GET(HISTORY, { params: { path, query: invalidQuery } })
  await api.GET(`${HISTORY}/compare`, { params: { path, query: invalidQuery } })
  await api.GET('/api/teams', { params: { query: invalidQuery } })
  await api.POST('/api/teams', { body: invalidBody })
  await api.PUT('/api/teams/{teamId}', { params: { path }, body: invalidBody })
  await api.POST('/api/teams/assign', { body: invalidBody })
  await runInvalidSessions(api, path)
  await runInvalidInvites(api)
  await runInvalidCosts(api, path)
  await api.GET('/api/models', { params: { query: invalidQuery } })
}

async function newAssistant(api: Client): Promise<string> {
  const { data } = await api.POST('/api/assistants', { body: NEW_ASSISTANT })
  return data?.id ?? ''
}

/** Creates a second assistant and returns its name. */
async function newLetterAgent(api: Client): Promise<string> {
  const { data } = await api.POST('/api/assistants', { body: { ...NEW_ASSISTANT, name: 'Letter Agent' } })
  return data?.name ?? ''
}

async function newTeam(api: Client): Promise<string> {
  const { data } = await api.POST('/api/teams', { body: NEW_TEAM })
  return data?.id ?? ''
}

/** Returns the ids of an assistant and a team of the scenario, and of a new session. */
async function idsOf(api: Client): Promise<Ids> {
  const { data: assistants } = await api.GET('/api/assistants')
  const { data: teams } = await api.GET('/api/teams')
  const assistantId = assistants?.data[0]?.id ?? ''
  const { data: session } = await api.POST('/api/sessions', { body: { assistantId } })
  return { ...UNKNOWN_IDS, assistantId, teamId: teams?.data[0]?.id ?? '', sessionId: session?.id ?? '' }
}

function clientOf({ url, headers }: WorldAccess, fetch?: Fetch): Client {
  return createClient<ClientPaths<paths>>({ baseUrl: url, headers: { ...headers }, ...(fetch && { fetch }) })
}

function strangerOf({ url }: WorldAccess): Client {
  return createClient<ClientPaths<paths>>({ baseUrl: url })
}
