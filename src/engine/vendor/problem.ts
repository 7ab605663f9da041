/**
 * What went wrong, in neutral terms. The vendor's dialect words it; HTTP's own meaning gives the status, unless the
 * dialect says that its vendor answers with another one.
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
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  internal: 500,
  'not-implemented': 501,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<string, number>

/** One thing wrong with a request, and its place. */
export interface Finding {
  readonly in: 'path' | 'query' | 'header' | 'body'
  /** a parameter's name, or a JSON Pointer (RFC 6901) into the body: `''` is the whole of it */
  readonly at: string
  /** the JSON Schema keyword that failed, or `syntax`, `encoding`, `repeated`, `depth`, `name` */
  readonly keyword: string
  /** what is expected, such as "must be one of Call, Email, Message" */
  readonly message: string
  /** what was found, where there was something */
  readonly value?: unknown
  /** the values that would have been accepted, where they can be listed */
  readonly allowed?: readonly unknown[]
}

/** The neutral facts of a problem; which are there depends on its kind. */
export interface ProblemDetails {
  /** every finding, not the first */
  readonly findings?: readonly Finding[]
  /** the schema name and key of the record that it is about */
  readonly entity?: { readonly name: string; readonly key: string }
  /** the permissions that the caller lacks */
  readonly permissions?: readonly string[]
  /** the schema name and key of the record that is in the way, and the property on which the conflict turns */
  readonly holder?: { readonly name: string; readonly key: string; readonly field?: string }
  /** whole seconds until it is worth trying again, at least 1 */
  readonly retryAfter?: number
  /** the methods that the path does have */
  readonly allow?: readonly string[]
  /** a word of the vendor's for a kind that it divides further */
  readonly reason?: string
}

/** A refusal in neutral terms. Throw it from a handler or a step; the pipeline answers with it. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(kind: ProblemKind, message: string, details: ProblemDetails = {}) {
    super(message)
    this.name = 'Problem'
    this.kind = kind
    this.details = details
  }

  /** The status that HTTP gives to this kind. */
  get status(): number {
    return STATUS_OF[this.kind]
  }
}

/** Statuses by the kinds of problem that a vendor says with them. */
export type Statuses = Readonly<Partial<Record<ProblemKind, number>>>

/**
 * The kind that a status stands for, if there is one: for faults that are named by their status.
 * @param own the statuses of a vendor's own, which come before HTTP's
 */
export function kindOfStatus(status: number, own: Statuses = {}): ProblemKind | undefined {
  // The keys of STATUS_OF are the kinds; Object.entries widens them to string.
  const kinds = Object.entries({ ...STATUS_OF, ...own }) as [ProblemKind, number][]
  return kinds.find(([, of]) => of === status)?.[0]
}
