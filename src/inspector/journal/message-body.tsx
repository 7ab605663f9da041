import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Code, prettyPrint } from '../ui/code.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { bytesInBase64, formatBytes } from '../ui/format-bytes.ts'
import { isPicture, Picture } from '../ui/picture.tsx'
import { bytesOfBody } from './body-bytes.ts'
import { isForm } from './form-body.ts'
import { FormTable } from './form-table.tsx'
import { type Message, mediaTypeOf } from './message-type.ts'

interface MessageBodyProps {
  readonly title: 'Request' | 'Response'
  readonly message: Message
}

/** Shows the body of a message: decoded if it is a form, a picture or JSON, and as it was sent. */
export function MessageBody({ title, message }: MessageBodyProps) {
  const [isRaw, setRaw] = useState(false)
  const { body, truncated } = message
  if (body === '') return <p>The body is empty or was not recorded.</p>
  const decoded = decodedView(title, message)
  return (
    <>
      {truncated && <p>Only the beginning of the body was kept.</p>}
      <div class="actions">
        {decoded && (
          <fieldset class="segments">
            <legend class="visually-hidden">Show the body as</legend>
            <button type="button" aria-pressed={!isRaw} onClick={() => setRaw(false)}>
              {decoded.label}
            </button>
            <button type="button" aria-pressed={isRaw} onClick={() => setRaw(true)}>
              Raw
            </button>
          </fieldset>
        )}
        <CopyButton label="body" text={() => body} />
      </div>
      {decoded && !isRaw ? decoded.view() : <RawBody title={title} message={message} />}
    </>
  )
}

interface DecodedView {
  readonly label: string
  readonly view: () => ComponentChildren
}

/** Returns how a body is shown besides as it was sent; undefined for texts, and for bytes of an unknown kind. */
function decodedView(title: string, message: Message): DecodedView | undefined {
  const type = mediaTypeOf(message)
  const { body, encoding, truncated } = message
  if (isForm(message)) return { label: 'Form', view: () => <FormTable message={message} /> }
  if (isPicture(type) && !truncated) {
    const bytes = bytesOfBody(message)
    return { label: 'Picture', view: () => <Picture label={`${title} body`} type={type} bytes={bytes} /> }
  }
  const pretty = encoding ? body : prettyPrint(body)
  return pretty === body ? undefined : { label: 'JSON', view: () => <Code label={`${title} body`} text={pretty} /> }
}

function RawBody({ title, message: { body, encoding, truncated } }: MessageBodyProps) {
  return (
    <>
      {encoding && (
        <p>
          Binary body, {formatBytes(bytesInBase64(body))}
          {truncated && ' kept'}, shown as base64.
        </p>
      )}
      <Code label={`${title} body${encoding ? ' as base64' : ''}`} text={body} />
    </>
  )
}
