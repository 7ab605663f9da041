import { vi } from 'vitest'
import type { createEmulator } from '../../src/index.ts'
import type { SpecOperation } from '../../src/inspector/documents.ts'

type Emulator = ReturnType<typeof createEmulator>

/** Loads the operations of an API with the form that tries them, for a page that an emulator served. */
export async function loadTryIt(emulator: Emulator, vendor: string) {
  vi.stubGlobal('location', { origin: 'http://deskdouble.test' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', (target: Request | string, init: RequestInit) => {
    if (typeof target !== 'string') return emulator.fetch(target.url, { headers: target.headers })
    return emulator.fetch(target, { ...init, redirect: 'manual' })
  })
  const [documents, prepare, send] = await Promise.all([
    import('../../src/inspector/documents.ts'),
    import('../../src/inspector/reference/prepare-request.ts'),
    import('../../src/inspector/reference/send-request.ts'),
  ])
  /** Sends what the form contains at first, as a click on its button does. Ends a stream after its first response. */
  const tryOperation = async (operation: SpecOperation) => {
    const prepared = await prepare.prepareRequest('default', vendor, operation)
    const [type] = prepared.bodies.keys()
    const fields = prepare.initialFields(prepared)
    const receiving = new AbortController()
    const { signal } = receiving
    let received = { status: 0, body: '' }
    const sending = send.sendRequest({ world: 'default', vendor, operation, type, fields, signal }, (response) => {
      received = response
      receiving.abort()
    })
    await sending.catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    return received
  }
  return { operations: documents.operationsOf(await documents.loadDocument(vendor)), tryOperation }
}
