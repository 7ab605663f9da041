import { prefersMediaType } from '../engine/exchange/accept.ts'
import { roots } from '../generated/roots.ts'

const [CONTROL] = roots.control

/** Returns whether a request is for the address of the emulator itself. */
export function isForRoot({ method }: Request, path: string): boolean {
  return path === '/' && (method === 'GET' || method === 'HEAD')
}

/** Responds to a request for the emulator's address: leads a browser to the inspector, and a program to the health. */
export function rootResponse({ method, headers }: Request): Response {
  const common = { vary: 'Accept', 'cache-control': 'no-store' }
  if (prefersMediaType(headers.get('accept'), 'text/html', ['application/json'])) {
    return new Response(null, { status: 302, headers: { ...common, location: `${CONTROL}/` } })
  }
  const body = JSON.stringify({ name: 'DeskDouble', health: `${CONTROL}/health`, inspector: `${CONTROL}/` })
  return new Response(method === 'HEAD' ? null : body, { headers: { ...common, 'content-type': 'application/json' } })
}
