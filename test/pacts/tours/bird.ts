import createClient, { type Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/bird/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import { type Calls, type Desk, refusals, type Seat, type Tour } from '../tour.ts'

/** An agent console for Bird that is written against the types of the spec. */
export const birdConsole: Tour = {
  consumer: 'agent-console',
  vendor: 'bird',
  run,
  declines: {
    'uploadFile 204':
      'its form is multipart with a file and a signature that expires, and a pact is recorded without such a body',
    'uploadFile 403': 'only a multipart form that can be read is denied, and a pact is recorded without such a body',
  },
}

type Paths = ClientPaths<paths>
type Client = Typed<Paths>

interface Ids {
  readonly workspaceId: string
  readonly agentId: string
  readonly teamId: string
  readonly skillId: string
  readonly ruleId: string
  readonly senderProfileId: string
  readonly fileId: string
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
/** The file of the scenario `uploaded-picture`. */
const PICTURE = '48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126'
const NOWHERE: Ids = {
  workspaceId: NOBODY,
  agentId: NOBODY,
  teamId: NOBODY,
  skillId: NOBODY,
  ruleId: NOBODY,
  senderProfileId: NOBODY,
  fileId: NOBODY,
}
const AGENT = { name: 'Ada Novak', bio: 'Second line', type: 'bot' as const }
const TEAM = { name: 'Complaints', description: 'What went wrong' }
const SKILL = { name: 'Tools', valueType: 'single' as const, values: [{ value: 'Awl', icon: 'A' }] }
const RULE = { name: 'Trainees', description: 'The first four weeks', capacity: { messaging: 2, email: 3 } }
const SENDER = { name: 'Harbour Lane Club', sender: 'club@harbourlane.example' }
const ITEM = { channel: 'messaging' as const }
/** Where a client reads the location itself and follows nothing. */
const STAY = { redirect: 'manual' as const, parseAs: 'text' as const }

const AGENTS = '/workspaces/{workspaceId}/agents'
const ME = '/workspaces/{workspaceId}/agents/me'
const ONE = '/workspaces/{workspaceId}/agents/{agentId}'
const TEAMS = '/workspaces/{workspaceId}/teams'
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
  openInbox: (api, path) => api.POST(`${ONE}/inbox/open`, { params: { path } }),
  closeInbox: (api, path) => api.POST(`${ONE}/inbox/close`, { params: { path } }),
  getWorkload: (api, path) => api.GET(`${ONE}/workload`, { params: { path } }),
  assignItem: (api, path) => api.POST(`${ONE}/workload/assign`, { params: { path }, body: ITEM }),
  closeItem: (api, path) => api.POST(`${ONE}/workload/close`, { params: { path }, body: ITEM }),
  presignAvatarUpload: (api, path) => api.GET(`${ONE}/presigned-upload`, { params: { path } }),
  presignAudioUpload: (api, path) => api.POST(`${ONE}/presigned-upload/audio`, { params: { path }, body: {} }),
  downloadMedia: (api, path) => api.GET(`${ONE}/media/{fileId}/download`, { params: { path }, ...STAY }),
  getMedia: (api, path) =>
    api.GET('/workspaces/{workspaceId}/media/{fileId}', { params: { path }, parseAs: 'arrayBuffer' }),
  listTeams: (api, path) => api.GET(TEAMS, { params: { path, query: { limit: 5 } } }),
  createTeam: (api, path) => api.POST(TEAMS, { params: { path }, body: TEAM }),
  getTeam: (api, path) => api.GET(`${TEAMS}/{teamId}`, { params: { path } }),
  deleteTeam: (api, path) => api.DELETE(`${TEAMS}/{teamId}`, { params: { path } }),
  listSkills: (api, path) => api.GET(SKILLS, { params: { path } }),
  createSkill: (api, path) => api.POST(SKILLS, { params: { path }, body: SKILL }),
  getSkill: (api, path) => api.GET(`${SKILLS}/{skillId}`, { params: { path } }),
  deleteSkill: (api, path) => api.DELETE(`${SKILLS}/{skillId}`, { params: { path } }),
  listCapacityRules: (api, path) => api.GET(RULES, { params: { path } }),
  createCapacityRule: (api, path) => api.POST(RULES, { params: { path }, body: RULE }),
  getCapacityRule: (api, path) => api.GET(`${RULES}/{ruleId}`, { params: { path } }),
  deleteCapacityRule: (api, path) => api.DELETE(`${RULES}/{ruleId}`, { params: { path } }),
  listSenderProfiles: (api, path) => api.GET(SENDERS, { params: { path } }),
  createSenderProfile: (api, path) => api.POST(SENDERS, { params: { path }, body: SENDER }),
  getSenderProfile: (api, path) => api.GET(`${SENDERS}/{senderProfileId}`, { params: { path } }),
  deleteSenderProfile: (api, path) => api.DELETE(`${SENDERS}/{senderProfileId}`, { params: { path } }),
  // A form is declined above; this is a client that sends none.
  uploadFile: (api) => api.POST('/agent-uploads', { body: {}, parseAs: 'text' }),
}

async function run(desk: Desk): Promise<void> {
  await work(desk.begin())
  await lookAtPicture(desk.begin('uploaded-picture'))
  await collide(desk.begin())
  await misspell(desk.begin())
  await refusals(desk, { vendor: 'bird', calls, client: clientOf, stranger: strangerOf, nowhere: NOWHERE })
}

/** A day on which all goes well. */
async function work(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const ids = await idsOf(api, seat)
  const { getMyAgent, getAgent, getAvailability, getWorkload, getTeam, getSkill, getCapacityRule } = calls
  for (const look of [getMyAgent, getAgent, getAvailability, getWorkload, getTeam, getSkill, getCapacityRule]) {
    await look(api, ids)
  }
  await calls.getSenderProfile(api, ids)
  await calls.listAllAgents(api, ids)
  await turnPages(api, ids)
  await calls.patchMyAgent(api, ids)
  await calls.patchAgent(api, ids)
  await calls.getAgent(api, ids)
  await calls.patchAvailability(api, ids)
  await calls.getAvailability(api, ids)
  await calls.openInbox(api, ids)
  await calls.closeInbox(api, ids)
  await calls.assignItem(api, ids)
  await calls.closeItem(api, ids)
  await calls.presignAudioUpload(api, ids)
  await calls.presignAvatarUpload(api, ids)
  const made = { ...ids, ...(await makeAll(api, ids)) }
  const { deleteAgent, deleteTeam, deleteSkill, deleteCapacityRule, deleteSenderProfile } = calls
  for (const remove of [deleteAgent, deleteTeam, deleteSkill, deleteCapacityRule, deleteSenderProfile]) {
    await remove(api, made)
  }
}

async function turnPages(api: Client, path: Ids): Promise<void> {
  const { data } = await api.GET(AGENTS, { params: { path, query: { limit: 4 } } })
  const pageToken = data?.nextPageToken ?? ''
  await api.GET(AGENTS, { params: { path, query: { limit: 4, pageToken } } })
}

/** The picture is one of the scenario, because what was sent as multipart is not in a pact. */
async function lookAtPicture(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const { data } = await api.GET(AGENTS, { params: { path: { workspaceId: seat.settings['workspaceId'] ?? '' } } })
  const agentId = data?.results[0]?.id ?? ''
  const path = { ...NOWHERE, workspaceId: seat.settings['workspaceId'] ?? '', agentId, fileId: PICTURE }
  await calls.downloadMedia(api, path)
  await api.GET(`${ONE}/media/{fileId}/download`, { params: { path, header: { accept: 'application/json' } } })
  await calls.getMedia(api, path)
}

/** What is taken already, and what is more than an agent may have. */
async function collide(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const ids = await idsOf(api, seat)
  const body = { name: 'Ada Novak', type: 'user', userId: NOBODY } as never
  for (const _ of [1, 2]) await api.POST(AGENTS, { params: { path: ids }, body })
  for (const make of [calls.createTeam, calls.createSkill, calls.createSenderProfile, calls.createCapacityRule]) {
    for (const _ of [1, 2]) await make(api, ids)
  }
  const agent = await api.POST(AGENTS, { params: { path: ids }, body: AGENT })
  const path = { ...ids, agentId: agent.data?.id ?? '' }
  await calls.closeItem(api, path)
  for (let items = 0; items < 20; items++) {
    const { response } = await api.POST(`${ONE}/workload/assign`, { params: { path }, body: ITEM })
    if (response.status === 409) break
  }
}

/** What a client with a mistake in it sends; to a typed one it has to be forced. */
async function misspell(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const path = await idsOf(api, seat)
  const body: never = Object({ name: 7, status: 'asleep', channel: 7 }) as never
  await api.GET(AGENTS, { params: { path, query: { limit: 0 } } })
  await api.GET(TEAMS, { params: { path, query: { limit: 0 } } })
  await api.GET(SKILLS, { params: { path, query: { limit: 0 } } })
  await api.GET(RULES, { params: { path, query: { limit: 0 } } })
  await api.GET(SENDERS, { params: { path, query: { limit: 0 } } })
  for (const place of [AGENTS, TEAMS, SKILLS, RULES, SENDERS] as const)
    await api.POST(place, { params: { path }, body })
  await api.PATCH(ME, { params: { path }, body })
  await api.PATCH(ONE, { params: { path }, body })
  await api.PATCH(`${ONE}/availability`, { params: { path }, body })
  await api.POST(`${ONE}/workload/assign`, { params: { path }, body })
  await api.POST(`${ONE}/workload/close`, { params: { path }, body })
}

async function idsOf(api: Client, { settings }: Seat): Promise<Ids> {
  const path = { ...NOWHERE, workspaceId: settings['workspaceId'] ?? '' }
  const agents = await api.GET(AGENTS, { params: { path } })
  const teams = await api.GET(TEAMS, { params: { path } })
  const skills = await api.GET(SKILLS, { params: { path } })
  const rules = await api.GET(RULES, { params: { path } })
  const senders = await api.GET(SENDERS, { params: { path } })
  return {
    ...path,
    agentId: agents.data?.results[0]?.id ?? '',
    teamId: teams.data?.results[0]?.id ?? '',
    skillId: skills.data?.results[0]?.id ?? '',
    ruleId: rules.data?.results[0]?.id ?? '',
    senderProfileId: senders.data?.results[0]?.id ?? '',
  }
}

/** One more of everything that can be made. */
async function makeAll(api: Client, path: Ids): Promise<Partial<Ids>> {
  const params = { path }
  const agent = await api.POST(AGENTS, { params, body: AGENT })
  const team = await api.POST(TEAMS, { params, body: TEAM })
  const skill = await api.POST(SKILLS, { params, body: SKILL })
  const rule = await api.POST(RULES, { params, body: RULE })
  const sender = await api.POST(SENDERS, { params, body: SENDER })
  return {
    agentId: agent.data?.id ?? '',
    teamId: team.data?.id ?? '',
    skillId: skill.data?.id ?? '',
    ruleId: rule.data?.id ?? '',
    senderProfileId: sender.data?.id ?? '',
  }
}

function clientOf({ url, headers }: Seat): Client {
  return createClient<Paths>({ baseUrl: url, headers: { ...headers } })
}

function strangerOf({ url }: Seat): Client {
  return createClient<Paths>({ baseUrl: url })
}
