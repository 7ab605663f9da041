import createClient from 'openapi-fetch'
import type { components, operations } from '../../../src/generated/kore/types.ts'
import type { Fetch } from '../rejections.ts'
import { type Calls, provokeErrors, type Tour, type TourWorlds, type WorldAccess } from '../tour.ts'
import type { Api, Ids, Paths } from './kore-client.ts'
import { directoryCalls, lookUpDirectory, workOnDirectory } from './kore-directory.ts'

/** Tour of an agent console that uses the types of the spec. */
export const koreAgentConsole: Tour = { consumer: 'agent-console', vendor: 'kore', run }

type Schemas = components['schemas']

const UNKNOWN_IDS: Ids = {
  streamId: 'no-such-stream',
  accountId: 'no-such-account',
  orgId: 'no-such-organisation',
  agentId: 'no-such-agent',
  userId: 'no-such-user',
  customId: 'NOBODY',
  groupId: 'no-such-group',
  skillGroupId: 'no-such-skill-group',
  skillId: 'no-such-skill',
  queueId: 'no-such-queue',
}

const NEW_EMAIL = 'amanda.jones@harbourlane.example'
const LANGUAGES = [{ language: 'en', proficiency: 'expert' as const, isActive: true }]

const calls: Calls<operations, Api, Ids> = {
  ...directoryCalls,
  getAgents: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agents', {
      params: { path, query: { limit: 5, includeQueues: 'true' } },
    }),
  postAgents: (api, ids) => createAgent(api, ids),
  postAgentsAvailability: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/agents/availability', {
      params: { path },
      body: { agentIds: [path.agentId] },
    }),
  getAgentsByCustomId: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agents/customId/{customId}', { params: { path } }),
  getAgent: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path } }),
  putAgent: (api, ids) => renameAgent(api, ids, NEW_EMAIL),
  deleteAgent: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path } }),
  getOrganizationAgents: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/organizations/{orgId}/agents', { params: { path } }),
  getAgentGroups: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/agent-groups', { params: { path } }),
  postAgentGroups: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', {
      params: { path },
      body: { name: 'Weekend', description: 'Saturdays and Sundays' },
    }),
  getAgentGroup: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', { params: { path } }),
  putAgentGroup: (api, path) =>
    api.PUT('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', {
      params: { path },
      body: { name: 'Holidays', description: 'Days off', managers: [] },
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
  postQueues: (api, ids) => createQueue(api, ids),
  getQueue: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/queues/{queueId}', { params: { path } }),
  deleteQueue: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/queues/{queueId}', { params: { path } }),
  getLayouts: (api, path) => api.GET('/agentassist/api/v1/public/{streamId}/layouts', { params: { path } }),
  getRoles: (api) => api.GET('/api/public/roles', { params: { query: { roleType: 'bot' } } }),
}

async function run(worlds: TourWorlds): Promise<void> {
  await workThroughDay(worlds.start())
  await sendDuplicates(worlds.start())
  await sendInvalid(worlds.start())
  await provokeErrors(worlds, {
    vendor: 'kore',
    calls,
    client: clientOf,
    anonymous: anonymousClientOf,
    unknownIds: UNKNOWN_IDS,
    knownIds: idsOf,
    limited: ['getRoles', 'postSkillGroups'],
  })
}

/** Sends the requests of a day without errors. */
async function workThroughDay(access: WorldAccess): Promise<void> {
  const api = clientOf(access)
  const ids = await idsOf(api, access)
  await calls.getRoles(api, ids)
  await calls.getLayouts(api, ids)
  await listPages(api, ids)
  await calls.getAgent(api, ids)
  await calls.getAgentsByCustomId(api, ids)
  await calls.getOrganizationAgents(api, ids)
  await calls.postAgentsAvailability(api, ids)
  await calls.getAgentGroups(api, ids)
  await calls.getAgentGroup(api, ids)
  await calls.getSkill(api, ids)
  await calls.getQueue(api, ids)
  await lookUpDirectory(api, ids)

  const created = await createAll(api, ids)
  await calls.getAgent(api, created)
  await calls.putAgent(api, created)
  await calls.putAgentGroup(api, { ...created, groupId: created.otherGroupId })
  await calls.putSkill(api, created)
  await calls.getQueue(api, created)
  await workOnDirectory(api, created)
  await calls.deleteQueue(api, created)
  await calls.deleteAgent(api, created)
  await calls.deleteSkill(api, created)
  await calls.deleteAgentGroup(api, { ...created, groupId: created.otherGroupId })
}

/** Lists two pages of agents by page number. */
async function listPages(api: Api, path: Ids): Promise<void> {
  await calls.getAgents(api, path)
  await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path, query: { page: 2, limit: 5 } } })
}

/** Sends an emailId that another agent already has. */
async function sendDuplicates(access: WorldAccess): Promise<void> {
  const api = clientOf(access)
  const ids = await idsOf(api, access)
  await createAgent(api, ids)
  await createAgent(api, ids)
  await renameAgent(api, ids, NEW_EMAIL)
}

/** Sends the invalid requests of a faulty client. A typed client needs a cast to send them. */
async function sendInvalid(access: WorldAccess): Promise<void> {
  const api = clientOf(access)
  const path = await idsOf(api, access)
  const body: never = Object({ name: 7, emailId: 'nobody', agentIds: 'all' }) as never
  await api.POST('/agentassist/api/v1/public/{streamId}/agents', { params: { path }, body })
  await api.POST('/agentassist/api/v1/public/{streamId}/agents/availability', { params: { path }, body })
  await api.PUT('/agentassist/api/v1/public/{streamId}/agents/{agentId}', { params: { path }, body })
  await api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', { params: { path }, body })
  await api.PUT('/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}', { params: { path }, body })
  await api.POST('/agentassist/api/v1/public/{streamId}/queues', { params: { path }, body })
  await api.PUT('/agentassist/api/v1/public/{streamId}/queues/{queueId}', { params: { path }, body })
  await api.POST('/agentassist/api/v1/public/{streamId}/skill-groups', { params: { path }, body })
  const query = { limit: 0 }
  await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path, query } })
  await api.GET('/agentassist/api/v1/public/{streamId}/queues', { params: { path, query } })
}

async function idsOf(api: Api, { settings }: WorldAccess): Promise<Ids> {
  const path = { ...UNKNOWN_IDS, streamId: settings['streamId'] ?? '', accountId: settings['accountId'] ?? '' }
  const agents = await api.GET('/agentassist/api/v1/public/{streamId}/agents', { params: { path } })
  const [agent] = agents.data?.results ?? []
  const groups = await api.GET('/agentassist/api/v1/public/{streamId}/skill-groups', { params: { path } })
  const skillGroupId = groups.data?.results.at(-1)?.id ?? ''
  const skills = await api.GET('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', {
    params: { path: { ...path, skillGroupId } },
  })
  const queues = await api.GET('/agentassist/api/v1/public/{streamId}/queues', { params: { path } })
  return {
    ...path,
    orgId: agent?.orgId ?? '',
    agentId: agent?.id ?? '',
    userId: agent?.userId ?? '',
    customId: agent?.customId ?? '',
    groupId: agent?.agentGroups[0]?.groupId ?? '',
    skillGroupId,
    skillId: skills.data?.results[0]?.id ?? '',
    queueId: queues.data?.results.at(-1)?.id ?? '',
  }
}

/** Creates one record of each kind that the API can create. */
async function createAll(api: Api, path: Ids): Promise<Ids & { readonly otherGroupId: string }> {
  const group = await api.POST('/agentassist/api/v1/public/{streamId}/agent-groups', {
    params: { path },
    body: { name: 'Weekend', description: 'Saturdays and Sundays' },
  })
  const skill = await api.POST('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills', {
    params: { path },
    body: { name: 'Gift wrapping' },
  })
  const withSkill = { ...path, skillId: skill.data?.id ?? '' }
  const agent = await createAgent(api, withSkill)
  const withAgent = { ...withSkill, agentId: agent.data?.id ?? '', userId: agent.data?.userId ?? '' }
  const queue = await createQueue(api, withAgent)
  return { ...withAgent, queueId: queue.data?.id ?? '', otherGroupId: group.data?.id ?? '' }
}

function createAgent(api: Api, path: Ids) {
  return api.POST('/agentassist/api/v1/public/{streamId}/agents', { params: { path }, body: agentBody(path) })
}

function renameAgent(api: Api, path: Ids, emailId: string) {
  return api.PUT('/agentassist/api/v1/public/{streamId}/agents/{agentId}', {
    params: { path, query: { groupId: path.groupId } },
    body: { ...requiredFields(path), emailId, firstName: 'Mandy' },
  })
}

function createQueue(api: Api, path: Ids) {
  const { agentId: aId, userId } = path
  return api.POST('/agentassist/api/v1/public/{streamId}/queues', {
    params: { path },
    body: { name: 'Night line', agents: [{ userId, aId, isPreferredAgent: true }] },
  })
}

/** Returns the body of a create with only the fields that the reference page requires. */
function agentBody(path: Ids): Schemas['AgentCreate'] {
  return { ...requiredFields(path), emailId: NEW_EMAIL, agentGroupId: path.groupId }
}

function requiredFields({ skillId }: Ids) {
  return {
    firstName: 'Amanda',
    lastName: 'Jones',
    phoneNumber: '13456782345',
    chatLanguageSupport: LANGUAGES,
    voiceLanguageSupport: LANGUAGES,
    skills: [{ skillId, proficiencyLevel: 'expert' as const }],
  }
}

function clientOf({ url, headers }: WorldAccess, fetch?: Fetch): Api {
  return createClient<Paths>({ baseUrl: url, headers: { ...headers }, ...(fetch && { fetch }) })
}

function anonymousClientOf({ url }: WorldAccess): Api {
  return createClient<Paths>({ baseUrl: url })
}
