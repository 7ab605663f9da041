import { responseOf } from '../spec/declaration.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { HeaderValues } from '../vendor/with-headers.ts'

/** The headers of a response of which a fault sets some. */
export interface CustomHeaders {
  readonly headers: HeaderValues
  /** value of the fault's `Content-Type`, if it sets one */
  readonly mediaType?: string | undefined
}

/** The response that headers belong to. */
interface Owner {
  readonly spec: Spec
  readonly operation: Operation | undefined
  readonly status: number
}

/**
 * Adds the headers of a fault to those of the dialect. Header names ignore case, so a header replaces one that is spelled
 * otherwise, and is checked under the name that the spec declares. A number in digits replaces a number.
 */
export function withCustomHeaders(
  headers: HeaderValues,
  custom: HeaderValues | undefined,
  owner: Owner,
): CustomHeaders {
  if (!custom) return { headers }
  const names = [...declaredHeaders(owner), ...Object.keys(headers)]
  const spellings = new Map(names.map((name) => [name.toLowerCase(), name]))
  const all: Record<string, string | number> = { ...headers }
  let mediaType: string | undefined
  for (const [name, value] of Object.entries(custom)) {
    const lower = name.toLowerCase()
    const spelling = spellings.get(lower) ?? name
    if (lower === 'content-type') mediaType = String(value)
    else all[spelling] = isNumber(headers[spelling]) && /^\d{1,15}$/.test(String(value)) ? Number(value) : value
  }
  return { headers: all, mediaType }
}

function declaredHeaders({ spec: { document }, operation, status }: Owner): string[] {
  const object = operation && document.paths[operation.path]?.[operation.method]
  return Object.keys((object && responseOf(document, object, status)?.headers) ?? {})
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}
