/** Recorded requests and responses of a service. Their secrets are already redacted. */
export interface Traffic {
  readonly exchanges: readonly RecordedExchange[]
}

/** One recorded request with its response. */
export interface RecordedExchange {
  /** the archive's name */
  readonly file: string
  /** position in the archive, counted from 1 */
  readonly number: number
  /** start of the request (ISO 8601) */
  readonly at: string
  /** in upper case */
  readonly method: string
  /** absolute URL without credentials and fragment; secrets in its query are redacted */
  readonly url: string
  readonly request: RecordedMessage
  readonly response: RecordedMessage & { readonly status: number }
}

/** The headers and the body of a recorded request or response. */
export interface RecordedMessage {
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** undefined if the archive does not contain the body; an empty text is an empty body */
  readonly body?: RecordedBody
}

/** A recorded body. */
export interface RecordedBody {
  readonly text: string
  /** with its parameters, as it was sent; empty if unknown */
  readonly mediaType: string
  /** set if the body is not text */
  readonly encoding?: 'base64'
}

/** Returns the value of a header; undefined if the message does not have it. @param name in lower case */
export function headerOf({ headers }: RecordedMessage, name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1]
}
