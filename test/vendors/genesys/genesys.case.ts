import type { ListeningEmulator } from '../../../src/index.ts'
import type { VendorCase } from '../tour.ts'

/** The ids in the spec's examples. */
const ASSISTANT = '3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97'
const QUEUE = 'a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25'
const OTHER_QUEUE = '1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618'
const USER = '8b1d4c52-7e0f-4a9b-8c36-2f5d9e1a7c04'
const KNOWLEDGE_BASE = '6e2d9b4f-1c87-4a53-b8e6-f0d5a3c7921b'
const CODE = '7d2e9a46-b183-4c5f-8e60-3a9c1f7b5d28'
const DIVISION = '0b7f2d6c-e814-4c9a-a35d-9f1e4b8c7d60'

const CHANNEL = '8c1f5e2a-6d07-4b39-9e54-f0a2d7c8b613'

const EXPIRES = '2099-12-31T23:59:59.000Z'
const BASIC = { authorization: `Basic ${btoa('agent-console:secret')}` }
const DELETES = [
  'deleteAssistant',
  'deleteAssistantQueues',
  'deleteAssistantQueue',
  'deleteRoutingQueue',
  'deleteTokensMe',
]

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
    },
  },
  credentials: { all: { authorization: 'Bearer any' }, none: { authorization: 'Bearer may-do-nothing' } },
  otherCredentials: { postOauthToken: BASIC, postLoginOauthToken: BASIC },
  steps: [
    ...['postNotificationsChannelSubscriptions', 'putNotificationsChannelSubscriptions'].map(
      (operation) => (success: Parameters<VendorCase['steps'][number]>[0]) => ({
        operation,
        status: 403,
        request: {
          ...success(operation),
          headers: { authorization: 'Bearer may-do-nothing', 'content-type': 'application/json' },
          body: JSON.stringify([{ id: `v2.routing.queues.${QUEUE}.users` }]),
        },
        prepare: ({ genesys }: Pick<ListeningEmulator, 'genesys'>) => {
          genesys.records.channels.update(CHANNEL, { clientId: 'nobody' })
        },
      }),
    ),
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
    ...DELETES.map((operation) => (success: Parameters<VendorCase['steps'][number]>[0]) => ({
      operation,
      status: 200,
      request: success(operation),
      prepare: (emulator: { genesys: { setProfile: (profile: { deleteStatus: 200 }) => void } }) => {
        emulator.genesys.setProfile({ deleteStatus: 200 })
      },
    })),
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
      prepare: moveQueueToOther,
    }),
    (success) => ({
      operation: 'patchAssistantQueues',
      status: 409,
      request: success('patchAssistantQueues'),
      prepare: moveQueueToOther,
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

/** Moves the queue of the spec's examples to an assistant that the examples do not use. */
function moveQueueToOther({ genesys }: ListeningEmulator): void {
  const { assistants, assistantQueues } = genesys.records
  const other = assistants.find('name', 'delivery desk')
  const [queue] = assistantQueues.deleteAll({ index: ['assistant', ASSISTANT] })
  if (other && queue) assistantQueues.insert({ ...queue, assistant: { id: other.id, selfUri: other.selfUri } })
}
