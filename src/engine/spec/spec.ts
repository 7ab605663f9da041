import { requestBodyOf } from './declaration.ts'
import { type DeclaredStatuses, declaredKey, isErrorStatus, successOf } from './declared-status.ts'
import {
  type Behaviour,
  type Document,
  METHODS,
  type Method,
  type OperationObject,
  type PathItem,
  type ProfileValue,
  type Provenance,
} from './document.ts'
import { type Parameter, readParameter } from './parameters.ts'
import { type PathSlot, slotsOf } from './segment.ts'
import { SharedParts } from './shared-parts.ts'
import type { RecordValidators } from './validators.ts'

/** A rule together with its provenance, its own or that of its document. */
interface SourcedBehaviour extends Behaviour {
  readonly provenance: Provenance
}

/** An operation of a spec, prepared for exchanges. */
export interface Operation extends DeclaredStatuses {
  readonly id: string
  readonly method: Method
  /** the path template, such as `/api/agents/{agentId}` */
  readonly path: string
  readonly provenance: Provenance
  readonly behaviours: readonly SourcedBehaviour[]
  /** the caller needs all of these */
  readonly permissions: readonly string[]
  /** the caller needs at least one of these, if there are any */
  readonly anyPermissions: readonly string[]
  /** security schemes of which one must accept the credential; empty if no credential is required */
  readonly schemes: readonly string[]
  /**
   * the combinations of schemes of which one must accept the credential; undefined if each consists of one scheme. An
   * empty combination makes the credential optional.
   */
  readonly combinations: readonly (readonly string[])[] | undefined
  readonly parameters: readonly Parameter[]
  /** places of the path parameters */
  readonly slots: readonly PathSlot[]
  /** number of segments of the path, including the empty one before the first slash */
  readonly segments: number
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

/** Returns whether an operation can answer a status: it declares the status, or the status is an error and it answers any. */
export function canAnswer(operation: Operation, status: number): boolean {
  return (operation.anyError && isErrorStatus(status)) || declaredKey(operation, status) !== undefined
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
  /** paths below which requests are the same as without them, the longest first */
  readonly basePaths: readonly string[]
  /** prefix of all paths, such as `/shop`; empty for a document without a mount */
  readonly mount: string
  /** `neutral` if an error whose status is not declared is answered with a neutral body, instead of as a violation */
  readonly undeclaredErrors: 'violation' | 'neutral'
  /** settings of the profile with their defaults */
  readonly profile: Readonly<Record<string, ProfileValue>>
  /** validators of records, by schema name */
  readonly schemas: RecordValidators
}

/** Reads an OpenAPI document. @param records validators of its records, by schema name */
export function readSpec(document: Document, records: RecordValidators): Spec {
  const shared = new SharedParts(document)
  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries(document.paths)) {
    const ofPath = { path, slots: slotsOf(path), segments: path.split('/').length, declared: item.parameters ?? [] }
    for (const method of METHODS) {
      const object = item[method]
      if (object) operations.set(object.operationId, readOperation(shared, ofPath, method, object))
    }
  }
  return {
    document,
    operations,
    rateLimit: document['x-rate-limit'],
    bodyLimit: document['x-body-limit'],
    mount: document['x-mount'] ?? '',
    basePaths: (document['x-base-paths'] ?? []).toSorted((a, b) => b.length - a.length),
    undeclaredErrors: document['x-undeclared-errors'] ?? 'violation',
    profile: Object.fromEntries(
      Object.entries(document['x-profile'] ?? {}).map(([name, { default: value }]) => [name, value]),
    ),
    schemas: records,
  }
}

/** Parts that all operations of a path have in common. */
interface PathParts extends Pick<Operation, 'path' | 'slots' | 'segments'> {
  /** parameters that the path declares for all its operations */
  readonly declared: NonNullable<PathItem['parameters']>
}

function readOperation(shared: SharedParts, ofPath: PathParts, method: Method, object: OperationObject): Operation {
  const { path, slots, segments } = ofPath
  const { document } = shared
  const id = object.operationId
  const provenance = document['x-provenance'] ?? 'reference'
  const body = requestBodyOf(document, object)
  const statuses = shared.statuses(object.responses)
  const anyError = statuses.ranges.has('default') || document['x-undeclared-errors'] === 'neutral'
  const combinations = (object.security ?? document.security ?? []).map((requirement) => Object.keys(requirement))
  const parameters = declaredParameters(shared, [...ofPath.declared, ...(object.parameters ?? [])], slots)
  return {
    id,
    method,
    path,
    provenance: object['x-provenance'] ?? provenance,
    // Read on demand: rules may be inferred only then.
    get behaviours() {
      return (object['x-behaviour'] ?? []).map((rule) => ({ provenance, ...rule }))
    },
    permissions: object['x-permissions'] ?? [],
    anyPermissions: object['x-any-permissions'] ?? [],
    schemes: [...new Set(combinations.flat())],
    combinations: combinations.every(({ length }) => length === 1) ? undefined : combinations,
    parameters,
    explodedLists: parameters.filter(({ exploded }) => exploded).map(({ name }) => name),
    slots,
    segments,
    body: body && {
      required: body.required === true,
      mediaTypes: Object.keys(body.content),
      carriesFile: body['x-carries-file'] === true,
    },
    strict: object['x-strict'] ?? document['x-strict'] ?? false,
    ...statuses,
    anyError,
    limitStatus:
      [...statuses.responses].find((status) => reportsLimit(shared, object, status)) ??
      (anyError || declaredKey(statuses, LIMITED) !== undefined ? LIMITED : undefined),
    success: successOf(statuses),
  }
}

/**
 * Reads parameters. An operation's own parameter replaces the path's. Parameters of the path template that the document
 * forgot are strings.
 */
function declaredParameters(
  shared: SharedParts,
  declared: NonNullable<PathItem['parameters']>,
  slots: readonly PathSlot[],
): Parameter[] {
  const parameters = new Map<string, Parameter>()
  for (const reference of declared) {
    const parameter = shared.parameter(reference)
    parameters.set(`${parameter.in} ${parameter.name}`, parameter)
  }
  for (const { name } of slots) {
    if (parameters.has(`path ${name}`)) continue
    parameters.set(`path ${name}`, readParameter({ name, in: 'path', required: true, schema: { type: 'string' } }))
  }
  return [...parameters.values()]
}

/** Status of an exceeded limit (RFC 6585, 4). */
const LIMITED = 429

function reportsLimit(shared: SharedParts, { responses }: OperationObject, status: number): boolean {
  const response = responses[status]
  return status === LIMITED || (response !== undefined && shared.reportsLimit(response))
}
