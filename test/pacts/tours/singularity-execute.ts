import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/singularity/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

type Client = Typed<ClientPaths<paths>>

interface Ids {
  readonly assistantId: string
  readonly sessionId: string
}

type ExecuteOperations = Pick<operations, 'executeAssistant' | 'executeAgent' | 'sendUserInput' | 'patchAssistant'>

/** Calls that execute an assistant, or change its prompt in passing. */
export const executeCalls: Calls<ExecuteOperations, Client, Ids> = {
  executeAssistant: (api, { assistantId, sessionId }) =>
    api.POST('/api/assistants/{assistantId}/execute', {
      params: { path: { assistantId } },
      body: { userInput: 'Where is my parcel?', sessionId },
    }),
  executeAgent: (api, { assistantId }) =>
    api.POST('/api/assistant/{assistantId}/execute', {
      params: { path: { assistantId } },
      body: { userInput: 'Where is my parcel?' },
    }),
  sendUserInput: (api, { assistantId, sessionId }) =>
    api.POST('/api/assistants/{assistantId}/user-input', {
      params: { path: { assistantId } },
      body: { userInput: 'And when will it come?', sessionId },
    }),
  patchAssistant: (api, { assistantId }) =>
    api.PATCH('/api/assistants/{assistantId}', {
      params: { path: { assistantId } },
      body: { llmPrompt: 'You find parcels and letters.' },
    }),
}

/** Sends every execution that succeeds, each in the forms that the vendor's pages show. */
export async function runExecutions(api: Client, ids: Ids): Promise<void> {
  const path = { assistantId: ids.assistantId }
  await executeCalls.executeAssistant(api, ids)
  await api.POST('/api/assistants/{assistantId}/execute', {
    params: { path },
    body: {
      userInput: 'What does the label say?',
      sessionId: ids.sessionId,
      attachments: [{ type: 'url', mimeType: 'image/png', url: 'https://example.com/label.png' }],
      includeToolCalls: false,
    },
  })
  await executeCalls.sendUserInput(api, ids)
  await executeCalls.executeAgent(api, ids)
  await api.POST('/api/assistant/{assistantId}/execute', {
    params: { path },
    body: { userInput: 'Extract the number', responseFormat: { type: 'json_object' } },
  })
  await executeCalls.patchAssistant(api, ids)
}

/** Sends executions that the vendor rejects. */
export async function runInvalidExecutions(api: Client, { assistantId, name }: InvalidIds): Promise<void> {
  const params = { path: { assistantId } }
  const invalidBody: never = Object({ userInput: 8, name: 7 }) as never
  const incomplete = { userInput: 'Hello', attachments: [{ mimeType: 'image/png' }] }
  await api.POST('/api/assistants/{assistantId}/execute', { params, body: invalidBody })
  await api.POST('/api/assistants/{assistantId}/execute', { params, body: incomplete })
  await api.POST('/api/assistant/{assistantId}/execute', { params, body: invalidBody })
  await api.POST('/api/assistants/{assistantId}/user-input', { params, body: invalidBody })
  await api.PATCH('/api/assistants/{assistantId}', { params, body: invalidBody })
  await api.PATCH('/api/assistants/{assistantId}', { params, body: { name } })
}

interface InvalidIds {
  readonly assistantId: string
  /** the name of another assistant, which an update must not repeat */
  readonly name: string
}
