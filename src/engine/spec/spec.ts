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

/** One operation of a spec, with all that an exchange needs to know of it. */
export interface Operation {
  readonly id: string
  readonly method: Method
  /** the path template, such as `/api/agents/{agentId}` */
  readonly path: string
  readonly provenance: Provenance
  readonly behaviours: readonly Behaviour[]
  /** all of these are needed */
  readonly permissions: readonly string[]
  /** the security schemes of which one must be met; none: no credential is asked for */
  readonly schemes: readonly string[]
  readonly parameters: readonly Parameter[]
  /** the path's templates, and the segment of a path in which each stands, counted from 0 before the first slash */
  readonly slots: readonly { readonly name: string; readonly segment: number }[]
  /** the names of the query's lists whose items are each given by name */
  readonly explodedLists: readonly string[]
  readonly body: DeclaredBody | undefined
  /** true if undeclared query parameters and body properties are rejected */
  readonly strict: boolean
  /** the declared statuses, ascending */
  readonly responses: ReadonlySet<number>
  /** the one declared success, if there is one only */
  readonly success: number | undefined
}

/** The bodies that an operation takes. */
export interface DeclaredBody {
  readonly required: boolean
  readonly mediaTypes: readonly string[]
  /** whether it may be as large as a file */
  readonly carriesFile: boolean
}

/** A vendor's spec, read once. */
export interface Spec {
  readonly document: Document
  readonly operations: ReadonlyMap<string, Operation>
  readonly rateLimit: { readonly requests: number; readonly seconds: number } | undefined
  /** each switch of the profile at its default */
  readonly profile: Readonly<Record<string, ProfileValue>>
  /** the validators of records, by schema name */
  readonly schemas: RecordValidators
}

/** Reads an OpenAPI document. @param records the validators of its records */
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
    profile: Object.fromEntries(
      Object.entries(document['x-profile'] ?? {}).map(([name, { default: value }]) => [name, value]),
    ),
    schemas: records,
  }
}

interface Source {
  readonly document: Document
  readonly path: string
  readonly method: Method
  readonly object: OperationObject
  /** the parameters that its path gives to all of its operations */
  readonly shared: NonNullable<PathItem['parameters']>
}

function readOperation({ document, path, method, object, shared }: Source): Operation {
  const id = object.operationId
  const statuses = Object.keys(object.responses)
    .map(Number)
    .toSorted((a, b) => a - b)
  const successes = statuses.filter((status) => status < 400)
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
    schemes: (object.security ?? document.security ?? []).flatMap((scheme) => Object.keys(scheme)),
    parameters,
    explodedLists: parameters.filter(({ list, commas }) => list && !commas).map(({ name }) => name),
    slots: path.split('/').flatMap((text, segment) => {
      return text.startsWith('{') ? [{ name: text.slice(1, -1), segment }] : []
    }),
    body: object.requestBody && {
      required: object.requestBody.required === true,
      mediaTypes: Object.keys(object.requestBody.content),
      carriesFile: object.requestBody['x-carries-file'] === true,
    },
    strict: object['x-strict'] ?? document['x-strict'] ?? false,
    responses: new Set(statuses),
    success: successes.length === 1 ? successes[0] : undefined,
  }
}
