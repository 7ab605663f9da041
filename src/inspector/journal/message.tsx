import type { Exchange } from '../live-journal.ts'
import { NameValueList } from '../ui/name-value-list.tsx'
import { MessageBody } from './message-body.tsx'

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
