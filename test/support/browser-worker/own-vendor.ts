import { setupWorker } from 'msw/browser'
import { createEmulator, handlersOf } from '../../../src/adapters/msw.ts'
import { inferVendor, type VendorSpec } from '../../../src/kit.ts'

/** A response as a test reads it. */
export interface OwnResponse {
  readonly status: number
  readonly body: unknown
}

/** Starts the service worker with a vendor that is made from generated modules. Tests use `window.own`. */
export async function startOwnVendor(spec: VendorSpec): Promise<void> {
  const violations: string[] = []
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`)
  })
  const emulator = createEmulator({ vendors: { museum: inferVendor({ spec }) } })
  async function send(method: string, path: string, body?: object): Promise<OwnResponse> {
    const headers = { ...emulator.museum.credentials.headers, 'content-type': 'application/json' }
    const response = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  Object.assign(window, { own: { send, violations } })
  await setupWorker(...handlersOf(emulator, { origins: [location.origin] })).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
  })
  document.title = 'ready'
}
