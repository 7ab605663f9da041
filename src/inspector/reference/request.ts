import type { Described } from '../documents.ts'
import { textOf, typedText } from '../ui/fields.ts'

/** Where a request goes, and the headers that its parameters make. */
export interface Aimed {
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

/** What was typed into the fields of an operation's parameters, as its path, query and headers. */
export function targetOf({ path, parameters }: Described, fields: FormData): Aimed {
  const given = parameters.flatMap(({ name, in: where }) => {
    const value = textOf(fields, `${where} ${name}`)
    return value === '' ? [] : [{ name, where, value }]
  })
  const within = (place: string) => given.filter(({ where }) => where === place)
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(within('path').find((one) => one.name === name)?.value ?? '')
  })
  const query = new URLSearchParams(within('query').map(({ name, value }) => [name, value])).toString()
  return {
    target: query === '' ? filled : `${filled}?${query}`,
    headers: Object.fromEntries(within('header').map(({ name, value }) => [name, value])),
  }
}

/** What was typed as a body, as its media type sends it. Throws an Error when it cannot be sent so. */
export function bodyOf(type: string, fields: FormData): BodyInit {
  const text = textOf(fields, 'body')
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(pairsIn(text))
  if (type !== 'multipart/form-data') return text
  const form = new FormData()
  for (const [name, value] of pairsIn(text)) if (name !== 'file') form.append(name, value)
  const file = fields.get('file')
  if (file instanceof File) form.append('file', file)
  return form
}

/** The fields of a form, written as a flat JSON object. */
function pairsIn(text: string): [string, string][] {
  let value: unknown
  try {
    value = JSON.parse(text || '{}')
  } catch {
    throw new Error('The fields of a form are written as a JSON object: { "name": "value" }')
  }
  return Object.entries(value ?? {}).map(([name, one]) => [name, typedText(one)])
}
