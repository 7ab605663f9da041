import type { SpecOperation } from '../documents.ts'
import { fieldText, inputText } from '../ui/form-fields.ts'

/** Request target and the headers that are parameters of the operation. */
export interface RequestTarget {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

/** Builds path, query and headers from the fields of an operation's parameters. Empty fields are omitted. */
export function toTarget({ path, parameters }: SpecOperation, fields: FormData): RequestTarget {
  const filled = parameters.flatMap(({ name, in: where }) => {
    const value = fieldText(fields, `${where} ${name}`)
    return value === '' ? [] : [{ name, where, value }]
  })
  const parametersIn = (location: string) => filled.filter(({ where }) => where === location)
  const pathname = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(parametersIn('path').find((parameter) => parameter.name === name)?.value ?? '')
  })
  const query = new URLSearchParams(parametersIn('query').map(({ name, value }) => [name, value])).toString()
  return {
    target: query === '' ? pathname : `${pathname}?${query}`,
    headers: Object.fromEntries(parametersIn('header').map(({ name, value }) => [name, value])),
  }
}

/**
 * Encodes the body field for a media type.
 * @throws {Error} if a form media type is selected and the field is not a JSON object
 */
export function toBody(type: string, fields: FormData): BodyInit {
  const text = fieldText(fields, 'body')
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(parseFormFields(text))
  if (type !== 'multipart/form-data') return text
  const form = new FormData()
  for (const [name, value] of parseFormFields(text)) if (name !== 'file') form.append(name, value)
  const file = fields.get('file')
  // A browser sends an empty file without a name if none was chosen.
  form.append('file', file instanceof File && file.name !== '' ? file : sampleFile())
  return form
}

/** Returns the file that is sent if none was chosen. */
function sampleFile(): File {
  return new File(['A file to try the operation.\n'], 'sample.txt', { type: 'text/plain' })
}

/** Parses the fields of a form from a flat JSON object. */
function parseFormFields(text: string): [string, string][] {
  let value: unknown
  try {
    value = JSON.parse(text || '{}')
  } catch {
    throw new Error('Failed to send: form fields must be a JSON object such as { "name": "value" }')
  }
  return Object.entries(value ?? {}).map(([name, field]) => [name, inputText(field)])
}
