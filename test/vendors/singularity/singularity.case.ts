import type { VendorCase } from '../tour.ts'

type Step = VendorCase['steps'][number]

/** The ids that the spec's examples use. */
const ASSISTANT = '681b41850f470a9a746f280e'
const TEAM = '66f1c2a47b9d3e0012a4c701'
const SESSION = 'session-6967bf2c5e1a4d0013b8f201'
const INVITE = '66a1f0c2d3e4b5a697887701'
const TOKEN = 'a1b2c3d4e5f60718293a4b5ca1b2c3d4e5f60718293a4b5c'
const MODEL = { llmProvider: 'openai', llmModel: 'gpt-4o' }
const PERIOD = '?startDate=2026-01-01&endDate=2026-01-31'
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

/** Creates a step that answers 409, because the profile sets this status for a duplicate name. */
function conflict(operation: string, body: object): Step {
  return (success) => ({
    ...variant(operation, 409, { body })(success),
    prepare: ({ singularity }) => singularity.setProfile({ duplicateName: 409 }),
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
      teams: [
        { id: TEAM, name: 'Returns' },
        { id: `${TEAM.slice(0, -1)}2`, name: 'Billing' },
      ],
      assistants: [
        { id: ASSISTANT, name: 'Returns Agent', ...MODEL, teams: ['Returns'], prompts: ['One.', 'Two.', 'Three.'] },
        { name: 'Billing Agent', ...MODEL },
      ],
      sessions: [
        { id: SESSION, assistant: 'Returns Agent', messages: [{ role: 'user', content: 'Is anybody there?' }] },
      ],
      invites: [{ id: INVITE, email: 'ada@harbourlane.example', token: TOKEN }],
      executionRules: [{ userInput: 'Use words', response: 'These are words.' }],
    },
  },
  credentials: {
    all: { authorization: `Bearer ${KEY}` },
    none: { authorization: `Bearer ${KEY_WITHOUT_PERMISSIONS}` },
  },
  steps: [
    variant('comparePromptVersions', 200, { query: '?v1=1&v2=3' }),
    conflict('createAssistant', { name: 'Billing Agent', ...MODEL }),
    conflict('updateAssistant', { name: 'Billing Agent' }),
    conflict('patchAssistant', { name: 'Billing Agent' }),
    conflict('createTeam', { name: 'Billing' }),
    conflict('updateTeam', { name: 'Billing' }),
    variant('readCostSummary', 200, { query: PERIOD }),
    variant('listDailyCosts', 200, { query: PERIOD }),
    variant('assignTeams', 404, { body: { assistantId: ASSISTANT, teamIds: ['no-such-team'] } }),
    variant('acceptInvite', 404, { body: { token: 'no-such-token', userId: 'user-790' } }),
    variant('createSession', 404, { body: { assistantId: 'no-such-assistant' } }),
    variant('listModels', 400, { query: '?provider=nobody' }),
    ...['executeAssistant', 'executeAgent', 'sendUserInput'].flatMap(bothForms),
  ],
}
