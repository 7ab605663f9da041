import { isObject, isScalar } from './json.ts'

/** Encodes query parameters with a leading question mark: arrays are repeated, objects have brackets. */
export function encodeQuery(parameters: Iterable<readonly [string, unknown]>): string {
  const query = new URLSearchParams()
  for (const [name, value] of parameters) {
    if (Array.isArray(value)) for (const item of value) query.append(name, textOf(item))
    else if (isObject(value))
      for (const [inner, item] of Object.entries(value)) query.append(`${name}[${inner}]`, textOf(item))
    else query.append(name, textOf(value))
  }
  return query.size === 0 ? '' : `?${query}`
}

/** Encodes a body in a media type, with the headers that it needs. */
export function encodeBody(
  media: string,
  value: unknown,
): { body: string | FormData; headers: Record<string, string> } {
  if (media.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams(fieldsOf(value).map(([name, text]) => [name, text]))
    return { body: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  }
  if (media.startsWith('multipart/form-data')) {
    const form = new FormData()
    for (const [name, text] of fieldsOf(value)) form.append(name, text)
    return { body: form, headers: {} }
  }
  const type = media.includes('*') ? 'application/json' : media
  return { body: JSON.stringify(value), headers: { 'content-type': type } }
}

/** Lists the fields of a form: properties of objects in brackets, items of arrays by index. */
function fieldsOf(value: unknown, prefix = ''): readonly (readonly [string, string])[] {
  const nested = (name: string) => (prefix === '' ? name : `${prefix}[${name}]`)
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsOf(item, nested(String(index))))
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, nested(name)))
  return [[prefix, textOf(value)]]
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return isScalar(value) ? String(value) : JSON.stringify(value)
}
