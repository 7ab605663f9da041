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

/** True if two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const same = <T extends true>(_?: T): void => undefined

export function aliases(): void {
  same<Same<Schemas, components['schemas']>>()
  same<Same<OperationId, keyof operations>>()
  same<Same<paths['/api/v2/assistants']['get'], operations['getAssistants']>>()
  same<Same<ResponseBody<'getAssistants'>, Schemas['AssistantListing']>>()
  same<Same<ResponseBody<'getAssistants', 401>, Schemas['ErrorBody']>>()
  same<Same<ResponseBody<'deleteAssistant'>, undefined>>()
  same<Same<RequestBody<'getAssistants'>, undefined>>()
  same<Same<Query<'getAssistants'>['limit'], string | undefined>>()
}

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
