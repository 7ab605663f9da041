import type { Snapshot } from '../../world/snapshot.ts'
import type { Violation } from '../exchange/check-response.ts'
import type { Fault } from '../faults/faults.ts'
import type { NearMiss } from '../spec/near-miss.ts'
import type { Undeclared } from '../spec/undeclared.ts'
import type { Finding, ProblemKind } from '../vendor/problem.ts'
import type { Forwarded } from './forwarded.ts'

/** The rule of an injected fault, with the operation that it was set for. */
export type InjectedRule = Omit<Fault, 'id' | 'seen' | 'injected'>

/** A request together with its response, as the request journal keeps it. */
export interface Exchange {
  /** position in the journal, counted from 1 since the world started or was reset */
  readonly number: number
  /** time of the response by the world's clock: ISO 8601 */
  readonly at: string
  /** in ms by the world's clock; if the clock is frozen, only the deliberate delays */
  readonly duration: number
  /** undefined if the path belongs to no vendor */
  readonly vendor: string | undefined
  /** the operationId; undefined if the request matched no operation */
  readonly operation: string | undefined
  readonly method: string
  /** the path as it was sent, without the prefix of a world */
  readonly path: string
  /** the query as it was sent, without `?` */
  readonly query: string
  readonly request: {
    readonly headers: readonly (readonly [name: string, value: string])[]
    /** the text, or base64 if the body is not UTF-8; also of requests that were rejected */
    readonly body: string
    readonly encoding?: 'base64' | undefined
    /** true if only the beginning of the body is kept */
    readonly truncated?: true | undefined
  }
  readonly response: {
    /** 0 if the connection failed before a response */
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    /** the text, or base64 if the body is binary; empty for streams whose text is not known before it is sent */
    readonly body: string
    readonly encoding?: 'base64' | undefined
    /** true if only the beginning of the body is kept, which is possible for forwarded requests only */
    readonly truncated?: true | undefined
  }
  /** the problem that the response reports, if the request was rejected */
  readonly problem:
    | { readonly kind: ProblemKind; readonly message: string; readonly findings: readonly Finding[] }
    | undefined
  /** query parameters and body members that the operation does not declare; they had no effect */
  readonly undeclared: readonly Undeclared[]
  /** true if the operation does not declare the status of the response; its vendor's document leaves errors out */
  readonly undeclaredStatus?: true | undefined
  /** operations that a request without a match may have meant, the nearest first */
  readonly nearMisses: readonly NearMiss[]
  /** the security scheme that accepted the credential; undefined if the operation requires none, or none accepted it */
  readonly credential: string | undefined
  /** the id of the fault that was injected */
  readonly fault: string | undefined
  /** the rule of that fault, which may no longer be in the world */
  readonly faultRule?: InjectedRule | undefined
  /** true if the fault set a success, so that the operation was not carried out */
  readonly overridden?: true | undefined
  /** present if the request was forwarded to another server */
  readonly forwarded?: Forwarded | undefined
  /** how the intended response violated the spec, which is a bug in DeskDouble */
  readonly violation: Violation | undefined
  /** the exception that a handler threw, which is a bug in DeskDouble */
  readonly error: unknown
  /** state of the world when the handler was called; equal to `after` if the request was rejected before that */
  readonly before: Snapshot
  readonly after: Snapshot
}
