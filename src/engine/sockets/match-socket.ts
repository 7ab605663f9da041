import type { Document } from '../spec/document.ts'

/** A WebSocket endpoint of a document that has a path. */
interface SocketMatch {
  /** name of the endpoint in `x-sockets` */
  readonly name: string
  /** names and values of its path parameters, still percent-encoded */
  readonly path: readonly (readonly [name: string, value: string])[]
}

/** Returns the WebSocket endpoint at a path, if a document declares one. */
export function matchSocket({ 'x-sockets': sockets = {} }: Document, path: string): SocketMatch | undefined {
  const sent = path.split('/')
  for (const [name, template] of Object.entries(sockets)) {
    const parts = template.split('/')
    const isMatch = parts.length === sent.length && parts.every((part, i) => part.startsWith('{') || part === sent[i])
    if (!isMatch) continue
    const parameters = parts.flatMap((part, i) =>
      part.startsWith('{') ? [[part.slice(1, -1), sent[i] ?? ''] as const] : [],
    )
    return { name, path: parameters }
  }
  return undefined
}
