import type { ListeningEmulator } from '../../../src/index.ts'
import type { VendorCase } from '../tour.ts'

/** The ids in the spec's examples. */
const ASSISTANT = '3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97'
const QUEUE = 'a4c8d1e7-2b56-4f39-8d0a-7e9b3c6f1d25'
const OTHER_QUEUE = '1f6b3e9d-8c70-4a25-9e4b-d3a2c5f7e618'

const EXPIRES = '2099-12-31T23:59:59.000Z'
const BASIC = { authorization: `Basic ${btoa('agent-console:secret')}` }
export const genesysCase: VendorCase = {
  name: 'genesys',
  scenario: {
    scenario: 'genesys-tour',
    genesys: {
      clients: [{ id: 'nobody', name: 'Nobody', permissions: [] }],
      tokens: [{ token: 'may-do-nothing', client: 'Nobody', expiresAt: EXPIRES }],
      knowledgeBases: [{ name: 'Handbook' }],
      routingQueues: [{ id: QUEUE, name: 'Billing' }, { id: OTHER_QUEUE, name: 'Orders' }, { name: 'Delivery' }],
      assistants: [
        { id: ASSISTANT, name: 'Billing desk', queues: ['Billing'] },
        { name: 'Delivery desk', queues: ['Delivery'] },
      ],
    },
  },
  credentials: { all: { authorization: 'Bearer any' }, none: { authorization: 'Bearer may-do-nothing' } },
  otherCredentials: { postOauthToken: BASIC, postLoginOauthToken: BASIC },
  steps: [
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
