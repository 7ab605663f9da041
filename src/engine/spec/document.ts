/** An OpenAPI 3.1 document, as far as the engine reads it. */
export interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  /** the path prefixes that belong to this vendor */
  readonly 'x-roots': readonly string[]
  /** the hosts of the real API; `*` stands for one or more labels */
  readonly 'x-hosts'?: readonly string[]
  /** replies to requests that match no operation, by status */
  readonly 'x-unmatched': Readonly<Record<string, Ref>>
  readonly 'x-rate-limit'?: { readonly requests: number; readonly seconds: number }
  readonly 'x-profile'?: Readonly<Record<string, ProfileSwitch>>
  /** templates of references to records that have no operation of their own */
  readonly 'x-links'?: Readonly<Record<string, string>>
  /** what a world begins with of a collection of which its scenario says nothing, as a scenario would say it */
  readonly 'x-initial'?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  readonly 'x-omitted'?: readonly { readonly fact: string; readonly reason: string }[]
  /** the credentials that operations take which say nothing else */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, unknown>>
}

/** A named switch for what a vendor's documents leave open. */
export interface ProfileSwitch {
  readonly default: ProfileValue
  readonly enum: readonly ProfileValue[]
  readonly description: string
}

export type ProfileValue = string | number | boolean

export type Provenance = 'reference' | 'documented' | 'observed' | 'assumed'

export interface Ref {
  readonly $ref: string
}

/** What a vendor does that no schema can say, how that is known, and the title of the test that proves it. */
export interface Behaviour {
  readonly rule: string
  readonly provenance: Provenance
  readonly fact: string
  readonly test: string
}

export interface PathItem extends Readonly<Partial<Record<Method, OperationObject>>> {
  /** those of all its operations */
  readonly parameters?: readonly (ParameterObject | Ref)[]
}

export const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const

export type Method = (typeof METHODS)[number]

export interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly (ParameterObject | Ref)[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: Readonly<Record<string, MediaTypeObject>>
    /** whether it may be as large as a file */
    readonly 'x-carries-file'?: boolean
  }
  readonly responses: Readonly<Record<string, ResponseObject | Ref>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly 'x-provenance': Provenance
  readonly 'x-permissions'?: readonly string[]
  readonly 'x-behaviour'?: readonly Behaviour[]
}

export interface ParameterObject {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly style?: string
  readonly explode?: boolean
  readonly schema: SchemaObject
  readonly example?: unknown
  readonly 'x-refers-to'?: string
}

export interface MediaTypeObject {
  readonly schema?: SchemaObject
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

export interface ResponseObject {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, MediaTypeObject>>
  /** why no request can bring this reply about, where that is so */
  readonly 'x-unreachable'?: string
}

export interface SchemaObject {
  readonly type?: string | readonly string[]
  readonly items?: SchemaObject
  readonly default?: unknown
  readonly $ref?: string
}

/** Follows a reference inside the document, if it is one. Throws a TypeError when it leads nowhere. */
export function resolve<T>(document: Document, value: T | Ref): T {
  if (!isRef(value)) return value
  const steps = value.$ref.replace(/^#\//, '').split('/')
  let found: unknown = document
  for (const step of steps) {
    found = isObject(found) ? found[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined
  }
  if (found === undefined) throw new TypeError(`The document has nothing at ${value.$ref}`)
  // The spec's linter holds that a reference leads to an object of the kind its place asks for.
  return resolve(document, found as T | Ref)
}

function isRef(value: unknown): value is Ref {
  return isObject(value) && typeof value['$ref'] === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
