import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Control } from '../control.ts'

export const inspector = {
  getInspectorAddress: ({ link }) => withHeaders(undefined, { Location: link('getInspector', {}) }),

  getInspector: async () => {
    const { page } = await loadInspector()
    return new Response(page, { headers: { 'content-type': 'text/html', ...CLOSED } })
  },

  getInspectorPart: async ({ path }) => {
    const { parts } = await loadInspector()
    const part = Object.hasOwn(parts, path.part) ? parts[path.part] : undefined
    if (!part) throw new RecordNotFound('Part', path.part)
    return new Response(part.text, { headers: { 'content-type': part.type, ...CLOSED } })
  },
} satisfies Partial<Control>

/** What comes from here loads nothing from elsewhere, and no other page may hold it in a frame and steer it. */
const CLOSED = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const

/** Loaded when it is asked for: whoever runs tests never looks at it. */
function loadInspector(): Promise<typeof import('../../../generated/control/inspector.ts')> {
  return import('../../../generated/control/inspector.ts')
}
