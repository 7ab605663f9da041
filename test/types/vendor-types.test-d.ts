// Code that must not compile. The compiler reports each line that expects an error and has none.
import createClient from 'openapi-fetch'
import type { ResponseBody as BirdBody, RequestBody as NewBirdAgent } from '../../src/vendors/bird/types.ts'
import type {
  components,
  OperationId,
  operations,
  paths,
  Query,
  RequestBody,
  ResponseBody,
  Schemas,
} from '../../src/vendors/genesys/types.ts'
import type { ResponseBody as KoreBody } from '../../src/vendors/kore/types.ts'
import type { paths as BridgePaths, Schemas as BridgeSchemas } from '../../src/vendors/singularity/types.ts'

/** True if two types accept the same values. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

export const aliases = [
  true satisfies Same<Schemas, components['schemas']>,
  true satisfies Same<OperationId, keyof operations>,
  true satisfies Same<paths['/api/v2/assistants']['get'], operations['getAssistants']>,
  true satisfies Same<ResponseBody<'getAssistants'>, Schemas['AssistantListing']>,
  true satisfies Same<ResponseBody<'getAssistants', 401>, Schemas['ErrorBody']>,
  true satisfies Same<ResponseBody<'deleteAssistant'>, undefined>,
  true satisfies Same<RequestBody<'getAssistants'>, undefined>,
  true satisfies Same<Query<'getAssistants'>['limit'], string | undefined>,
  // @ts-expect-error the types differ
  true satisfies Same<RequestBody<'postAssistants'>, undefined>,
]

export function clients(): void {
  const client = createClient<paths>()
  void client.GET('/api/v2/assistants').then(({ data }) => data?.entities[0]?.name.toUpperCase())
  void client.GET('/api/v2/assistants', { params: { query: { limit: '5' } } })
  // @ts-expect-error the parameter must be a string
  void client.GET('/api/v2/assistants', { params: { query: { limit: 5 } } })
  // @ts-expect-error the body requires more
  void client.POST('/api/v2/assistants', { body: {} })
  // @ts-expect-error there is no such path
  void client.GET('/api/v2/asistants')
  const bridge = createClient<BridgePaths>()
  void bridge.POST('/api/assistants', { body: { name: 'Desk', llmProvider: 'openai', llmModel: 'gpt' } })
}

export const create: RequestBody<'postAssistants'> = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }
export const id = (body: BirdBody<'getAgent'>): string => body.id
export const names = (body: KoreBody<'getAgents'>): unknown => body
export const assistant = ({ id: own }: BridgeSchemas['Assistant']): string => own

// @ts-expect-error the vendor has no such operation
export type Missing = RequestBody<'getUnicorns'>
// @ts-expect-error the operation declares no such status
export type Undeclared = ResponseBody<'getAssistants', 418>
// @ts-expect-error the body requires a name
export const nameless: RequestBody<'postAssistants'> = { transcriptionConfig: { vendorName: 'Genesys' } }
// @ts-expect-error the body requires more
export const empty: NewBirdAgent<'createAgent'> = {}
