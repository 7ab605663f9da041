import type { FaultRule } from '../engine/faults/fault-rule.ts'
import type { Immutable } from '../engine/vendor/immutable.ts'

/** A response of one's own to an operation: one form for each status that its spec declares. */
export type ResponseOverride<Operation> = Operation extends { responses: infer R }
  ? { [Key in keyof R]: Override<Key extends number ? Key : number, BodyOf<R[Key]>> }[keyof R]
  : never

/** A response with one status. */
type Override<Status extends number, Body> = Status extends Success ? WithBody<Status, Body> : WithOwnBody<Status, Body>

type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 301 | 302 | 303 | 304 | 307 | 308

/** Parts that every response can have, and the requests that get it. */
interface CommonParts<Status extends number>
  extends Pick<FaultRule, 'times' | 'nth' | 'every' | 'probability' | 'delay' | 'headers'> {
  readonly status: Status
}

/** A success. Its body is the whole body, if the spec declares one. */
type WithBody<Status extends number, Body> = [Body] extends [undefined]
  ? CommonParts<Status>
  : CommonParts<Status> & { readonly body: Body }

/** An error, or a status of a range. Without a body, an error has the vendor's own. */
interface WithOwnBody<Status extends number, Body> extends CommonParts<Status>, Pick<FaultRule, 'message' | 'code'> {
  readonly body?: Body
}

type BodyOf<Response> = Response extends { content: infer C }
  ? { [MediaType in keyof C]: ValueAs<MediaType, C[MediaType]> }[keyof C]
  : Response extends { content?: never }
    ? undefined
    : unknown

/** A body that is not JSON is a string. */
type ValueAs<MediaType, Body> = MediaType extends 'application/json' | `${string}+json` ? Immutable<Body> : string
