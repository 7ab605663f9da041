import type { operations } from '../../../src/generated/kore/types.ts'
import type { Calls } from '../tour.ts'
import type { Api, Ids } from './kore-client.ts'

/** Calls of the directory beside the agents: skill groups, queues by id, business hours and the whole account. */
export const directoryCalls = {
  postSkillGroups: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/skill-groups', {
      params: { path },
      body: { name: 'Languages', description: 'Spoken and written', color: '#0f0f0f' },
    }),
  getSkillGroup: (api, path) =>
    api.GET('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}', { params: { path } }),
  putSkillGroup: (api, path) =>
    api.PUT('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}', {
      params: { path },
      body: { name: 'Spoken languages' },
    }),
  deleteSkillGroup: (api, path) =>
    api.DELETE('/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}', { params: { path } }),
  postQueuesAgents: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/queues/agents', {
      params: { path },
      body: { queueIds: [path.queueId] },
    }),
  putQueue: (api, path) =>
    api.PUT('/agentassist/api/v1/public/{streamId}/queues/{queueId}', {
      params: { path },
      body: { name: 'Late line', advancedSettings: { preferredAgentTimeout: { min: 1, sec: 30 } } },
    }),
  postQueueStats: (api, path) =>
    api.POST('/agentassist/api/v1/public/{streamId}/monitor/queueStatsById/{queueId}', {
      params: { path },
      body: { languages: ['en'] },
    }),
  getOperationHours: (api, path) =>
    api.GET('/agentassist/api/public/organizations/{orgId}/operationshours/{queueId}', {
      params: { path, header: { IId: path.streamId } },
    }),
  getAccountAgents: (api, path) =>
    api.GET('/agentassist/api/public/analytics/account/{accountId}/agents', {
      params: { path, query: { offset: 0, limit: 5 } },
    }),
  getAccountQueues: (api, path) =>
    api.GET('/agentassist/api/public/analytics/account/{accountId}/queues', { params: { path } }),
} satisfies Partial<Calls<operations, Api, Ids>>

/** Reads what the directory knows of the account, of a queue and of its agents. */
export async function lookUpDirectory(api: Api, ids: Ids): Promise<void> {
  await directoryCalls.getSkillGroup(api, ids)
  await directoryCalls.postQueuesAgents(api, ids)
  await api.POST('/agentassist/api/v1/public/{streamId}/queues/agents', {
    params: { path: ids },
    body: { agentIds: [ids.agentId] },
  })
  await directoryCalls.postQueueStats(api, ids)
  await directoryCalls.getOperationHours(api, ids)
  await directoryCalls.getAccountAgents(api, ids)
  await directoryCalls.getAccountQueues(api, ids)
}

/** Changes a queue, and creates, changes and deletes a skill group. */
export async function workOnDirectory(api: Api, ids: Ids): Promise<void> {
  await directoryCalls.putQueue(api, ids)
  const group = await directoryCalls.postSkillGroups(api, ids)
  const skillGroupId = group.data?.id ?? ''
  await directoryCalls.putSkillGroup(api, { ...ids, skillGroupId })
  await directoryCalls.deleteSkillGroup(api, { ...ids, skillGroupId })
}
