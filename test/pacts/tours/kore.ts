import createClient, { type Client } from 'openapi-fetch'
import type { components, operations, paths } from '../../../src/generated/kore/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import { type Calls, type Desk, refusals, type Seat, type Tour } from '../tour.ts'

/** An agent console that is written against the types of the spec. */
export const koreAgentConsole: Tour = { consumer: 'agent-console', vendor: 'kore', run }

type Paths = ClientPaths<paths>
type Schemas = components['schemas']
type Api = Client<Paths>

interface Ids {
  readonly streamId: string
  readonly orgId: string
  readonly agentId: string
  readonly customId: string
  readonly groupId: string
  readonly skillGroupId: string
  readonly skillId: string
  readonly queueId: string
}

const NOWHERE: Ids = {
  streamId: 'no-such-stream',
  orgId: 'no-such-organisation',
  agentId: 'no-such-agent',
  customId: 'NOBODY',
  groupId: 'no-such-group',
  skillGroupId: 'no-such-skill-group',
  skillId: 'no-such-skill',
  queueId: 'no-such-queue',
}

const NEWCOMER = 'amanda.jones@harbourlane.example'
const LANGUAGES = [{ language: 'en', proficiency: 'expert' as const, isActive: true }]

const calls: Calls<operations, Api, Ids> = {
  getAgents: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agents', {
      params: { path, query: { limit: 5, includeQueues: 'true' } },
    }),
  postAgents: (api, ids) => newAgent(api, ids),
  postAgentsAvailability: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/agents/availability', {
      params: { path },
      body: { agentIds: [path.agentId] },
    }),
  getAgentsByCustomId: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agents/customId/{customId}', { params: { path } }),
  getAgent: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path } }),
  putAgent: (api, ids) => rename(api, ids, NEWCOMER),
  deleteAgent: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path } }),
  getOrganizationAgents: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/organizations/{orgId}/agents', { params: { path } }),
  getAgentGroups: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/agent-groups', { params: { path } }),
  postAgentGroups: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', { params: { path }, body: { name: 'Weekend' } }),
  getAgentGroup: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', { params: { path } }),
  putAgentGroup: (api, path) =>
    api.PUT('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', {
      params: { path },
      body: { name: 'Holidays' },
    }),
  deleteAgentGroup: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', { params: { path } }),
  getSkillGroups: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/skill-groups', { params: { path } }),
  getSkills: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', { params: { path } }),
  postSkills: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', {
      params: { path },
      body: { name: 'Gift wrapping' },
    }),
  getSkill: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills/{skillId}', { params: { path } }),
  putSkill: (api, path) =>
    api.PUT('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills/{skillId}', {
      params: { path },
      body: { name: 'Wrapping and cards' },
    }),
  deleteSkill: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills/{skillId}', {
      params: { path },
    }),
  getQueues: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/queues', { params: { path } }),
  postQueues: (api, ids) => newQueue(api, ids),
  getQueue: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/queues/{queueId}', { params: { path } }),
  deleteQueue: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/queues/{queueId}', { params: { path } }),
  getLayouts: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/layouts', { params: { path } }),
  getRoles: (api) => api.GET('/api/public/roles', { params: { query: { roleType: 'bot' } } }),
}

async function run(desk: Desk): Promise<void> {
  await work(desk.begin())
  await collide(desk.begin())
  await misspell(desk.begin())
  await refusals(desk, { vendor: 'kore', calls, client: clientOf, stranger: strangerOf, nowhere: NOWHERE })
}

/** A day on which all goes well. */
async function work(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const ids = await idsOf(api, seat)
  await calls.getRoles(api, ids)
  await calls.getLayouts(api, ids)
  await turnPages(api, ids)
  await calls.getAgent(api, ids)
  await calls.getAgentsByCustomId(api, ids)
  await calls.getOrganizationAgents(api, ids)
  await calls.postAgentsAvailability(api, ids)
  await calls.getAgentGroups(api, ids)
  await calls.getAgentGroup(api, ids)
  await calls.getSkill(api, ids)
  await calls.getQueue(api, ids)

  const made = await makeAll(api, ids)
  await calls.getAgent(api, made)
  await calls.putAgent(api, made)
  await calls.putAgentGroup(api, { ...made, groupId: made.otherGroupId })
  await calls.putSkill(api, made)
  await calls.getQueue(api, made)
  await calls.deleteQueue(api, made)
  await calls.deleteAgent(api, made)
  await calls.deleteSkill(api, made)
  await calls.deleteAgentGroup(api, { ...made, groupId: made.otherGroupId })
}

/** By their numbers. */
async function turnPages(api: Api, path: Ids): Promise<void> {
  await calls.getAgents(api, path)
  await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path, query: { page: 2, limit: 5 } } })
}

/** Addresses that are taken already. */
async function collide(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const ids = await idsOf(api, seat)
  await newAgent(api, ids)
  await newAgent(api, ids)
  await rename(api, ids, NEWCOMER)
}

/** What a client with a mistake in it sends; to a typed one it has to be forced. */
async function misspell(seat: Seat): Promise<void> {
  const api = clientOf(seat)
  const path = await idsOf(api, seat)
  const wrong: never = Object({ name: 7, emailId: 'nobody', agentIds: 'all' }) as never
  await api.POST('/agentassist/api/v1/public/{streamId}/agents', { params: { path }, body: wrong })
  await api.POST('/agentassist/api/v1/public/{streamId}/agents/availability', { params: { path }, body: wrong })
  await api.PUT('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path }, body: wrong })
  await api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', { params: { path }, body: wrong })
  await api.PUT('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', { params: { path }, body: wrong })
  await api.POST('/agentassist/api/v1/public/{streamId}/queues', { params: { path }, body: wrong })
  const query = { limit: 0 }
  await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path, query } })
  await api.GET('/agentassist/api/v1/public/{streamId}/queues', { params: { path, query } })
}

async function idsOf(api: Api, { settings }: Seat): Promise<Ids> {
  const path = { ...NOWHERE, streamId: settings['streamId'] ?? '' }
  const agents = await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path } })
  const [agent] = agents.data?.results ?? []
  const groups = await api.GET('/agentassist/api/v1/public/{streamId}/skill-groups', { params: { path } })
  const skillGroupId = groups.data?.results.at(-1)?.id ?? ''
  const skills = await api.GET('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', {
    params: { path: { ...path, skillGroupId } },
  })
  const queues = await api.GET('/agentassist/api/v1/public/{streamId}/queues', { params: { path } })
  return {
    streamId: path.streamId,
    orgId: agent?.orgId ?? '',
    agentId: agent?.id ?? '',
    customId: agent?.customId ?? '',
    groupId: agent?.agentGroups[0]?.groupId ?? '',
    skillGroupId,
    skillId: skills.data?.results[0]?.id ?? '',
    queueId: queues.data?.results.at(-1)?.id ?? '',
  }
}

/** One of each thing that can be made. */
async function makeAll(api: Api, path: Ids): Promise<Ids & { readonly otherGroupId: string }> {
  const group = await api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', {
    params: { path },
    body: { name: 'Weekend' },
  })
  const skill = await api.POST('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', {
    params: { path },
    body: { name: 'Gift wrapping' },
  })
  const withSkill = { ...path, skillId: skill.data?.id ?? '' }
  const agent = await newAgent(api, withSkill)
  const withAgent = { ...withSkill, agentId: agent.data?.id ?? '' }
  const queue = await newQueue(api, withAgent)
  return { ...withAgent, queueId: queue.data?.id ?? '', otherGroupId: group.data?.id ?? '' }
}

function newAgent(api: Api, path: Ids) {
  return api.POST('/agentassist/api/v1/public/{streamId}/agents', { params: { path }, body: agentWith(path) })
}

function rename(api: Api, path: Ids, emailId: string) {
  return api.PUT('/agentassist/api/v1/public/{streamId}/agents/{agentId}', {
    params: { path, query: { groupId: path.groupId } },
    body: { ...namesOf(path), emailId, firstName: 'Mandy' },
  })
}

/** The rest of a queue has defaults. */
function newQueue(api: Api, path: Ids) {
  const given: Partial<Schemas['QueueCreate']> = {
    name: 'Night line',
    agents: [{ aId: path.agentId, isPreferredAgent: true }],
  }
  const body: Schemas['QueueCreate'] = Object(given)
  return api.POST('/agentassist/api/v1/public/{streamId}/queues', { params: { path }, body })
}

/** What the page requires, and no more: what has a default may be left out. */
function agentWith(path: Ids): Schemas['AgentCreate'] {
  const given: Partial<Schemas['AgentCreate']> = { ...namesOf(path), emailId: NEWCOMER, agentGroupId: path.groupId }
  return Object(given)
}

function namesOf({ skillId }: Ids) {
  return {
    firstName: 'Amanda',
    lastName: 'Jones',
    phoneNumber: '13456782345',
    chatLanguageSupport: LANGUAGES,
    voiceLanguageSupport: LANGUAGES,
    skills: [{ skillId, proficiencyLevel: 'expert' as const }],
  }
}

function clientOf({ url, headers }: Seat): Api {
  return createClient<Paths>({ baseUrl: url, headers: { ...headers } })
}

function strangerOf({ url }: Seat): Api {
  return createClient<Paths>({ baseUrl: url })
}
