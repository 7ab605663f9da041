/** An operation that a generated client calls. */
export interface ClientCall {
  readonly operation: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** path parameters as expressions; `id` is the id of the new record */
  readonly parameters: Readonly<Record<string, string>>
  /** the body as an expression */
  readonly body?: string
}

/** Calls that create, read and list one record of a vendor. */
export interface Loop {
  readonly vendor: string
  readonly create: ClientCall
  /** expression of the new record's id, in terms of the response `created` */
  readonly id: string
  readonly read: ClientCall
  readonly list: ClientCall
  /** expression of the list of records, in terms of the response `listed` */
  readonly records: string
}

const KORE = '/agentassist/api/v1/public/{streamId}'
const KORE_AGENT = `{
  emailId: 'cleo.marsh@harbourlane.example', firstName: 'Cleo', lastName: 'Marsh', phoneNumber: '441632960123',
  agentGroupId: groupId,
  voiceLanguageSupport: [{ language: 'english', proficiency: 'good' }],
  chatLanguageSupport: [{ language: 'english', proficiency: 'good' }],
  skills: [],
}`

/** The smallest bodies that each document accepts; the first lines of a program define the free variables. */
export const LOOPS: readonly Loop[] = [
  {
    vendor: 'genesys',
    create: {
      operation: 'postAssistants',
      method: 'POST',
      path: '/api/v2/assistants',
      parameters: {},
      body: "{ name: 'Clients', transcriptionConfig: { vendorName: 'Genesys' } }",
    },
    id: 'created.id',
    read: {
      operation: 'getAssistant',
      method: 'GET',
      path: '/api/v2/assistants/{assistantId}',
      parameters: { assistantId: 'id' },
    },
    list: { operation: 'getAssistants', method: 'GET', path: '/api/v2/assistants', parameters: {} },
    records: 'listed.entities',
  },
  {
    vendor: 'kore',
    create: {
      operation: 'postAgents',
      method: 'POST',
      path: `${KORE}/agents`,
      parameters: { streamId: 'streamId' },
      body: KORE_AGENT,
    },
    id: 'created.id',
    read: {
      operation: 'getAgent',
      method: 'GET',
      path: `${KORE}/agents/{agentId}`,
      parameters: { streamId: 'streamId', agentId: 'id' },
    },
    list: { operation: 'getAgents', method: 'GET', path: `${KORE}/agents`, parameters: { streamId: 'streamId' } },
    records: 'listed.results',
  },
  {
    vendor: 'singularity',
    create: {
      operation: 'createAssistant',
      method: 'POST',
      path: '/api/assistants',
      parameters: {},
      body: "{ name: 'Clients', llmProvider: 'openai', llmModel: 'gpt-4o' }",
    },
    id: 'created.id',
    read: {
      operation: 'readAssistant',
      method: 'GET',
      path: '/api/assistants/{assistantId}',
      parameters: { assistantId: 'id' },
    },
    list: { operation: 'listAssistants', method: 'GET', path: '/api/assistants', parameters: {} },
    records: 'listed.data',
  },
  {
    vendor: 'bird',
    create: {
      operation: 'createAgent',
      method: 'POST',
      path: '/workspaces/{workspaceId}/agents',
      parameters: { workspaceId: 'workspaceId' },
      body: "{ name: 'Cleo Marsh' }",
    },
    id: 'created.id',
    read: {
      operation: 'getAgent',
      method: 'GET',
      path: '/workspaces/{workspaceId}/agents/{agentId}',
      parameters: { workspaceId: 'workspaceId', agentId: 'id' },
    },
    list: {
      operation: 'listAgents',
      method: 'GET',
      path: '/workspaces/{workspaceId}/agents',
      parameters: { workspaceId: 'workspaceId' },
    },
    records: 'listed.results',
  },
]
