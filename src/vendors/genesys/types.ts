import type { operationDefaults, pathDefaults } from '../../generated/genesys/defaults.ts'
import type { components, operations as Operations, paths as Paths } from '../../generated/genesys/types.ts'
import type {
  ClientOperations,
  ClientPaths,
  DeclaredStatusOf,
  QueryOf,
  RequestBodyOf,
  ResponseBodyOf,
  SuccessStatusOf,
} from '../client-types.ts'

export type { components } from '../../generated/genesys/types.ts'

/**
 * Operations of Genesys Cloud by operationId, in the form of openapi-typescript.
 * @example
 * import type { operations } from 'deskdouble/types/genesys'
 *
 * type Responses = operations['getAssistants']['responses']
 */
export interface operations extends ClientOperations<Operations, operationDefaults> {}

/**
 * Operations of Genesys Cloud by path and method, in the form of openapi-typescript.
 * @example
 * import type { paths } from 'deskdouble/types/genesys'
 *
 * type Path = keyof paths
 */
export interface paths extends ClientPaths<Paths, pathDefaults> {}

/**
 * Schemas of Genesys Cloud by name.
 * @example
 * import type { Schemas } from 'deskdouble/types/genesys'
 *
 * type Entity = Schemas['Assistant']
 */
export type Schemas = components['schemas']

/** The operationIds of Genesys Cloud. */
export type OperationId = keyof operations

/**
 * Query parameters of an operation.
 * @example
 * import type { Query } from 'deskdouble/types/genesys'
 *
 * type ListQuery = Query<'getAssistants'>
 */
export type Query<Id extends OperationId> = QueryOf<operations[Id]>

/**
 * Body of a request to an operation.
 * @example
 * import type { RequestBody } from 'deskdouble/types/genesys'
 *
 * type NewEntity = RequestBody<'postAssistants'>
 */
export type RequestBody<Id extends OperationId> = RequestBodyOf<operations[Id]>

/**
 * Body of a response of an operation. Defaults to that of a success.
 * @example
 * import type { ResponseBody } from 'deskdouble/types/genesys'
 *
 * type Page = ResponseBody<'getAssistants'>
 * type Failure = ResponseBody<'getAssistants', 401>
 */
export type ResponseBody<
  Id extends OperationId,
  Status extends DeclaredStatusOf<operations[Id]> = SuccessStatusOf<operations[Id]>,
> = ResponseBodyOf<operations[Id], Status>
