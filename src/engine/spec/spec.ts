import { requestBodyOf } from './declaration.ts'
import { type DeclaredStatuses, declaredKey, readStatuses, successOf } from './declared-status.ts'
import {
  type Behaviour,
  type Document,
  METHODS,
  type Method,
  type OperationObject,
  type PathItem,
  type ProfileValue,
  type Provenance,
  resolve,
} from './document.ts'
import { type Parameter, readParameter } from './parameters.ts'
import type { RecordValidators } from './validators.ts'

/** An operation of a spec, prepared for exchanges. */
export interface Operation extends DeclaredStatuses {
  readonly id: string
  readonly method: Method
  /** the path template, such as `/api/agents/{agentId}` */
  readonly path: string
  readonly provenance: Provenance
  readonly behaviours: readonly Behaviour[]
  /** the caller needs all of these */
  readonly permissions: readonly string[]
  /** the caller needs at least one of these, if there are any */
  readonly anyPermissions: readonly string[]
  /** security schemes of which one must accept the credential; empty if no credential is required */
  readonly schemes: readonly string[]
  readonly parameters: readonly Parameter[]
  /** path parameters, each with the index of its segment; segment 0 is the empty one before the first slash */
  readonly slots: readonly { readonly name: string; readonly segment: number }[]
  /** names of the query's lists that repeat the name for each item */
  readonly explodedLists: readonly string[]
  readonly body: DeclaredBody | undefined
  /** true if undeclared query parameters and body properties are rejected */
  readonly strict: boolean
  /** true if errors of any status can be answered: the operation declares `default`, or its vendor answers others too */
  readonly anyError: boolean
  /** the status of an exceeded limit; undefined if the spec declares none */
  readonly limitStatus: number | undefined
  /** the status of a handler's result that names none; undefined if the spec declares several successes */
  readonly success: number | undefined
}

/** Returns whether an operation can answer an error status: it declares the status, or any error. */
export function canAnswer(operation: Operation, status: number): boolean {
  return operation.anyError || declaredKey(operation, status) !== undefined
}

/** The request bodies that an operation accepts. */
export interface DeclaredBody {
  readonly required: boolean
  readonly mediaTypes: readonly string[]
  /** true if the body may be as large as a file */
  readonly carriesFile: boolean
}

/** A vendor's spec, prepared for exchanges. */
export interface Spec {
  readonly document: Document
  readonly operations: ReadonlyMap<string, Operation>
  readonly rateLimit: { readonly requests: number; readonly seconds: number } | undefined
  /** largest request body in bytes, if the vendor has a limit of its own */
  readonly bodyLimit: number | undefined
  /** `neutral` if an error whose status is not declared is answered with a neutral body, instead of as a violation */
  readonly undeclaredErrors: 'violation' | 'neutral'
  /** settings of the profile with their defaults */
  readonly profile: Readonly<Record<string, ProfileValue>>
  /** validators of records, by schema name */
  readonly schemas: RecordValidators
}

/** Reads an OpenAPI document. @param records validators of its records, by schema name */
export function readSpec(document: Document, records: RecordValidators): Spec {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const object = item[method]
      const shared = item.parameters ?? []
      return object ? [readOperation({ document, path, method, object, shared })] : []
    }),
  )
  return {
    document,
    operations: new Map(operations.map((operation) => [operation.id, operation])),
    rateLimit: document['x-rate-limit'],
    bodyLimit: document['x-body-limit'],
    undeclaredErrors: document['x-undeclared-errors'] ?? 'violation',
    profile: Object.fromEntries(
      Object.entries(document['x-profile'] ?? {}).map(([name, { default: value }]) => [name, value]),
    ),
    schemas: records,
  }
}

interface OperationSource {
  readonly document: Document
  readonly path: string
  readonly method: Method
  readonly object: OperationObject
  /** parameters that the path declares for all its operations */
  readonly shared: NonNullable<PathItem['parameters']>
}

function readOperation({ document, path, method, object, shared }: OperationSource): Operation {
  const id = object.operationId
  const body = requestBodyOf(document, object)
  const statuses = readStatuses(object.responses)
  const anyError = statuses.ranges.has('default') || document['x-undeclared-errors'] === 'neutral'
  const parameters = [...shared, ...(object.parameters ?? [])].map((parameter) => {
    return readParameter(resolve(document, parameter))
  })
  return {
    id,
    method,
    path,
    provenance: object['x-provenance'],
    behaviours: object['x-behaviour'] ?? [],
    permissions: object['x-permissions'] ?? [],
    anyPermissions: object['x-any-permissions'] ?? [],
    schemes: (object.security ?? document.security ?? []).flatMap((scheme) => Object.keys(scheme)),
    parameters,
    explodedLists: parameters.filter(({ exploded }) => exploded).map(({ name }) => name),
    slots: path.split('/').flatMap((text, segment) => {
      return text.startsWith('{') ? [{ name: text.slice(1, -1), segment }] : []
    }),
    body: body && {
      required: body.required === true,
      mediaTypes: Object.keys(body.content),
      carriesFile: body['x-carries-file'] === true,
    },
    strict: object['x-strict'] ?? document['x-strict'] ?? false,
    ...statuses,
    anyError,
    limitStatus:
      [...statuses.responses].find((status) => reportsLimit(document, object, status)) ??
      (anyError || declaredKey(statuses, LIMITED) !== undefined ? LIMITED : undefined),
    success: successOf(statuses),
  }
}

/** Status of an exceeded limit (RFC 6585, 4). */
const LIMITED = 429

function reportsLimit(document: Document, { responses }: OperationObject, status: number): boolean {
  const response = responses[status]
  return status === LIMITED || (response !== undefined && resolve(document, response)['x-reports-limit'] === true)
}
