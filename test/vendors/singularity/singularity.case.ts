import type { VendorCase } from '../tour.ts'

type OwnStep = VendorCase['steps'][number]

/** The ids that the spec's examples use. */
const ASSISTANT = '681b41850f470a9a746f280e'
const KEY = `sk_live_${'0123456789abcdef'.repeat(4)}`
const POWERLESS = `sk_live_${'f'.repeat(64)}`

/** A step whose request differs from the example in its query or body. */
function other(operation: string, status: number, { query = '', body }: { query?: string; body?: object }): OwnStep {
  return (success) => {
    const request = success(operation)
    return {
      operation,
      status,
      request: { ...request, path: request.path + query, ...(body && { body: JSON.stringify(body) }) },
    }
  }
}

export const singularityCase: VendorCase = {
  name: 'singularity',
  scenario: {
    scenario: 'singularity-tour',
    singularity: {
      companies: [{ id: 'company-456', name: 'Harbour Lane Outfitters' }],
      apiKeys: [
        { key: KEY, name: 'All' },
        { key: POWERLESS, name: 'None', permissions: [] },
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
  credentials: { all: { authorization: `Bearer ${KEY}` }, none: { authorization: `Bearer ${POWERLESS}` } },
  steps: [
    other('comparePromptVersions', 200, { query: '?v1=1&v2=3' }),
    other('createAssistant', 409, {
      body: { name: 'Billing Agent', llmProvider: 'openai', llmModel: 'gpt-4o' },
    }),
    other('updateAssistant', 409, { body: { name: 'Billing Agent' } }),
    other('createTeam', 409, { body: { name: 'Billing' } }),
    other('updateTeam', 409, { body: { name: 'Billing' } }),
    other('assignTeams', 404, { body: { assistantId: ASSISTANT, teamIds: ['no-such-team'] } }),
    other('listModels', 400, { query: '?provider=nobody' }),
    (success) => ({ operation: 'executeAssistant', status: 200, request: success('executeAssistant') }),
    (success) => {
      const request = success('executeAssistant')
      const headers = { ...request.headers, accept: 'text/event-stream' }
      return { operation: 'executeAssistant', status: 200, request: { ...request, headers } }
    },
  ],
}
