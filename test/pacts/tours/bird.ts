import createClient, { type Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/bird/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Fetch } from '../rejections.ts'
import { type Calls, provokeErrors, type Tour, type TourWorlds, type WorldAccess } from '../tour.ts'

/** An agent console for Bird that is written against the types of the spec. */
export const birdConsole: Tour = {
  consumer: 'agent-console',
  vendor: 'bird',
  run,
  declines: {
    'uploadFile 204':
      'the form is multipart with a file and an expiring signature, and pacts are recorded without multipart bodies',
    'uploadFile 403':
      'only a valid multipart form is rejected with 403, and pacts are recorded without multipart bodies',
  },
}

type Paths = ClientPaths<paths>
type Client = Typed<Paths>

interface Ids {
  readonly workspaceId: string
  readonly agentId: string
  readonly teamId: string
  readonly teamMemberId: string
  readonly agentSkillId: string
  readonly capacityRuleId: string
  readonly senderProfileId: string
  readonly userId: string
  readonly fileId: string
}

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'
/** The file of the scenario `uploaded-picture`. */
const PICTURE = '48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126'
/** A user of the default scenario who is in no team of the tour. */
const IDRIS = 'e1d7b3f5-2c48-4a96-8f0e-6b5a9c3d7e12'
const UNKNOWN_IDS: Ids = {
  workspaceId: UNKNOWN_ID,
  agentId: UNKNOWN_ID,
  teamId: UNKNOWN_ID,
  teamMemberId: UNKNOWN_ID,
  agentSkillId: UNKNOWN_ID,
  capacityRuleId: UNKNOWN_ID,
  senderProfileId: UNKNOWN_ID,
  userId: UNKNOWN_ID,
  fileId: UNKNOWN_ID,
}
const AGENT = { name: 'Ada Novak', bio: 'Second line', type: 'bot' as const }
const TEAM = { name: 'Complaints', description: 'What went wrong' }
const SKILL = {
  name: 'Tools',
  description: 'The tools that the agent knows',
  valueType: 'single' as const,
  values: [{ value: 'Awl', icon: 'A' }],
}
const RULE = { name: 'Trainees', description: 'The first four weeks', capacity: { messaging: 2, email: 3 } }
const SENDER = { name: 'Harbour Lane Club', username: 'club', channelId: '2f4a9c81-6d03-4be7-90f5-c1a8e7d3b264' }
const MEMBER = { type: 'user' as const, id: IDRIS }
/** Options for a client that reads the location itself and does not follow the redirect. */
const NO_REDIRECT = { redirect: 'manual' as const, parseAs: 'text' as const }

const AGENTS = '/workspaces/{workspaceId}/agents'
const ME = '/workspaces/{workspaceId}/agents/me'
const ONE = '/workspaces/{workspaceId}/agents/{agentId}'
const TEAMS = '/workspaces/{workspaceId}/teams'
const MEMBERS = '/workspaces/{workspaceId}/teams/{teamId}/members'
const SKILLS = '/workspaces/{workspaceId}/inbox/skills'
const RULES = '/workspaces/{workspaceId}/inbox/capacity'
const SENDERS = '/workspaces/{workspaceId}/sender-profiles'

const calls: Calls<operations, Client, Ids> = {
  listAgents: (api, path) => api.GET(AGENTS, { params: { path, query: { limit: 5 } } }),
  createAgent: (api, path) => api.POST(AGENTS, { params: { path }, body: AGENT }),
  listAllAgents: (api, path) => api.GET('/workspaces/{workspaceId}/all-agents', { params: { path } }),
  getMyAgent: (api, path) => api.GET(ME, { params: { path } }),
  patchMyAgent: (api, path) => api.PATCH(ME, { params: { path }, body: { bio: 'Parcels and refunds' } }),
  getAgent: (api, path) => api.GET(ONE, { params: { path } }),
  patchAgent: (api, path) => api.PATCH(ONE, { params: { path }, body: { name: 'Tamsin F.', wrapUpTime: 45 } }),
  deleteAgent: (api, path) => api.DELETE(ONE, { params: { path } }),
  getAvailability: (api, path) => api.GET(`${ONE}/availability`, { params: { path } }),
  patchAvailability: (api, path) =>
    api.PATCH(`${ONE}/availability`, { params: { path }, body: { status: 'active', activity: 'busy' } }),
  getWorkload: (api, path) => api.GET(`${ONE}/workload`, { params: { path } }),
  presignAvatarUpload: (api, path) => api.GET(`${ONE}/presigned-upload`, { params: { path } }),
  presignAudioUpload: (api, path) => api.POST(`${ONE}/presigned-upload/audio`, { params: { path }, body: {} }),
  downloadMedia: (api, path) => api.GET(`${ONE}/media/{fileId}/download`, { params: { path }, ...NO_REDIRECT }),
  getMedia: (api, path) =>
    api.GET('/workspaces/{workspaceId}/media/{fileId}', { params: { path }, parseAs: 'arrayBuffer' }),
  listTeams: (api, path) => api.GET(TEAMS, { params: { path, query: { limit: 5 } } }),
  createTeam: (api, path) => api.POST(TEAMS, { params: { path }, body: TEAM }),
  getTeam: (api, path) => api.GET(`${TEAMS}/{teamId}`, { params: { path } }),
  patchTeam: (api, path) => api.PATCH(`${TEAMS}/{teamId}`, { params: { path }, body: { hideFromViews: true } }),
  deleteTeam: (api, path) => api.DELETE(`${TEAMS}/{teamId}`, { params: { path } }),
  listTeamMembers: (api, path) => api.GET(MEMBERS, { params: { path } }),
  addTeamMember: (api, path) => api.POST(MEMBERS, { params: { path }, body: MEMBER }),
  getTeamMember: (api, path) => api.GET(`${MEMBERS}/{teamMemberId}`, { params: { path } }),
  removeTeamMember: (api, path) => api.DELETE(`${MEMBERS}/{teamMemberId}`, { params: { path } }),
  listSkills: (api, path) => api.GET(SKILLS, { params: { path } }),
  createSkill: (api, path) => api.POST(SKILLS, { params: { path }, body: SKILL }),
  getSkill: (api, path) => api.GET(`${SKILLS}/{agentSkillId}`, { params: { path } }),
  patchSkill: (api, path) =>
    api.PATCH(`${SKILLS}/{agentSkillId}`, { params: { path }, body: { description: 'Hand tools' } }),
  deleteSkill: (api, path) => api.DELETE(`${SKILLS}/{agentSkillId}`, { params: { path } }),
  listCapacityRules: (api, path) => api.GET(RULES, { params: { path } }),
  createCapacityRule: (api, path) => api.POST(RULES, { params: { path }, body: RULE }),
  getCapacityRule: (api, path) => api.GET(`${RULES}/{capacityRuleId}`, { params: { path } }),
  patchCapacityRule: (api, path) =>
    api.PATCH(`${RULES}/{capacityRuleId}`, { params: { path }, body: { capacity: { email: 9 } } }),
  deleteCapacityRule: (api, path) => api.DELETE(`${RULES}/{capacityRuleId}`, { params: { path } }),
  listSenderProfiles: (api, path) => api.GET(SENDERS, { params: { path } }),
  createSenderProfile: (api, path) => api.POST(SENDERS, { params: { path }, body: SENDER }),
  listSignatureVariables: (api, path) => api.GET(`${SENDERS}/signature-variables`, { params: { path } }),
  getSenderProfile: (api, path) => api.GET(`${SENDERS}/{senderProfileId}`, { params: { path } }),
  patchSenderProfile: (api, path) =>
    api.PATCH(`${SENDERS}/{senderProfileId}`, { params: { path }, body: { signature: 'Your club' } }),
  deleteSenderProfile: (api, path) => api.DELETE(`${SENDERS}/{senderProfileId}`, { params: { path } }),
  listUserSenderProfiles: (api, path) =>
    api.GET('/workspaces/{workspaceId}/users/{userId}/sender-profiles', { params: { path } }),
  // Multipart forms are declined above, so this client sends an empty body.
  uploadFile: (api) => api.POST('/agent-uploads', { body: {}, parseAs: 'text' }),
}

async function run(worlds: TourWorlds): Promise<void> {
  await runSuccesses(worlds.start())
  await downloadPicture(worlds.start('uploaded-picture'))
  await provokeConflicts(worlds.start())
  await sendInvalidRequests(worlds.start())
  await provokeErrors(worlds, {
    vendor: 'bird',
    calls,
    client: clientFor,
    anonymous: anonymousClient,
    unknownIds: UNKNOWN_IDS,
    knownIds: readIds,
    limited: ['listSignatureVariables', 'createTeam'],
  })
}

/** Calls the operations with valid requests. */
async function runSuccesses(access: WorldAccess): Promise<void> {
  const api = clientFor(access)
  const ids = await readIds(api, access)
  const { getMyAgent, getAgent, getAvailability, getWorkload, getTeam, getSkill, getCapacityRule } = calls
  for (const read of [getMyAgent, getAgent, getAvailability, getWorkload, getTeam, getSkill, getCapacityRule]) {
    await read(api, ids)
  }
  await calls.getSenderProfile(api, ids)
  await calls.listAllAgents(api, ids)
  await readTwoPages(api, ids)
  await calls.patchMyAgent(api, ids)
  await calls.patchAgent(api, ids)
  await calls.getAgent(api, ids)
  await calls.patchAvailability(api, ids)
  await calls.getAvailability(api, ids)
  await calls.presignAudioUpload(api, ids)
  await calls.presignAvatarUpload(api, ids)
  await manageTeam(api, ids)
  await calls.listSignatureVariables(api, ids)
  await calls.listUserSenderProfiles(api, ids)
  const created = { ...ids, ...(await createAll(api, ids)) }
  const { patchTeam, patchSkill, patchCapacityRule, patchSenderProfile } = calls
  for (const patch of [patchTeam, patchSkill, patchCapacityRule, patchSenderProfile]) await patch(api, created)
  const { deleteAgent, deleteTeam, deleteSkill, deleteCapacityRule, deleteSenderProfile } = calls
  for (const remove of [deleteAgent, deleteTeam, deleteSkill, deleteCapacityRule, deleteSenderProfile]) {
    await remove(api, created)
  }
}

/** Adds a member to a team, reads the members and removes it again. */
async function manageTeam(api: Client, ids: Ids): Promise<void> {
  const member = { ...ids, teamMemberId: IDRIS }
  await calls.addTeamMember(api, member)
  await calls.listTeamMembers(api, member)
  await calls.getTeamMember(api, member)
  await calls.removeTeamMember(api, member)
}

async function readTwoPages(api: Client, path: Ids): Promise<void> {
  const { data } = await api.GET(AGENTS, { params: { path, query: { limit: 4 } } })
  const pageToken = data?.nextPageToken ?? ''
  await api.GET(AGENTS, { params: { path, query: { limit: 4, pageToken } } })
}

/** Downloads a picture of the scenario, because pacts contain no multipart requests that could upload one. */
async function downloadPicture(access: WorldAccess): Promise<void> {
  const api = clientFor(access)
  const { data } = await api.GET(AGENTS, { params: { path: { workspaceId: access.settings['workspaceId'] ?? '' } } })
  const agentId = data?.results[0]?.id ?? ''
  const path = { ...UNKNOWN_IDS, workspaceId: access.settings['workspaceId'] ?? '', agentId, fileId: PICTURE }
  await calls.downloadMedia(api, path)
  await api.GET(`${ONE}/media/{fileId}/download`, { params: { path, header: { accept: 'application/json' } } })
  await calls.getMedia(api, path)
}

/** Creates duplicates, and gives records the names of others. */
async function provokeConflicts(access: WorldAccess): Promise<void> {
  const api = clientFor(access)
  const ids = await readIds(api, access)
  const params = { path: ids }
  const body = { name: 'Ada Novak', type: 'user', userId: UNKNOWN_ID } as never
  for (const _ of [1, 2]) await api.POST(AGENTS, { params, body })
  const { createTeam, createSkill, createSenderProfile, createCapacityRule, addTeamMember } = calls
  for (const create of [createTeam, createSkill, createSenderProfile, createCapacityRule, addTeamMember]) {
    for (const _ of [1, 2]) await create(api, ids)
  }
  await api.PATCH(`${TEAMS}/{teamId}`, { params, body: { name: TEAM.name } })
  await api.PATCH(`${SKILLS}/{agentSkillId}`, { params, body: { name: SKILL.name } })
  await api.PATCH(`${RULES}/{capacityRuleId}`, { params, body: { name: RULE.name } })
  await api.PATCH(`${SENDERS}/{senderProfileId}`, { params, body: { name: SENDER.name } })
}

/** Sends invalid requests. The typed client needs casts to send them. */
async function sendInvalidRequests(access: WorldAccess): Promise<void> {
  const api = clientFor(access)
  const path = await readIds(api, access)
  const body: never = Object({ name: 7, status: 'asleep', id: 7 }) as never
  await api.GET(AGENTS, { params: { path, query: { limit: 0 } } })
  await api.GET(TEAMS, { params: { path, query: { limit: 0 } } })
  await api.GET(SKILLS, { params: { path, query: { limit: 0 } } })
  await api.GET(RULES, { params: { path, query: { limit: 0 } } })
  await api.GET(SENDERS, { params: { path, query: { limit: 0 } } })
  for (const url of [AGENTS, TEAMS, SKILLS, RULES, SENDERS] as const) await api.POST(url, { params: { path }, body })
  await api.PATCH(ME, { params: { path }, body })
  await api.PATCH(ONE, { params: { path }, body })
  await api.PATCH(`${ONE}/availability`, { params: { path }, body })
  await api.GET(MEMBERS, { params: { path, query: { limit: 0 } } })
  await api.POST(MEMBERS, { params: { path }, body })
  await api.PATCH(`${TEAMS}/{teamId}`, { params: { path }, body })
  await api.PATCH(`${SKILLS}/{agentSkillId}`, { params: { path }, body })
  await api.PATCH(`${RULES}/{capacityRuleId}`, { params: { path }, body })
  await api.PATCH(`${SENDERS}/{senderProfileId}`, { params: { path }, body })
}

async function readIds(api: Client, { settings }: WorldAccess): Promise<Ids> {
  const path = { ...UNKNOWN_IDS, workspaceId: settings['workspaceId'] ?? '' }
  const agents = await api.GET(AGENTS, { params: { path } })
  const teams = await api.GET(TEAMS, { params: { path } })
  const skills = await api.GET(SKILLS, { params: { path } })
  const rules = await api.GET(RULES, { params: { path } })
  const senders = await api.GET(SENDERS, { params: { path } })
  return {
    ...path,
    agentId: agents.data?.results[0]?.id ?? '',
    teamId: teams.data?.results.find(({ name }) => name === 'Returns')?.id ?? '',
    agentSkillId: skills.data?.results[0]?.id ?? '',
    capacityRuleId: rules.data?.results[0]?.id ?? '',
    senderProfileId: senders.data?.results[0]?.id ?? '',
    userId: agents.data?.results[0]?.user?.id ?? '',
  }
}

/** Creates one record of every kind. */
async function createAll(api: Client, path: Ids): Promise<Partial<Ids>> {
  const params = { path }
  const agent = await api.POST(AGENTS, { params, body: AGENT })
  const team = await api.POST(TEAMS, { params, body: TEAM })
  const skill = await api.POST(SKILLS, { params, body: SKILL })
  const rule = await api.POST(RULES, { params, body: RULE })
  await api.POST(SENDERS, { params, body: SENDER })
  const senders = await api.GET(SENDERS, { params })
  return {
    agentId: agent.data?.id ?? '',
    teamId: team.data?.id ?? '',
    agentSkillId: skill.data?.id ?? '',
    capacityRuleId: rule.data?.id ?? '',
    senderProfileId: senders.data?.results.at(-1)?.id ?? '',
  }
}

function clientFor({ url, headers }: WorldAccess, fetch?: Fetch): Client {
  return createClient<Paths>({ baseUrl: url, headers: { ...headers }, ...(fetch && { fetch }) })
}

function anonymousClient({ url }: WorldAccess): Client {
  return createClient<Paths>({ baseUrl: url })
}
