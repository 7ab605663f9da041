/**
 * Kind of a problem in neutral terms. The vendor's dialect formats it. Its status is HTTP's own, unless the dialect
 * declares another.
 */
export type ProblemKind = keyof typeof STATUS_OF

const STATUS_OF = {
  malformed: 400,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'unknown-path': 404,
  'unknown-method': 405,
  'client-timeout': 408,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  internal: 500,
  'not-implemented': 501,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<string, number>

/** One thing that is wrong with a request, with its place. */
export interface Finding {
  readonly in: 'path' | 'query' | 'header' | 'body'
  /** name of a parameter, or a JSON Pointer (RFC 6901) into the body, where `''` is the whole body */
  readonly at: string
  /** the JSON Schema keyword that failed, or `syntax`, `encoding`, `repeated`, `depth`, `name` */
  readonly keyword: string
  /** a clause that states what is expected, such as `must be one of Call, Email, Message` */
  readonly message: string
  /** the value that was sent, if there was one */
  readonly value?: unknown
  /** the values that are accepted, if they can be listed */
  readonly allowed?: readonly unknown[]
}

/** Details of a problem in neutral terms. The kind decides which are present. */
export interface ProblemDetails {
  /** all findings */
  readonly findings?: readonly Finding[]
  /** schema name and key of the record that the problem concerns */
  readonly entity?: { readonly name: string; readonly key: string }
  /** the permissions that the caller lacks */
  readonly permissions?: readonly string[]
  /** true if one of the permissions would suffice */
  readonly anyPermission?: boolean
  /** the largest body that is accepted, in bytes */
  readonly maxBytes?: number
  /** schema name and key of the record that causes the conflict, and the conflicting property */
  readonly holder?: { readonly name: string; readonly key: string; readonly field?: string }
  /** whole seconds until the client should retry, at least 1 */
  readonly retryAfter?: number
  /** methods that the path has */
  readonly allow?: readonly string[]
  /** status of the response, instead of the kind's */
  readonly status?: number
  /** the vendor's own code, for kinds that the vendor subdivides */
  readonly reason?: string
  /** the parts of the response that a fault sets */
  readonly custom?: CustomResponse
}

/** Parts of an error response that a fault sets instead of the dialect. */
export interface CustomResponse {
  /** message in the body, used as it is */
  readonly message?: string
  /** error code in the body, used as it is */
  readonly code?: string | number
  /** headers in addition to those of the dialect, or instead of them */
  readonly headers?: Readonly<Record<string, string | number>>
  /** the whole body */
  readonly body?: unknown
}

/**
 * An error in neutral terms. Handlers and steps throw it, and the pipeline responds with it in the vendor's format.
 * @example
 * throw new Problem('conflict', 'The desk is reserved')
 */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(kind: ProblemKind, message: string, details: ProblemDetails = {}) {
    super(message)
    this.name = 'Problem'
    this.kind = kind
    this.details = details
  }

  /** HTTP's status for this kind. */
  get status(): number {
    return STATUS_OF[this.kind]
  }
}

/** Returns the details of a caller that has none of the permissions of which one suffices. */
export function anyOf(permissions: readonly string[]): Pick<ProblemDetails, 'permissions' | 'anyPermission'> {
  return { permissions, anyPermission: true }
}

/** A vendor's own statuses, by kind of problem. */
export type Statuses = Readonly<Partial<Record<ProblemKind, number>>>

/**
 * Returns the kind of problem that has a status, if there is one. Faults name problems by their status.
 * @param own the vendor's own statuses, which take precedence over HTTP's
 * @example
 * kindOfStatus(409) // 'conflict'
 */
export function kindOfStatus(status: number, own: Statuses = {}): ProblemKind | undefined {
  // The keys of STATUS_OF are the kinds; Object.entries widens them to string.
  const kinds = Object.entries({ ...STATUS_OF, ...own }) as [ProblemKind, number][]
  return kinds.find(([, of]) => of === status)?.[0]
}
