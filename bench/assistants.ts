/** Returns an assistant of about 950 bytes, the same on all servers. */
export function assistant(n: number) {
  const id = uuid('a', n)
  const user = { id: uuid('c', 1), selfUri: `/api/v2/users/${uuid('c', 1)}` }
  const knowledgeBase = uuid('d', n)
  return {
    id,
    name: `Billing and returns desk, Harbour Lane ${n}`,
    dateCreated: new Date(START + n * 1000).toISOString(),
    dateModified: new Date(START + n * 1000).toISOString(),
    createdBy: user,
    modifiedBy: user,
    ...CONFIG,
    knowledgeSuggestionConfig: {
      vendorName: 'GenesysKnowledge',
      knowledgeBase: {
        id: knowledgeBase,
        languageCode: 'en-US',
        contentSearchEnabled: true,
        selfUri: `/api/v2/knowledge/knowledgebases/${knowledgeBase}`,
      },
    },
    state: 'Active',
    selfUri: `/api/v2/assistants/${id}`,
  }
}

export function manyAssistants(count: number) {
  return Array.from({ length: count }, (_, n) => assistant(n))
}

/** The body of a new assistant without its name. */
export const CONFIG = {
  googleDialogflowConfig: {
    integrationId: uuid('e', 1),
    conversationProfiles: [{ languageCode: 'en-US', name: 'projects/harbour-lane/conversationProfiles/desk' }],
  },
  transcriptionConfig: { vendorName: 'Genesys' },
}

export type Assistant = ReturnType<typeof assistant>

const START = Date.parse('2025-01-15T09:00:00Z')

function uuid(kind: string, n: number): string {
  return `${kind.padEnd(8, kind)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}
