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
