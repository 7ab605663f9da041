import { formatBytes } from '../ui/format-bytes.ts'
import { isPicture, Picture } from '../ui/picture.tsx'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { useLoaded } from '../use-loaded.ts'
import { type FormField, isSummary, MULTIPART, readForm, sizeOfField } from './form-body.ts'
import { type Message, mediaTypeOf } from './message-type.ts'

/** Longest value that the table shows in full, in characters. */
const LONGEST_VALUE = 2000

/** Shows a form as a table of its fields. */
export function FormTable({ message }: { message: Message }) {
  const { value: fields, error } = useLoaded(message.body, [], () => readForm(message))
  if (error !== undefined) return <p>The form cannot be read: it is incomplete or malformed. See the raw body.</p>
  if (!fields) return null
  const hasParts = mediaTypeOf(message) === MULTIPART
  return (
    <>
      {isSummary(message) && fields.some(({ file }) => file) && (
        <p class="hint">The request journal keeps the fields of a form, but not the content of its files.</p>
      )}
      <ScrollArea label="Fields of the form">
        <table class="form">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">{hasParts ? 'Value or file' : 'Value'}</th>
              {hasParts && <th scope="col">Type</th>}
              {hasParts && (
                <th scope="col" data-numeric="true">
                  Size
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {fields.map((field, i) => (
              <tr key={i}>
                <th scope="row">{field.name}</th>
                <td>
                  <FieldValue field={field} />
                </td>
                {hasParts && <td>{field.file ? field.file.type || 'unknown' : 'text'}</td>}
                {hasParts && <td data-numeric="true">{formatBytes(sizeOfField(field))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}

function FieldValue({ field: { name, value = '', file } }: { field: FormField }) {
  if (!file) return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
  const { bytes, type } = file
  return (
    <>
      <b class="file-name">{file.name || 'file without a name'}</b>
      {bytes && isPicture(type) && (
        <Picture isThumbnail label={`File ${file.name || name}`} type={type} bytes={bytes} />
      )}
    </>
  )
}
