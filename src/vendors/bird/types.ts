import type { operationDefaults, pathDefaults } from '../../generated/bird/defaults.ts'
import type { components, operations as Operations, paths as Paths } from '../../generated/bird/types.ts'
import type {
  ClientOperations,
  ClientPaths,
  DeclaredStatusOf,
  QueryOf,
  RequestBodyOf,
  ResponseBodyOf,
  SuccessStatusOf,
} from '../client-types.ts'

export type { components } from '../../generated/bird/types.ts'

/**
 * Operations of Bird by operationId, in the form of openapi-typescript.
 * @example
 * import type { operations } from 'deskdouble/types/bird'
 *
 * type Responses = operations['listAgents']['responses']
 */
export interface operations extends ClientOperations<Operations, operationDefaults> {}

/**
 * Operations of Bird by path and method, in the form of openapi-typescript.
 * @example
 * import type { paths } from 'deskdouble/types/bird'
 *
 * type Path = keyof paths
 */
export interface paths extends ClientPaths<Paths, pathDefaults> {}

/**
 * Schemas of Bird by name.
 * @example
 * import type { Schemas } from 'deskdouble/types/bird'
 *
 * type Entity = Schemas['Agent']
 */
export type Schemas = components['schemas']

/** The operationIds of Bird. */
export type OperationId = keyof operations

/**
 * Query parameters of an operation.
 * @example
 * import type { Query } from 'deskdouble/types/bird'
 *
 * type ListQuery = Query<'listAgents'>
 */
export type Query<Id extends OperationId> = QueryOf<operations[Id]>

/**
 * Body of a request to an operation.
 * @example
 * import type { RequestBody } from 'deskdouble/types/bird'
 *
 * type NewEntity = RequestBody<'createAgent'>
 */
export type RequestBody<Id extends OperationId> = RequestBodyOf<operations[Id]>

/**
 * Body of a response of an operation. Defaults to that of a success.
 * @example
 * import type { ResponseBody } from 'deskdouble/types/bird'
 *
 * type Page = ResponseBody<'listAgents'>
 * type Failure = ResponseBody<'listAgents', 401>
 */
export type ResponseBody<
  Id extends OperationId,
  Status extends DeclaredStatusOf<operations[Id]> = SuccessStatusOf<operations[Id]>,
> = ResponseBodyOf<operations[Id], Status>
