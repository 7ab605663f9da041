import { expect, test } from 'vitest'
import { asCaller, emulatorWith } from '../../support/singularity.ts'

// The request bodies on the vendor's page, word for word, and the fields of its responses.

const AGENT = '681b41850f470a9a746f280e'
const CREATE = {
  name: 'Support Agent',
  description: 'Customer support assistant',
  llmProvider: 'openai',
  llmModel: 'gpt-4o',
  llmPrompt: 'You are a helpful customer support agent...',
  maxTokens: 4096,
  language: 'en',
  teamIds: ['team-123'],
}
const UPDATE = { name: 'Updated Name', llmModel: 'gpt-4o-mini', llmPrompt: 'Updated system prompt...' }
const EXECUTE = {
  userInput: 'Hello, I need help with my order',
  sessionId: 'optional-session-id',
  attachments: [{ type: 'url', mimeType: 'image/png', url: 'https://example.com/image.png' }],
}
const SUMMARY = 'id name description llmProvider llmModel maxTokens language teamIds lastAccessedAt createdAt'.split(
  ' ',
)
const ASSISTANT = [...SUMMARY, 'llmPrompt', 'voice', 'companyId', 'updatedAt']

/** Creates a client of a world with the assistant and the team on the vendor's page. */
function clientOfPage() {
  const { name: _, teamIds: __, ...rest } = CREATE
  return asCaller(
    emulatorWith({
      companies: [{ id: 'company-456', name: 'Page' }],
      teams: [{ id: 'team-123', name: 'Support' }],
      assistants: [{ id: AGENT, name: 'Other Agent', voice: 'alloy', teams: ['Support'], ...rest }],
    }),
  )
}

function fieldsOf(body: object): string[] {
  return Object.keys(body).toSorted()
}

test("lists assistants with exactly the fields on the vendor's page", async () => {
  const { data, meta } = await (await clientOfPage().get('/api/assistants')).json()
  expect(fieldsOf(data[0])).toEqual(SUMMARY.toSorted())
  expect(meta).toMatchObject({ page: 1, limit: 20, total: 1 })
})

test("returns an assistant with exactly the fields on the vendor's page", async () => {
  const body = await (await clientOfPage().get(`/api/assistants/${AGENT}`)).json()
  expect(fieldsOf(body)).toEqual(ASSISTANT.toSorted())
  expect(body).toMatchObject({ voice: 'alloy', companyId: 'company-456', teamIds: ['team-123'] })
})

test("creates an assistant from the request on the vendor's page", async () => {
  const response = await clientOfPage().post('/api/assistants', CREATE)
  expect(response.status).toBe(201)
  const body = await response.json()
  expect(fieldsOf(body)).toEqual(ASSISTANT.toSorted())
  expect(body).toMatchObject(CREATE)
})

test("changes the three fields of the update on the vendor's page", async () => {
  const response = await clientOfPage().put(`/api/assistants/${AGENT}`, UPDATE)
  expect(response.status).toBe(200)
  const body = await response.json()
  expect(fieldsOf(body)).toEqual(ASSISTANT.toSorted())
  expect(body).toMatchObject({ ...UPDATE, llmProvider: 'openai', maxTokens: 4096 })
})

test("answers a deletion with the message on the vendor's page", async () => {
  const response = await clientOfPage().remove(`/api/assistants/${AGENT}`)
  expect([response.status, await response.json()]).toEqual([200, { success: true, message: 'Assistant deleted' }])
})

test("answers the execution on the vendor's page with its fields and its session", async () => {
  const response = await clientOfPage().post(`/api/assistants/${AGENT}/execute`, EXECUTE)
  expect(response.status).toBe(200)
  const body = await response.json()
  expect(fieldsOf(body)).toEqual(['response', 'sessionId', 'toolCalls', 'usage'])
  expect(fieldsOf(body.usage)).toEqual(['inputTokens', 'outputTokens', 'totalTokens'])
  expect(body).toMatchObject({ sessionId: 'optional-session-id', toolCalls: [] })
})
