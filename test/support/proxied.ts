import { onTestFinished } from 'vitest'
import { listen } from '../../src/adapters/node.ts'
import { type AnyEmulator, createEmulator, type ListenOptions } from '../../src/index.ts'
import { kore } from '../../src/vendors/kore/index.ts'

/** A URL at which nothing listens. */
export const DEAD_URL = 'http://127.0.0.1:9'

/** Serves an emulator until the test ends. Returns its URL. */
export async function serve(emulator: AnyEmulator, options: ListenOptions = {}): Promise<string> {
  const server = await listen(emulator, { port: 0, ...options })
  onTestFinished(server.close)
  return server.url
}

/** Starts a proxy of Kore.ai until the test ends. */
export async function startProxy(to: string, options: Omit<NonNullable<ListenOptions['proxy']>, 'to'> = {}) {
  const emulator = createEmulator({ vendors: { kore } })
  const url = await serve(emulator, { proxy: { to, ...options } })
  const { settings, headers } = emulator.kore.credentials
  const base = `/agentassist/api/v1/public/${settings['streamId']}`
  return { emulator, url, headers, base }
}
