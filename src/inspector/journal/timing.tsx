import { formatRule } from '../faults/fault-text.ts'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { bytesInBase64, formatBytes } from '../ui/format-bytes.ts'
import { formatDuration } from '../ui/format-duration.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { NameValueList } from '../ui/name-value-list.tsx'
import { sizeOf } from './response-size.ts'

/** Shows when a request arrived and was answered by the world's clock, how long that took, and how much was sent. */
export function Timing({ exchange }: { exchange: Exchange }) {
  const { journal, worlds } = useInspector()
  const { number, at, duration, request, faultRule } = exchange
  const answered = Date.parse(at)
  const previous = journal.exchanges.find((other) => other.number === number - 1)
  const sent =
    request.encoding === 'base64' ? bytesInBase64(request.body) : new TextEncoder().encode(request.body).length
  return (
    <>
      <NameValueList
        pairs={[
          ['Received', formatInstant(new Date(answered - duration).toISOString())],
          ['Answered', formatInstant(at)],
          ['Duration', formatDuration(duration)],
          ...(faultRule?.delay ? [['Delay', `a fault that ${formatRule(faultRule)}`] as const] : []),
          ...(previous
            ? [[`Since request ${previous.number}`, formatGap(answered - Date.parse(previous.at))] as const]
            : []),
          ['Request body', formatBytes(sent)],
          ['Response body', formatBytes(sizeOf(exchange))],
        ]}
      />
      <p class="hint">
        Times are those of the world's clock.
        {worlds?.current?.clock.frozen && ' It is frozen, so that only delays by faults count.'}
      </p>
    </>
  )
}

function formatGap(millis: number): string {
  return millis < 0 ? `the clock was set back by ${formatDuration(-millis)}` : formatDuration(millis)
}
