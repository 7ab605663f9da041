import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import type { SpecOperation } from '../../src/inspector/documents.ts'
import { controlOf } from '../support/control.ts'

type Emulator = ReturnType<typeof createEmulator>

describe('the form that tries an operation', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(['genesys', 'kore', 'singularity', 'bird'])('sends a request that succeeds at once: %s', async (vendor) => {
    const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z' })
    const page = await loadPage(emulator)
    const failed: string[] = []
    for (const operation of page.operationsOf(await page.loadDocument(vendor))) {
      emulator.reset()
      const { status, text } = await tryOperation(emulator, page, vendor, operation)
      if (status >= 400 && !NEEDS_FORM.includes(operation.object.operationId))
        failed.push(`${operation.object.operationId} ${status} ${text.slice(0, 300)}`)
    }
    expect(failed).toEqual([])
  })
})

/** The operation that requires the fields of a form that another operation has signed. */
const NEEDS_FORM = ['uploadFile']

async function loadPage(emulator: Emulator) {
  vi.stubGlobal('location', { origin: 'http://deskdouble.test' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', ({ url, headers }: Request) => emulator.fetch(url, { headers }))
  const [documents, prepare, request, credential] = await Promise.all([
    import('../../src/inspector/documents.ts'),
    import('../../src/inspector/reference/prepare-request.ts'),
    import('../../src/inspector/reference/request.ts'),
    import('../../src/inspector/journal/copy-text.ts'),
  ])
  return { ...documents, ...prepare, ...request, ...credential }
}

/** Sends what the form contains at first, as a click on its button does. */
async function tryOperation(
  emulator: Emulator,
  page: Awaited<ReturnType<typeof loadPage>>,
  vendor: string,
  operation: SpecOperation,
) {
  const prepared = await page.prepareRequest('default', vendor, operation)
  const fields = new FormData()
  for (const [{ in: where, name }, value] of prepared.values) fields.set(`${where} ${name}`, value)
  const [type, body = ''] = [...prepared.bodies][0] ?? []
  fields.set('body', body)
  const world = await controlOf(emulator).read('World', '/worlds/default')
  const { target, headers } = page.toTarget(operation, fields)
  const credential = await page.credentialHeaders(world, { vendor, operation: operation.object.operationId })
  const response = await emulator.fetch(target, {
    method: operation.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      ...credential,
      ...headers,
      ...(type !== undefined && !/multipart/.test(type) && { 'content-type': type }),
    },
    ...(type !== undefined && { body: page.toBody(type, fields) }),
  })
  return { status: response.status, text: await response.text() }
}
