import { formatDifference } from '../../engine/journal/forwarded.ts'
import type { Exchange } from '../live-journal.ts'

type Forwarded = NonNullable<Exchange['forwarded']>

/** Marks who answered a request that was forwarded. */
export function ForwardedMark({ forwarded }: { forwarded: Forwarded | undefined }) {
  if (!forwarded) return null
  return <span class="mark">{forwarded.fallback === undefined ? 'forwarded' : 'answered by the double'}</span>
}

/** Names the server that a request was forwarded to, and lists how the messages differ from the spec. */
export function ForwardedStep({ forwarded: { to, fallback, differences } }: { forwarded: Forwarded }) {
  return (
    <div>
      <dt>Forwarded</dt>
      <dd>
        {fallback === undefined ? `${to} answered` : `${to} did not answer, so the double did (${fallback})`}
        {differences.length > 0 && (
          <>
            . The messages differ from the spec:
            <ul class="findings">
              {differences.map((difference, i) => (
                <li key={i}>{formatDifference(difference)}</li>
              ))}
            </ul>
          </>
        )}
      </dd>
    </div>
  )
}
