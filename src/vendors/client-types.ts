/** Names of query parameters and body properties that have a default, so that a client may leave them out. */
interface Defaulted {
  readonly query: PropertyKey
  readonly body: PropertyKey
}

/** Operations as a client sees them, by operationId. The generated ones are those that handlers see. */
export type ClientOperations<Operations, Defaults> = {
  [Id in keyof Operations]: Id extends keyof Defaults ? ClientOperation<Operations[Id], Defaults[Id]> : Operations[Id]
}

/** Operations as a client sees them, by path and method. */
export type ClientPaths<Paths, Defaults> = {
  [Path in keyof Paths]: Path extends keyof Defaults ? ClientOperations<Paths[Path], Defaults[Path]> : Paths[Path]
}

type ClientOperation<Operation, Defaults> = Defaults extends Defaulted
  ? {
      [Part in keyof Operation]: Part extends 'parameters'
        ? ClientParameters<Operation[Part], Defaults['query']>
        : Part extends 'requestBody'
          ? ClientBody<Operation[Part], Defaults['body']>
          : Operation[Part]
    }
  : Operation

type ClientParameters<Parameters, Names> = Parameters extends { query: infer Query }
  ? Omit<Parameters, 'query'> & WithQuery<Optional<Query, Names>>
  : Parameters

type WithQuery<Query> = Record<never, never> extends Query ? { query?: Query } : { query: Query }

type ClientBody<Body, Names> = Body extends { content: infer Content }
  ? { content: { [MediaType in keyof Content]: Optional<Content[MediaType], Names> } }
  : Body

/** Makes some properties optional. */
type Optional<T, Names> = [Names] extends [never]
  ? T
  : { [Name in keyof T as Name extends Names ? never : Name]: T[Name] } & {
      [Name in keyof T as Name extends Names ? Name : never]?: T[Name]
    }

/** Body of a request to an operation; undefined if it has none. */
export type RequestBodyOf<Operation> = Operation extends { requestBody?: infer Body } ? ContentOf<Body> : undefined

/** Statuses that are declared for an operation. */
export type DeclaredStatusOf<Operation> = Operation extends { responses: infer Responses } ? keyof Responses : never

/** Successes that are declared for an operation. */
export type SuccessStatusOf<Operation> = Extract<DeclaredStatusOf<Operation>, 200 | 201 | 202 | 203 | 204>

/** Body of a response with one of the statuses; undefined if it has none. */
export type ResponseBodyOf<Operation, Status> = Operation extends { responses: infer Responses }
  ? { [S in keyof Responses & Status]: ContentOf<Responses[S]> }[keyof Responses & Status]
  : never

/** The content of a body or response, of any of its media types; undefined if there is none. */
type ContentOf<Part> = [Part] extends [never]
  ? undefined
  : Part extends { content: infer Content }
    ? Content[keyof Content]
    : undefined

/** Query parameters of an operation. */
export type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? [NonNullable<Query>] extends [never]
    ? Record<never, never>
    : NonNullable<Query>
  : never
