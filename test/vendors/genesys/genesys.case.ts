import type { ListeningEmulator } from '../../../src/index.ts'
import type { VendorCase } from '../tour.ts'
import { loginSteps } from './login-steps.ts'

/** The ids in the spec's examples. */
const ASSISTANT = '3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97'
const QUEUE = 'a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25'
const OTHER_QUEUE = '1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618'
const USER = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const JOB = 'c3e9a571-6f2d-48b4-9d08-7b5a1e4c2f86'
const VARIATION = 'f2b6e8d3-5c17-4a90-b7e4-8d1c3f6a9025'
const CHECKLIST = '5a7c2e91-4d38-4b06-9f1a-c8e3d7b6204f'
const DOMAIN = '4c1e8f3a-6b29-4d75-9a0c-e2f7b5d8136a'
const DOMAIN_VERSION = '8f5b1d90-2e67-4c3a-b9d4-6a0e7f2c5183'

/** Operations with a body that conflicts with nothing, so that only a fault answers 409. */
const WITHOUT_CONFLICT = [
  'postAssistantsAgentchecklists',
  'putAssistantsAgentchecklist',
  'putAssistantCopilot',
  'postAssistantQueueUsersJobs',
  'putAssistantVariation',
  'postRoutingQueueMembers',
  'patchRoutingQueueMembers',
  'patchRoutingQueueMember',
  'postRoutingWrapupcodes',
  'putRoutingWrapupcode',
  'postNotificationsChannelSubscriptions',
  'putNotificationsChannelSubscriptions',
] as const
const KNOWLEDGE_BASE = '6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b'
const CODE = '7d2e9a46-b183-4c5f-8e60-3a9c1f7b5d28'
const DIVISION = 'bc7c244c-7eb6-4fb0-8c64-ec7623303f47'

const CHANNEL = '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613'

const EXPIRES = '2099-12-31T23:59:59.000Z'
const BASIC = { authorization: `Basic ${btoa('agent-console:secret')}` }
export const genesysCase: VendorCase = {
  name: 'genesys',
  scenario: {
    scenario: 'genesys-tour',
    genesys: {
      clients: [{ id: 'nobody', name: 'Nobody', permissions: [] }],
      tokens: [{ token: 'may-do-nothing', client: 'Nobody', expiresAt: EXPIRES }],
      divisions: [{ id: DIVISION, name: 'Home', homeDivision: true }],
      users: [{ id: USER, name: 'Tamsin Ferrier' }],
      channels: [{ id: CHANNEL, topics: [`v2.users.${USER}.presence`] }],
      wrapupCodes: [{ id: CODE, name: 'Resolved' }],
      knowledgeBases: [{ id: KNOWLEDGE_BASE, name: 'Handbook' }],
      routingQueues: [
        { id: QUEUE, name: 'Billing', members: ['Tamsin Ferrier'] },
        { id: OTHER_QUEUE, name: 'Orders' },
        { name: 'Delivery' },
      ],
      assistants: [
        { id: ASSISTANT, name: 'Billing desk', queues: ['Billing'] },
        { name: 'Delivery desk', queues: ['Delivery'] },
      ],
      assistantQueueUserJobs: [{ id: JOB, assistant: 'Billing desk', queue: 'Billing' }],
      assistantQueueUsers: [{ assistant: 'Billing desk', queue: 'Billing', user: 'Tamsin Ferrier' }],
      assistantVariations: [{ id: VARIATION, assistant: 'Billing desk' }],
      agentChecklists: [{ id: CHECKLIST }],
      nluDomains: [{ id: DOMAIN }],
      nluDomainVersions: [{ id: DOMAIN_VERSION }],
    },
  },
  credentials: { all: { authorization: 'Bearer any' }, none: { authorization: 'Bearer may-do-nothing' } },
  otherCredentials: { postOauthToken: BASIC, postLoginOauthToken: BASIC },
  steps: [
    ...(['postAssistantQueueUsersBulkAdd', 'postAssistantQueueUsersBulkRemove'] as const).map(failForOneUser),
    ...(
      ['postAssistantQueueUsersQuery', 'postAssistantQueueUsersBulkAdd', 'postAssistantQueueUsersBulkRemove'] as const
    ).map(rejectInAutomaticMode),
    ...WITHOUT_CONFLICT.map(conflictByFault),
    (success) => ({
      operation: 'postAssistantVariations',
      status: 409,
      request: {
        ...success('postAssistantVariations'),
        body: JSON.stringify({
          name: 'Billing desk in French',
          transcriptionConfig: { vendorName: 'Genesys' },
          copilot: { liveOnQueue: false, defaultLanguage: 'fr-fr' },
        }),
      },
    }),
    (success) => ({
      operation: 'getAssistantsCopilotFeaturesupport',
      status: 400,
      request: {
        ...success('getAssistantsCopilotFeaturesupport'),
        path: '/api/v2/assistants/copilot/featuresupport?language=de-DE&language=fr-FR',
      },
    }),
    ...loginSteps,
    (success) => ({
      operation: 'getNotificationsAvailabletopics',
      status: 400,
      request: {
        ...success('getNotificationsAvailabletopics'),
        path: '/api/v2/notifications/availabletopics?expand=shoes',
      },
    }),
    (success) => ({
      operation: 'getNotificationsChannels',
      status: 400,
      request: {
        ...success('getNotificationsChannels'),
        path: '/api/v2/notifications/channels?includechannels=others',
      },
    }),
    ...(['postNotificationsChannelSubscriptions', 'putNotificationsChannelSubscriptions'] as const).map(lackPermission),
    (success) => ({
      operation: 'getTokensMe',
      status: 400,
      request: { ...success('getTokensMe'), path: '/api/v2/tokens/me?preserveIdleTTL=maybe' },
    }),
    (success) => ({
      operation: 'getUsersMe',
      status: 400,
      request: { ...success('getUsersMe'), path: '/api/v2/users/me?expand=shoes' },
    }),
    (success) => ({
      operation: 'getAuthorizationDivisionspermittedPagedMe',
      status: 200,
      request: {
        ...success('getAuthorizationDivisionspermittedPagedMe'),
        path: '/api/v2/authorization/divisionspermitted/paged/me?permission=routing:queue:view',
      },
    }),
    (success) => ({
      operation: 'getAuthorizationSubjectsMe',
      status: 400,
      request: {
        ...success('getAuthorizationSubjectsMe'),
        path: '/api/v2/authorization/subjects/me?includeDuplicates=perhaps',
      },
    }),
    (success) => ({
      operation: 'putAssistantQueue',
      status: 201,
      request: success('putAssistantQueue'),
      prepare: ({ genesys }) => genesys.records.assistantQueues.deleteAll({ index: ['assistant', ASSISTANT] }),
    }),
    (success) => ({
      operation: 'postAssistants',
      status: 409,
      request: {
        ...success('postAssistants'),
        body: JSON.stringify({ name: 'BILLING DESK', transcriptionConfig: { vendorName: 'Genesys' } }),
      },
    }),
    (success) => ({
      operation: 'patchAssistant',
      status: 409,
      request: { ...success('patchAssistant'), body: JSON.stringify({ name: 'Delivery desk' }) },
    }),
    (success) => ({
      operation: 'putAssistantQueue',
      status: 409,
      request: { ...success('putAssistantQueue'), body: JSON.stringify({ mediaTypes: ['Call'] }) },
      prepare: holdQueue,
    }),
    (success) => ({
      operation: 'patchAssistantQueues',
      status: 409,
      request: success('patchAssistantQueues'),
      prepare: holdQueue,
    }),
    (success) => ({
      operation: 'postRoutingQueues',
      status: 409,
      request: { ...success('postRoutingQueues'), body: JSON.stringify({ name: 'billing' }) },
    }),
    (success) => ({
      operation: 'putRoutingQueue',
      status: 409,
      request: { ...success('putRoutingQueue'), body: JSON.stringify({ name: 'Orders' }) },
    }),
  ],
}

/** Gives the queue of the spec's examples to an assistant that the examples do not use, and rejects takeovers. */
function holdQueue({ genesys }: ListeningEmulator): void {
  genesys.setProfile({ queueTakeover: 'conflict' })
  const { assistants, assistantQueues } = genesys.records
  const other = assistants.find('name', 'delivery desk')
  const [queue] = assistantQueues.deleteAll({ index: ['assistant', ASSISTANT] })
  if (other && queue) assistantQueues.insert({ ...queue, assistant: { id: other.id, selfUri: other.selfUri } })
}

type CreateStep = VendorCase['steps'][number]

/** Returns a request in which one of two users does not exist. */
function failForOneUser(operation: string): CreateStep {
  return (success) => ({
    operation,
    status: 200,
    request: { ...success(operation), body: JSON.stringify({ entities: [{ id: USER }, { id: 'nobody' }] }) },
  })
}

/** Returns a request for a topic that requires a permission, of a token without it. */
function lackPermission(operation: string): CreateStep {
  return (success) => ({
    operation,
    status: 403,
    request: {
      ...success(operation),
      headers: { authorization: 'Bearer may-do-nothing', 'content-type': 'application/json' },
      body: JSON.stringify([{ id: `v2.routing.queues.${QUEUE}.users` }]),
    },
    prepare: ({ genesys }) => genesys.records.channels.update(CHANNEL, { clientId: 'nobody' }),
  })
}

function rejectInAutomaticMode(operation: string): CreateStep {
  return (success) => ({
    operation,
    status: 409,
    request: success(operation),
    prepare: ({ genesys }) => genesys.records.assistantQueueUserJobs.delete(JOB),
  })
}

function conflictByFault(operation: (typeof WITHOUT_CONFLICT)[number]): CreateStep {
  return (success) => ({
    operation,
    status: 409,
    request: success(operation),
    prepare: ({ genesys }) => genesys.fail(operation, { status: 409, times: 1 }),
  })
}
