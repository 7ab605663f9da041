import { setupWorker } from 'msw/browser'
import { createEmulator, handlersOf, mountInspector } from '../../../src/adapters/msw.ts'

/** The emulator that this page's service worker uses as its backend. Tests send requests through `window.desk`. */
const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })

interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function send(path: string, init: RequestOptions = {}): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json', ...init.headers }
  const response = await fetch(path, { ...init, headers })
  return { status: response.status, body: await response.json() }
}

let removePanel: (() => void) | undefined

async function showPanel(): Promise<void> {
  removePanel = await mountInspector()
}

Object.assign(window, { desk: { emulator, send, showPanel, hidePanel: () => removePanel?.() } })
await setupWorker(...handlersOf(emulator, { origins: [location.origin] })).start({
  quiet: true,
  onUnhandledFrame: 'bypass',
})
document.title = 'ready'
