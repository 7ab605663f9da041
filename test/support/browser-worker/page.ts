import { setupWorker } from 'msw/browser'
import { createEmulator, handlersOf } from '../../../src/adapters/msw.ts'

/** A page whose backend is the emulator in its own service worker; the test asks through `window.desk`. */
const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function ask(path: string, init: Asked = {}): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json', ...init.headers }
  const response = await fetch(path, { ...init, headers })
  return { status: response.status, body: await response.json() }
}

Object.assign(window, { desk: { emulator, ask } })
await setupWorker(...handlersOf(emulator, { origins: [location.origin] })).start({ quiet: true, onUnhandledFrame: 'bypass' })
document.title = 'ready'
