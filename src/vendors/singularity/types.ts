import type { operationDefaults, pathDefaults } from '../../generated/singularity/defaults.ts'
import type { components, operations as Operations, paths as Paths } from '../../generated/singularity/types.ts'
import type {
  ClientOperations,
  ClientPaths,
  DeclaredStatusOf,
  QueryOf,
  RequestBodyOf,
  ResponseBodyOf,
  SuccessStatusOf,
} from '../client-types.ts'

export type { components } from '../../generated/singularity/types.ts'

/**
 * Operations of Singularity Bridge by operationId, in the form of openapi-typescript.
 * @example
 * import type { operations } from 'deskdouble/types/singularity'
 *
 * type Responses = operations['listAssistants']['responses']
 */
export interface operations extends ClientOperations<Operations, operationDefaults> {}

/**
 * Operations of Singularity Bridge by path and method, in the form of openapi-typescript.
 * @example
 * import type { paths } from 'deskdouble/types/singularity'
 *
 * type Path = keyof paths
 */
export interface paths extends ClientPaths<Paths, pathDefaults> {}

/**
 * Schemas of Singularity Bridge by name.
 * @example
 * import type { Schemas } from 'deskdouble/types/singularity'
 *
 * type Entity = Schemas['Assistant']
 */
export type Schemas = components['schemas']

/** The operationIds of Singularity Bridge. */
export type OperationId = keyof operations

/**
 * Query parameters of an operation.
 * @example
 * import type { Query } from 'deskdouble/types/singularity'
 *
 * type ListQuery = Query<'listAssistants'>
 */
export type Query<Id extends OperationId> = QueryOf<operations[Id]>

/**
 * Body of a request to an operation.
 * @example
 * import type { RequestBody } from 'deskdouble/types/singularity'
 *
 * type NewEntity = RequestBody<'createAssistant'>
 */
export type RequestBody<Id extends OperationId> = RequestBodyOf<operations[Id]>

/**
 * Body of a response of an operation. Defaults to that of a success.
 * @example
 * import type { ResponseBody } from 'deskdouble/types/singularity'
 *
 * type Page = ResponseBody<'listAssistants'>
 * type Failure = ResponseBody<'listAssistants', 401>
 */
export type ResponseBody<
  Id extends OperationId,
  Status extends DeclaredStatusOf<operations[Id]> = SuccessStatusOf<operations[Id]>,
> = ResponseBodyOf<operations[Id], Status>
