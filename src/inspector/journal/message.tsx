import type { Exchange } from '../live-journal.ts'
import { Code } from '../ui/code.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { bytesInBase64, formatBytes } from '../ui/format-bytes.ts'
import { NameValueList } from '../ui/name-value-list.tsx'

interface MessageProps {
  readonly title: 'Request' | 'Response'
  /** query of the request */
  readonly query?: string
  readonly message: Exchange['response'] | Exchange['request']
}

/** Shows a request or a response: its query parameters, body and headers. */
export function MessageTab({ title, message, query = '' }: MessageProps) {
  const { headers } = message
  const parameters = [...new URLSearchParams(query)]
  return (
    <>
      {parameters.length > 0 && (
        <>
          <h3>Query parameters</h3>
          <NameValueList pairs={parameters} />
        </>
      )}
      <MessageBody title={title} message={message} />
      <h3>
        {headers.length} {headers.length === 1 ? 'header' : 'headers'}
      </h3>
      <NameValueList pairs={headers.map(({ name, value }) => [name, value])} />
    </>
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
      <p class="actions">
        <CopyButton label="body" text={() => body} />
      </p>
      <Code label={`${title} body${encoding ? ' as base64' : ''}`} text={body} />
    </>
  )
}
