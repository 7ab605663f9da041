import type { VendorCase } from '../tour.ts'

type Step = VendorCase['steps'][number]

/** The id that the spec's examples use. */
const ASSISTANT = '681b41850f470a9a746f280e'
const KEY = `sk_live_${'0123456789abcdef'.repeat(4)}`
const KEY_WITHOUT_PERMISSIONS = `sk_live_${'f'.repeat(64)}`

/** Creates a step whose request differs from the spec's example in its query or body. */
function variant(operation: string, status: number, { query = '', body }: { query?: string; body?: object }): Step {
  return (success) => {
    const request = success(operation)
    return {
      operation,
      status,
      request: { ...request, path: request.path + query, ...(body && { body: JSON.stringify(body) }) },
    }
  }
}

/** Creates the steps that request the success of an operation as JSON and as an event stream. */
function bothForms(operation: string): Step[] {
  return ['application/json', 'text/event-stream'].map((accept) => (success) => {
    const request = success(operation)
    return { operation, status: 200, request: { ...request, headers: { ...request.headers, accept } } }
  })
}

/** The case of Singularity Bridge in the common vendor suite. */
export const singularityCase: VendorCase = {
  name: 'singularity',
  scenario: {
    scenario: 'singularity-tour',
    singularity: {
      companies: [{ id: 'company-456', name: 'Harbour Lane Outfitters' }],
      apiKeys: [
        { key: KEY, name: 'All' },
        { key: KEY_WITHOUT_PERMISSIONS, name: 'None', permissions: [] },
      ],
      teams: [{ id: 'team-123', name: 'Returns' }, { name: 'Billing' }],
      assistants: [
        { id: ASSISTANT, name: 'Returns Agent', teams: ['Returns'], prompts: ['One.', 'Two.', 'Three.'] },
        { name: 'Billing Agent', llmProvider: 'openai', llmModel: 'gpt-4o' },
      ],
      sessions: [
        { id: 'session-123', assistant: 'Returns Agent', messages: [{ role: 'user', content: 'Is anybody there?' }] },
      ],
      executionRules: [{ userInput: 'Use words', response: 'These are words.' }],
    },
  },
  credentials: {
    all: { authorization: `Bearer ${KEY}` },
    none: { authorization: `Bearer ${KEY_WITHOUT_PERMISSIONS}` },
  },
  steps: [
    variant('comparePromptVersions', 200, { query: '?v1=1&v2=3' }),
    variant('createAssistant', 409, {
      body: { name: 'Billing Agent', llmProvider: 'openai', llmModel: 'gpt-4o' },
    }),
    variant('updateAssistant', 409, { body: { name: 'Billing Agent' } }),
    variant('patchAssistant', 409, { body: { name: 'Billing Agent' } }),
    variant('createTeam', 409, { body: { name: 'Billing' } }),
    variant('updateTeam', 409, { body: { name: 'Billing' } }),
    variant('assignTeams', 404, { body: { assistantId: ASSISTANT, teamIds: ['no-such-team'] } }),
    variant('listModels', 400, { query: '?provider=nobody' }),
    (success) => ({ operation: 'executeAssistant', status: 200, request: success('executeAssistant') }),
    ...['executeAssistant', 'executeAgent', 'sendUserInput'].flatMap(bothForms),
  ],
}
