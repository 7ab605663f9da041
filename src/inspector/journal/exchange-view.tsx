import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefOf } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Code } from '../ui/code.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { bytesInBase64, formatBytes } from '../ui/format-bytes.ts'
import { formatDuration } from '../ui/format-duration.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { NameValueList } from '../ui/name-value-list.tsx'
import { SelectedTitle } from '../ui/selected-title.tsx'
import { Changes } from './changes.tsx'
import { formatCurl, formatFault, formatTest } from './copy-text.ts'
import { WhyResponse } from './why-response.tsx'

/** Shows an exchange: actions, the reasons for the response, the changes, and both messages in full. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { world } = useInspector()
  const { number, at, duration, method, path, query, request, response } = exchange
  return (
    <section aria-labelledby="exchange-title" class="selected">
      <BackLink href={hrefOf(world, 'journal')}>Back to the list</BackLink>
      <SelectedTitle level="h2" id="exchange-title" subject={String(number)}>
        {method} {path}
        {query !== '' && `?${query}`} → {response.status === 0 ? 'no response' : response.status}
      </SelectedTitle>
      <p>
        Request {number}, {formatInstant(at)}, took {formatDuration(duration)}
      </p>
      <Actions exchange={exchange} />
      <WhyResponse exchange={exchange} />
      <Changes number={number} />
      <Message title="Request" message={request} />
      <Message title="Response" message={response} />
    </section>
  )
}

function Actions({ exchange }: { exchange: Exchange }) {
  const { world, journal, perform } = useInspector()
  const { number } = exchange
  const restore = (side: 'before' | 'exchange') => {
    return unwrap(
      control.POST('/_control/worlds/{world}/restore', {
        params: { path: { world } },
        body: { to: `${side}:${number}` },
      }),
    )
  }
  return (
    <p class="actions">
      <button
        type="button"
        onClick={() => perform(`Restored the state before request ${number}`, () => restore('before'))}
      >
        Restore state before
      </button>
      <button
        type="button"
        onClick={() => perform(`Restored the state after request ${number}`, () => restore('exchange'))}
      >
        Restore state after
      </button>
      <CopyButton label="as curl" text={() => formatCurl(world, exchange)} />
      <CopyButton label="as test" text={() => formatTest(world, exchange, journal.exchanges)} />
      <CopyButton label="as fault" text={() => formatFault(exchange)} />
    </p>
  )
}

interface MessageProps {
  readonly title: string
  readonly message: Exchange['response'] | Exchange['request']
}

function Message({ title, message }: MessageProps) {
  const { headers } = message
  return (
    <section class="panel">
      <h3>{title}</h3>
      <details>
        <summary>
          {headers.length} {headers.length === 1 ? 'header' : 'headers'}
        </summary>
        <NameValueList pairs={headers.map(({ name, value }) => [name, value])} />
      </details>
      <MessageBody title={title} message={message} />
    </section>
  )
}

function MessageBody({ title, message }: MessageProps) {
  const { body, encoding } = message
  if (body === '') return <p>The body is empty or was not recorded.</p>
  const isTruncated = 'truncated' in message && message.truncated
  return (
    <>
      {encoding && (
        <p>
          Binary body, {formatBytes(bytesInBase64(body))}
          {isTruncated && ' kept'}, shown as base64.
        </p>
      )}
      {isTruncated && <p>Only the beginning of the body was kept.</p>}
      <Code label={`${title} body${encoding ? ' as base64' : ''}`} text={body} />
    </>
  )
}
