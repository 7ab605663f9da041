import { EventStream, type StreamEvent } from '../../engine/exchange/event-stream.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { type AnswerContext, createResponse, fillIn } from './answer.ts'
import type { Schemas } from './collections.ts'
import { formatError } from './dialect.ts'

/** Milliseconds of silence after which the vendor sends a comment to keep the connection open. */
const KEEP_ALIVE = 20_000

/** The data of one event. */
type EventData = Immutable<Schemas['StreamEvent']>

/** Properties of a stream that do not come from its answer. */
export interface StreamOptions {
  /** the problem that the execution fails with; undefined if it succeeds */
  readonly failure: Problem | undefined
  readonly profile: Pick<profile, 'streamError' | 'tokenPace'>
  /** true if `done` follows an error before which no token was sent */
  readonly isDoneAfterError: boolean
}

/** Streams an answer: the events that its rule scripts, or its tokens followed by `done` or by a failure. */
export function answerStream(context: AnswerContext, options: StreamOptions): EventStream {
  const { events, pace = options.profile.tokenPace } = context.match?.rule ?? {}
  const all = events?.map((event) => toEvent(filledIn(event, context))) ?? ownEvents(context, options)
  return new EventStream(all, { pace, keepAlive: KEEP_ALIVE })
}

/** Returns whether the stream of an answer reports a failure that its rule scripts. */
export function scriptsFailure({ match }: Pick<AnswerContext, 'match'>): boolean {
  return match?.rule.events?.some(({ type }) => type === 'error') ?? false
}

function ownEvents(context: AnswerContext, { failure, profile: { streamError }, isDoneAfterError }: StreamOptions) {
  const startsFirst = !failure || context.match?.rule.response !== undefined
  const tokens = (startsFirst ? tokensOf(createResponse(context)) : []).map((value) =>
    toEvent({ type: 'token', value }),
  )
  if (!failure) return [...tokens, DONE]
  if (streamError === 'plain') return [...tokens, { event: 'error', data: JSON.stringify(formatError(failure)) }]
  const error = toEvent({ type: 'error', errorDetails: { message: failure.message } })
  return [...tokens, error, ...(isDoneAfterError && tokens.length === 0 ? [DONE] : [])]
}

function filledIn(event: EventData, context: AnswerContext): EventData {
  return 'value' in event ? { ...event, value: fillIn(event.value, context) } : event
}

/** Formats an event. Only errors have a name. */
function toEvent(data: EventData): StreamEvent {
  return { ...(data.type === 'error' && { event: 'error' }), data: JSON.stringify(data) }
}

const DONE = toEvent({ type: 'done' })

/** Splits a string into words with their leading whitespace; joined together, the parts are the string again. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}
