import type { operationDefaults, pathDefaults } from '../../generated/kore/defaults.ts'
import type { components, operations as Operations, paths as Paths } from '../../generated/kore/types.ts'
import type {
  ClientOperations,
  ClientPaths,
  DeclaredStatusOf,
  QueryOf,
  RequestBodyOf,
  ResponseBodyOf,
  SuccessStatusOf,
} from '../client-types.ts'

export type { components } from '../../generated/kore/types.ts'

/**
 * Operations of Kore.ai SmartAssist by operationId, in the form of openapi-typescript.
 * @example
 * import type { operations } from 'deskdouble/types/kore'
 *
 * type Responses = operations['getAgents']['responses']
 */
export interface operations extends ClientOperations<Operations, operationDefaults> {}

/**
 * Operations of Kore.ai SmartAssist by path and method, in the form of openapi-typescript.
 * @example
 * import type { paths } from 'deskdouble/types/kore'
 *
 * type Path = keyof paths
 */
export interface paths extends ClientPaths<Paths, pathDefaults> {}

/**
 * Schemas of Kore.ai SmartAssist by name.
 * @example
 * import type { Schemas } from 'deskdouble/types/kore'
 *
 * type Entity = Schemas['Agent']
 */
export type Schemas = components['schemas']

/** The operationIds of Kore.ai SmartAssist. */
export type OperationId = keyof operations

/**
 * Query parameters of an operation.
 * @example
 * import type { Query } from 'deskdouble/types/kore'
 *
 * type ListQuery = Query<'getAgents'>
 */
export type Query<Id extends OperationId> = QueryOf<operations[Id]>

/**
 * Body of a request to an operation.
 * @example
 * import type { RequestBody } from 'deskdouble/types/kore'
 *
 * type NewEntity = RequestBody<'postAgents'>
 */
export type RequestBody<Id extends OperationId> = RequestBodyOf<operations[Id]>

/**
 * Body of a response of an operation. Defaults to that of a success.
 * @example
 * import type { ResponseBody } from 'deskdouble/types/kore'
 *
 * type Page = ResponseBody<'getAgents'>
 * type Failure = ResponseBody<'getAgents', 401>
 */
export type ResponseBody<
  Id extends OperationId,
  Status extends DeclaredStatusOf<operations[Id]> = SuccessStatusOf<operations[Id]>,
> = ResponseBodyOf<operations[Id], Status>
