import { isObject } from '../../world/is-object.ts'
import { valueAt } from './json-pointer.ts'

/** An OpenAPI 3.1 document, with the parts that the engine reads. */
export interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  /** path prefixes of this vendor */
  readonly 'x-roots': readonly string[]
  /** responses to requests that match no operation, by status */
  readonly 'x-unmatched': Readonly<Record<string, Ref>>
  readonly 'x-rate-limit'?: { readonly requests: number; readonly seconds: number }
  readonly 'x-profile'?: Readonly<Record<string, ProfileSetting>>
  /** templates of links to records without an operation of their own */
  readonly 'x-links'?: Readonly<Record<string, string>>
  /** initial records of collections that a scenario leaves out, written as in a scenario */
  readonly 'x-initial'?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  readonly 'x-omitted'?: readonly { readonly fact: string; readonly reason: string }[]
  /** security requirements of operations that declare none of their own */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, unknown>>
}

/** A named setting that selects one of several readings of a vendor's documents. */
export interface ProfileSetting {
  readonly default: ProfileValue
  readonly enum: readonly ProfileValue[]
  readonly description: string
}

/** Value of a profile setting. */
export type ProfileValue = string | number | boolean

/** Source of a statement about a vendor. */
export type Provenance = 'reference' | 'documented' | 'observed' | 'assumed'

/** A reference to another part of the document. */
export interface Ref {
  readonly $ref: string
}

/** A rule of behaviour that no schema can express, with its source and the title of the test that proves it. */
export interface Behaviour {
  readonly rule: string
  readonly provenance: Provenance
  readonly fact: string
  readonly test: string
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
export interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly (ParameterObject | Ref)[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: Readonly<Record<string, MediaTypeObject>>
    /** whether the body may be as large as a file */
    readonly 'x-carries-file'?: boolean
  }
  readonly responses: Readonly<Record<string, ResponseObject | Ref>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly 'x-provenance': Provenance
  readonly 'x-permissions'?: readonly string[]
  readonly 'x-behaviour'?: readonly Behaviour[]
}

/** A parameter as the document declares it. */
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

/** A body of one media type as the document declares it. */
export interface MediaTypeObject {
  readonly schema?: SchemaObject
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

/** A response as the document declares it. */
export interface ResponseObject {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, MediaTypeObject>>
  /** the reason, if no request can cause this response */
  readonly 'x-unreachable'?: string
}

/** A JSON Schema, with the keywords that the engine reads. */
export interface SchemaObject {
  readonly type?: string | readonly string[]
  readonly items?: SchemaObject
  readonly default?: unknown
  readonly $ref?: string
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
