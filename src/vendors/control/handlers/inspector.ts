import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Control } from '../control.ts'

export const inspector = {
  getInspectorAddress: ({ link }) => withHeaders(undefined, { Location: link('getInspector', {}) }),

  getInspector: async () => {
    const { page } = await loadInspector()
    return new Response(page, { headers: { 'content-type': 'text/html', ...SECURITY_HEADERS } })
  },

  getInspectorPart: async ({ path }) => {
    const { parts } = await loadInspector()
    const part = Object.hasOwn(parts, path.part) ? parts[path.part] : undefined
    if (!part) throw new RecordNotFound('Inspector file', path.part)
    return new Response(part.text, { headers: { 'content-type': part.type, ...SECURITY_HEADERS } })
  },
} satisfies Partial<Control>

/**
 * Headers that keep the inspector from loading anything from other hosts, and other pages from framing it. Pictures in
 * bodies are shown from `data:` addresses.
 */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const

/** Imports the inspector on first use; test runs never need it. */
function loadInspector(): Promise<typeof import('../../../generated/control/inspector.ts')> {
  return import('../../../generated/control/inspector.ts')
}
