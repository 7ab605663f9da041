import { isObject } from '../../world/is-object.ts'

/** Returns whether a response with a status can have a body (RFC 9110, 6.4.1), whatever a document declares. */
export function canHaveBody(status: string): boolean {
  return status !== '204' && status !== '205' && status !== '304'
}

/** Returns the content of a request body or response, by media type. */
export function contentOf(declared: unknown): Readonly<Record<string, unknown>> {
  return isObject(declared) && isObject(declared['content']) ? declared['content'] : {}
}

/** Returns the schema of a media type, header or parameter; that of its only media type if it has content. */
export function schemaOf(declared: unknown): unknown {
  if (!isObject(declared)) return undefined
  if (declared['schema'] !== undefined) return declared['schema']
  const [only] = Object.values(contentOf(declared))
  return isObject(only) ? only['schema'] : undefined
}
