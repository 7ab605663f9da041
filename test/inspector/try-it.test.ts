import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { NOW } from '../support/genesys.ts'
import { loadTryIt } from './try-it-page.ts'

describe('the form that tries an operation', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(['genesys', 'kore', 'singularity', 'bird'])('sends a request that succeeds at once: %s', async (vendor) => {
    const emulator = createEmulator({ clock: NOW })
    const { operations, tryOperation } = await loadTryIt(emulator, vendor)
    const failed: string[] = []
    for (const operation of operations) {
      emulator.reset()
      const { status, body } = await tryOperation(operation)
      if (status >= 400) failed.push(`${operation.object.operationId} ${status} ${body.slice(0, 300)}`)
    }
    expect(failed).toEqual([])
  })
})

describe('the form that tries an operation of the control API', () => {
  let emulator: ReturnType<typeof createEmulator>

  beforeEach(() => {
    emulator = createEmulator({ clock: NOW })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('sends a request that succeeds at once in a world in use, or says why the default world is excluded', async () => {
    expect(
      await failuresOf(async () => {
        await emulator.fetch('/api/v2/users/me')
        emulator.fail('getAssistants', { status: 503 })
        await controlOf(emulator).put('/worlds/default/snapshots/logged-in')
      }),
    ).toEqual({
      deleteWorld: 'The default world cannot be deleted. Reset it instead.',
      postProviderState: 'A provider state cannot replace the world "default". Use the URLs of another world.',
    })
  })

  it('says what an unused world lacks', async () => {
    expect(await failuresOf(async () => undefined)).toMatchObject({
      deleteFault: 'Fault fault-1 not found',
      getExchange: 'Exchange 1 not found',
      getExchangesAwaited: expect.stringContaining('the journal is empty. Check the filter, send the request'),
    })
  })

  /** Tries all operations, each in the default world after a reset. Returns the messages of those that fail. */
  async function failuresOf(use: () => Promise<void>): Promise<Record<string, string>> {
    const { operations, tryOperation } = await loadTryIt(emulator, 'control')
    const failures: [string, string][] = []
    for (const operation of operations) {
      for (const world of emulator.worlds()) if (world !== 'default') emulator.remove(world)
      emulator.reset()
      await use()
      const { status, body } = await tryOperation(operation)
      if (status >= 400) failures.push([operation.object.operationId, JSON.parse(body).detail])
    }
    expect(operations.length).toBeGreaterThan(40)
    return Object.fromEntries(failures)
  }
})
