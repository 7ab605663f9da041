import { vi } from 'vitest'
import type { createEmulator } from '../../src/index.ts'
import type { Exchange } from '../../src/inspector/live-journal.ts'
import { controlOf } from '../support/control.ts'

type Emulator = ReturnType<typeof createEmulator>

/** Returns the exchanges of a world as the inspector receives them, oldest first. */
export async function exchangesOf(emulator: Emulator, world = 'default'): Promise<readonly Exchange[]> {
  return (await controlOf(emulator).read('ExchangeList', `/worlds/${world}/journal?limit=1000`)).exchanges
}

/**
 * Loads the functions that format what the inspector copies, for a page that an emulator served. Undo it with
 * `vi.unstubAllGlobals()`.
 */
export async function loadCopyText(
  emulator: Emulator,
): Promise<typeof import('../../src/inspector/journal/copy-text.ts')> {
  vi.stubGlobal('location', { origin: 'http://deskdouble.test' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  // A server that ran before replaced the global Request, so that the emulator does not recognise the one of the page.
  vi.stubGlobal('fetch', ({ url, headers }: Request) => emulator.fetch(url, { headers }))
  return import('../../src/inspector/journal/copy-text.ts')
}

/** Copies the last request of a world as a test. */
export async function copyLastTest(emulator: Emulator, world = 'default'): Promise<string> {
  const exchanges = await exchangesOf(emulator, world)
  const last = exchanges.at(-1)
  if (!last) throw new Error('The journal is empty')
  return (await loadCopyText(emulator)).formatTest(world, last, exchanges)
}
