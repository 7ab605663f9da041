import { isObject } from '../../world/is-object.ts'
import { valueAt } from './json-pointer.ts'

/** An OpenAPI 3.1 document, with the parts that the engine reads. */
export interface Document extends Sourced {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly servers?: readonly ServerObject[]
  /** Path prefixes of this vendor. Requests below them are routed to it. An empty prefix stands for all paths. */
  readonly 'x-roots': readonly string[]
  /**
   * Paths of the document's servers, such as `/v2`. A request below one of them is the same as the request without it; a
   * path that the document declares as it is takes precedence. A mount prefix precedes them: `/shop/v2`.
   */
  readonly 'x-base-paths'?: readonly string[]
  /** Hosts of the real API; `*` stands for one or more labels. Intercepted requests to them belong to this vendor. */
  readonly 'x-hosts'?: readonly string[]
  /** Prefix that was put in front of all paths when the document was read, such as `/shop`. */
  readonly 'x-mount'?: string
  /** Responses to requests below `x-roots` that match no operation, by status: 404 for the path, 405 for the method. */
  readonly 'x-unmatched': Readonly<Record<string, Ref>>
  /** Rate limit of each credential. It is enforced if the profile setting `rateLimit` is `enforced`. */
  readonly 'x-rate-limit'?: RateLimit
  /** Largest request body in bytes, if the vendor's limit is lower than that of the emulator. */
  readonly 'x-body-limit'?: number
  /**
   * If `neutral`, an error whose status the operation does not declare is answered with a problem by RFC 9457 and marked
   * in the request journal. If `violation` (default), it is a violation of the spec.
   */
  readonly 'x-undeclared-errors'?: 'violation' | 'neutral'
  /** Settings for behaviour that the vendor's documents leave open, by name. */
  readonly 'x-profile'?: Readonly<Record<string, ProfileSwitch>>
  /**
   * Path templates of WebSocket endpoints, by name. They are served only by a server in Node; an ordinary request to them
   * is answered with the status 501 of `x-unmatched`.
   */
  readonly 'x-sockets'?: Readonly<Record<string, string>>
  /** Path templates of links to resources that have no operation in the spec, by name. */
  readonly 'x-links'?: Readonly<Record<string, string>>
  /**
   * Code that points the vendor's SDK at a world, for people to copy. `{protocol}`, `{host}`, `{port}` and `{path}` stand
   * for the parts of the world's base URL, the path without its first slash; `{token}` stands for its bearer token.
   */
  readonly 'x-sdk'?: string
  /**
   * Records of a new world, by collection, in the form of a scenario file. They are used for each collection that the
   * scenario does not mention.
   */
  readonly 'x-initial'?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  /** If true, undeclared query parameters and body properties are rejected, with the nearest declared name. */
  readonly 'x-strict'?: boolean
  /** Events of the real service that its API cannot cause, by name. The control API carries them out. */
  readonly 'x-actions'?: Readonly<Record<string, ActionObject>>
  /** Known features of the vendor that are not emulated, with the reason. */
  readonly 'x-omitted'?: readonly Omission[]
  /** Publications that this document was checked against, by the short name that each `source` and `x-source` starts with. */
  readonly 'x-sources'?: Readonly<Record<string, Source>>
  /** security requirements of operations that declare none of their own */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Components
}

/** The parts of a document that references lead to. */
export interface Components {
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>
  readonly [kind: string]: unknown
}

/** A part of a document that states its source. */
interface Sourced {
  /**
   * Source of the statements in this object and below it: `reference` (the vendor's reference page), `documented`
   * (another public page), `observed` (public client code or recorded responses) or `assumed` (our choice, because no
   * source covers it). Objects below it that have their own `x-provenance` are excepted. A document that itself defines
   * its API declares `reference`; its operations and rules then need no provenance of their own.
   */
  readonly 'x-provenance'?: Provenance
  /** Publication that the statements come from: a name in the document's `x-sources`, then the place in it. */
  readonly 'x-source'?: string
}

/** A named setting that selects one of several readings of a vendor's documents. */
export interface ProfileSwitch extends Sourced {
  /** value in a world whose scenario does not set it */
  readonly default: ProfileValue
  /** all values */
  readonly enum: readonly ProfileValue[]
  /** meaning of the setting and of its values */
  readonly description: string
}

/** A rate limit: a number of requests in a window of time. */
export interface RateLimit extends Sourced {
  /** requests that are allowed in one window */
  readonly requests: number
  /** length of the window in seconds */
  readonly seconds: number
  /** kind of credential that is counted separately, for readers of the spec */
  readonly per?: string
}

/** An event of the real service that its API cannot cause. */
export interface ActionObject extends Sourced {
  /** the event in one sentence */
  readonly summary: string
  /** reference to the schema of the parameters, an object that no operation uses */
  readonly parameters: Ref
  /** reference to the schema of the result */
  readonly result: Ref
}

/** A feature of the vendor that is not emulated. */
export interface Omission {
  /** number of the feature in the list of known facts (`test/conformance/fidelity.test.ts`), and its name */
  readonly fact: string
  /** reason why it is not emulated */
  readonly reason: string
}

/** A publication about a vendor that a document was checked against. */
export interface Source {
  /** title of the publication, such as a page's title or a package with its version */
  readonly title: string
  /** URL of the publication, or a public repository and the path in it */
  readonly at: string
  /** day of the newest version that was read, as `YYYY-MM-DD` */
  readonly seen: string
}

/** Value of a profile setting. */
export type ProfileValue = string | number | boolean

/** Source of a statement about a vendor. */
export type Provenance = 'reference' | 'documented' | 'observed' | 'assumed'

/** A server of the API as the document declares it. */
export interface ServerObject {
  readonly url: string
  readonly description?: string
}

/** A reference to another part of the document. */
export interface Ref {
  readonly $ref: string
}

/** A rule of behaviour that no schema can express, with its source and the title of the test that proves it. */
export interface Behaviour {
  /** the rule, in one or two sentences */
  readonly rule: string
  /** kind of source that the rule comes from; defaults to that of the document */
  readonly provenance?: Provenance
  /** publication that the rule comes from: a name in the document's `x-sources`, then the place in it */
  readonly source?: string
  /** number of the rule in the list of known facts (`test/conformance/fidelity.test.ts`) */
  readonly fact?: string
  /** title of the test that proves the rule; rules that are inferred from a document have none */
  readonly test?: string
}

/** The operations of one path, by method. */
export interface PathItem extends Readonly<Partial<Record<Method, OperationObject>>> {
  /** parameters of all operations of the path */
  readonly parameters?: readonly (ParameterObject | Ref)[]
}

/** The methods that an operation can have. */
export const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const

/** Method of an operation, in lower case as OpenAPI writes it. */
export type Method = (typeof METHODS)[number]

/** An operation as the document declares it. */
export interface OperationObject extends Sourced {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly externalDocs?: { readonly url: string; readonly description?: string }
  readonly servers?: readonly ServerObject[]
  readonly parameters?: readonly (ParameterObject | Ref)[]
  readonly requestBody?: RequestBodyObject | Ref
  readonly responses: Readonly<Record<string, ResponseObject | Ref>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  /** Permissions that the caller must have, in the vendor's own names. */
  readonly 'x-permissions'?: readonly string[]
  /** Permissions of which the caller must have at least one, in the vendor's own names. */
  readonly 'x-any-permissions'?: readonly string[]
  /** Overrides the document's `x-strict` for this operation. */
  readonly 'x-strict'?: boolean
  /** Rules of behaviour that a schema cannot express. */
  readonly 'x-behaviour'?: readonly Behaviour[]
  /** The example request of the documentation, where it differs from the examples of the parameters and of the body. */
  readonly 'x-curl'?: CurlExample
}

/** An example request that the documentation shows as a curl command, with its answer. */
export interface CurlExample {
  /** values of path parameters */
  readonly path?: Readonly<Record<string, string>>
  /** values of query parameters; without it, only required ones are sent */
  readonly query?: Readonly<Record<string, string | number | boolean>>
  /** values of headers */
  readonly header?: Readonly<Record<string, string | number>>
  /** body of the request: JSON, or the name of a file after `@` */
  readonly body?: unknown
  /** options of curl, such as `--max-time 1` for a response that does not end */
  readonly options?: string
  /** body of the answer; `…` stands for what varies and for what is left out */
  readonly answer?: string
}

/** A request body as the document declares it. */
export interface RequestBodyObject {
  readonly required?: boolean
  readonly content: Readonly<Record<string, MediaTypeObject>>
  /** If true, the body may be as large as a file (limit `fileBytes`). */
  readonly 'x-carries-file'?: boolean
}

/** A parameter as the document declares it. */
export interface ParameterObject extends Sourced {
  readonly name: string
  readonly description?: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
  readonly style?: string
  readonly explode?: boolean
  readonly schema?: SchemaObject
  /** the value in one media type, instead of `schema` and `style` */
  readonly content?: Readonly<Record<string, MediaTypeObject>>
  readonly example?: unknown
  /** If true, the items of an array may also be sent in one value, separated by commas. */
  readonly 'x-accepts-commas'?: boolean
  /**
   * Schema name of the record that the parameter identifies. If a path parameter identifies no record of the world, the
   * request is answered as not found before its handler is called.
   */
  readonly 'x-refers-to'?: string
  /** If true, a request with this query parameter has its other query parameters ignored unread. */
  readonly 'x-excludes-others'?: boolean
  /** Values that profile settings must have. With other values the parameter is ignored like an undeclared one. */
  readonly 'x-only-if'?: Readonly<Record<string, ProfileValue>>
  /** Defaults in place of the schema's, by profile setting and the setting's value. */
  readonly 'x-default-if'?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** A body of one media type as the document declares it. */
export interface MediaTypeObject {
  readonly schema?: SchemaObject
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

/** A response as the document declares it. */
export interface ResponseObject extends Sourced {
  readonly description: string
  readonly headers?: Readonly<Record<string, HeaderObject | Ref>>
  readonly content?: Readonly<Record<string, MediaTypeObject>>
  readonly links?: Readonly<Record<string, LinkObject>>
  /** Reason why no request can cause this response. Tests and evidence then do not require it. */
  readonly 'x-unreachable'?: string
  /** If true, the vendor reports an exceeded limit of this operation with this response instead of 429. */
  readonly 'x-reports-limit'?: boolean
  /** Error codes that the vendor sends in the body of this response, for readers of the spec. */
  readonly 'x-codes'?: readonly string[]
}

/** An operation that a client can call with values of a response. */
export interface LinkObject {
  readonly operationId?: string
  /** runtime expression of the body, such as `$response.body#/formData` */
  readonly requestBody?: string
}

/** A response header as the document declares it. */
export interface HeaderObject extends Sourced {
  readonly required?: boolean
  readonly schema?: SchemaObject
}

/** A JSON Schema, with the keywords that the engine reads. */
export interface SchemaObject extends Sourced {
  /** Words for the schema's `pattern`, such as `a whole number from 1 to 200`. Messages show them after "must be". */
  readonly 'x-pattern-text'?: string
  /** Flags with which the string must be a valid regular expression of JavaScript, such as `iu`. */
  readonly 'x-regex-flags'?: string
  readonly type?: string | readonly string[]
  readonly items?: SchemaObject
  readonly default?: unknown
  readonly $ref?: string
  /** If true, the schema describes records of a world that no operation returns unchanged. */
  readonly 'x-internal'?: boolean
  /** Properties that a scenario may use for a record in addition to, or instead of, those of the schema. */
  readonly 'x-scenario'?: Readonly<Record<string, SchemaObject>>
}

/** A security scheme as the document declares it. */
export interface SecuritySchemeObject extends Sourced {
  readonly type: string
  /** HTTP authentication scheme, for the type `http` */
  readonly scheme?: string
  /** place of the credential, for the type `apiKey` */
  readonly in?: string
  /** name of the header, cookie or query parameter, for the type `apiKey` */
  readonly name?: string
}

/**
 * Resolves a reference inside the document. Returns any other value unchanged.
 * @throws TypeError if the reference leads nowhere
 */
export function resolve<T>(document: Document, value: T | Ref): T {
  if (!isRef(value)) return value
  const found = valueAt(document, value.$ref.replace(/^#/, ''))
  if (found === undefined) throw new TypeError(`The reference ${value.$ref} leads nowhere in the document`)
  // The spec's linter checks that a reference leads to an object of the expected kind.
  return resolve(document, found as T | Ref)
}

function isRef(value: unknown): value is Ref {
  return isObject(value) && typeof value['$ref'] === 'string'
}
