import type { default as Sdk } from 'purecloud-platform-client-v2'

/** The SDK, as the page of the application defines it. */
declare const sdk: typeof Sdk

/** Result of the tour, as the page sees it. */
export interface SdkTour {
  readonly names: readonly (string | undefined)[]
  readonly queues: readonly (number | undefined)[]
  readonly missing: { readonly status?: number; readonly code?: string }
  readonly headers: readonly string[]
}

/** Calls every operation of assistants and their queues. It runs in the page, so it uses nothing else of this file. */
export async function tourAssistants(): Promise<SdkTour> {
  const assistants = new sdk.AgentAssistantsApi()
  const { entities = [] } = await new sdk.RoutingApi().getRoutingQueues()
  const [first = '', second = ''] = entities.map(({ id }) => id)
  const support = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }
  const { id = '' } = await assistants.postAssistants(support)
  const patched = await assistants.patchAssistant(id, { ...support, name: 'Second line' })
  const read = await assistants.getAssistant(id, { expand: 'copilot' })
  const listed = await assistants.getAssistants({ pageSize: '5', name: 'second LINE' })
  await assistants.putAssistantQueue(id, first, { id: first, mediaTypes: ['Call'] })
  await assistants.patchAssistantQueues(id, [{ id: second, mediaTypes: ['Message'] }])
  await assistants.getAssistantQueue(id, first, { expand: 'assistant' })
  const both = await assistants.getAssistantQueues(id)
  await assistants.deleteAssistantQueue(id, first)
  const one = await assistants.getAssistantsQueues({ queueIds: [first, second].join() })
  await assistants.deleteAssistantQueues(id)
  const none = await assistants.getAssistantQueues(id)
  sdk.ApiClient.instance.setReturnExtendedResponses(true)
  // With extended responses the SDK returns the headers that the browser lets the page read.
  const { headers } = (await assistants.getAssistants()) as unknown as { headers: Record<string, string> }
  sdk.ApiClient.instance.setReturnExtendedResponses(false)
  await assistants.deleteAssistant(id)
  const missing = await assistants.getAssistant(id).catch((error) => error)
  return {
    names: [patched.name, read.name, listed.entities?.[0]?.name],
    queues: [both, one, none].map((listing) => listing.entities?.length),
    missing: { status: missing.status, code: missing.code },
    headers: Object.keys(headers),
  }
}

/** Returns the names of the operations of three APIs and of the one operation that the routing API adds to them. */
export function listOperations(): string[] {
  const apis = [sdk.AgentAssistantsApi, sdk.AgentCopilotApi, sdk.AssistantCopilotVariationsApi]
  const methods = apis.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
  return ['getRoutingQueueAssistant', ...methods.filter((name) => name !== 'constructor')]
}

/** Calls every operation of agent checklists. It runs in the page. */
export async function tourChecklists() {
  const api = new sdk.AgentAssistantsApi()
  const checklistItems = [{ name: 'Bestellnummer erfragen', important: true }]
  const created = await api.postAssistantsAgentchecklists({ name: 'Tausch', language: 'de-DE', checklistItems })
  const { id = '' } = created
  await api.putAssistantsAgentchecklist(id, { ...created, name: 'Rücksendung & Tausch' })
  const { name, checklistItems: items } = await api.getAssistantsAgentchecklist(id)
  const all = await api.getAssistantsAgentchecklists({ sortBy: 'name', sortOrder: 'desc' })
  const chosen = await api.getAssistantsAgentchecklists({ agentChecklistIds: [id, 'none'] })
  const german = await api.getAssistantsAgentchecklists({ namePrefix: 'Rücksendung &', language: 'de-DE' })
  const { entities: languages = [] } = await api.getAssistantsAgentchecklistsLanguages()
  await api.deleteAssistantsAgentchecklist(id)
  const rest = await api.getAssistantsAgentchecklists()
  return {
    name,
    items: items.map((item) => item.name),
    lists: [all, chosen, german, rest].map(({ entities = [] }) => entities.map((checklist) => checklist.name)),
    languages,
  }
}

/** Calls every operation of the users of an assistant's queue. It runs in the page. */
export async function tourQueueUsers() {
  const api = new sdk.AgentAssistantsApi()
  const { id: user = '' } = await new sdk.UsersApi().getUsersMe()
  const { entities: [{ id: queue = '' } = {}] = [] } = await new sdk.RoutingApi().getRoutingQueues()
  const { id = '' } = await api.postAssistants({ name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } })
  await api.putAssistantQueue(id, queue, { id: queue, mediaTypes: ['Call'] })
  const users = { entities: [{ id: user }] }
  const count = async () => (await api.postAssistantQueueUsersQuery(id, queue, users)).users?.length
  const automatic = await count().catch(({ status, code }) => ({ status, code }))
  const job = await api.postAssistantQueueUsersJobs(id, queue, { action: 'ManualAssignment' })
  const done = await api.getAssistantQueueUsersJob(id, queue, job.id ?? '')
  const counts = [await count()]
  const mixed = { entities: [{ id: 'nobody' }, { id: user }] }
  const added = await api.postAssistantQueueUsersBulkAdd(id, queue, mixed)
  counts.push(await count())
  await api.postAssistantQueueUsersBulkRemove(id, queue, users)
  counts.push(await count())
  const { assistant } = await new sdk.RoutingApi().getRoutingQueueAssistant(queue, { expand: ['assistant'] })
  return { automatic, job: [job.status, done.status], errors: added.errorIndexes, counts, served: assistant?.name }
}

/** Calls every operation of copilots and of their variations. It runs in the page. */
export async function tourCopilots() {
  const copilots = new sdk.AgentCopilotApi()
  const variations = new sdk.AssistantCopilotVariationsApi()
  const assistants = new sdk.AgentAssistantsApi()
  const settings = { transcriptionConfig: { vendorName: 'Genesys' } }
  const { id = '' } = await assistants.postAssistants({ ...settings, name: 'Returns desk' })
  const put = await copilots.putAssistantCopilot(id, { liveOnQueue: true, defaultLanguage: 'en-US' })
  const read = await copilots.getAssistantCopilot(id)
  const { languages = [] } = await copilots.getAssistantsCopilotFeaturesupport({ language: 'fr-FR' })
  const copilot = { liveOnQueue: false, defaultLanguage: 'de-DE' }
  const created = await variations.postAssistantVariations(id, { ...settings, name: 'Retouren', copilot })
  const variation = created.id ?? ''
  await variations.putAssistantVariation(id, variation, { ...created, name: 'Rücksendungen' })
  const { name } = await variations.getAssistantVariation(id, variation)
  const spoken = await assistants.getAssistant(id, { expand: 'copilot', languageVariation: 'de-DE' })
  const both = await variations.getAssistantVariations(id)
  await variations.deleteAssistantVariation(id, variation)
  const none = await variations.getAssistantVariations(id)
  return {
    languages: [put, read, spoken.copilot].map((each) => each?.defaultLanguage),
    features: languages.map(({ language }) => language),
    names: [name, spoken.name],
    counts: [both, none].map(({ entities = [] }) => entities.length),
  }
}
