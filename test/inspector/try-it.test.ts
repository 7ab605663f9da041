import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import type { SpecOperation } from '../../src/inspector/documents.ts'

type Emulator = ReturnType<typeof createEmulator>

describe('the form that tries an operation', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(['genesys', 'kore', 'singularity', 'bird'])('sends a request that succeeds at once: %s', async (vendor) => {
    const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
    const page = await loadPage(emulator)
    const failed: string[] = []
    for (const operation of page.operationsOf(await page.loadDocument(vendor))) {
      emulator.reset()
      const { status, body } = await tryOperation(page, vendor, operation)
      if (status >= 400) failed.push(`${operation.object.operationId} ${status} ${body.slice(0, 300)}`)
    }
    expect(failed).toEqual([])
  })
})

async function loadPage(emulator: Emulator) {
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
  return { ...documents, ...prepare, ...send }
}

/** Sends what the form contains at first, as a click on its button does. */
async function tryOperation(page: Awaited<ReturnType<typeof loadPage>>, vendor: string, operation: SpecOperation) {
  const prepared = await page.prepareRequest('default', vendor, operation)
  const [type] = prepared.bodies.keys()
  let received = { status: 0, body: '' }
  const fields = page.initialFields(prepared)
  await page.sendRequest({ world: 'default', vendor, operation, type, fields }, (response) => {
    received = response
  })
  return received
}
