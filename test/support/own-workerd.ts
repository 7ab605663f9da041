import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { bundleWorker, startWorkerd, stopWorkerd, type Workerd, type WorkerdOptions, workerdFolder } from './workerd.ts'

/** A worker whose process a test may end and start again. */
export interface OwnWorkerd {
  /** the running process */
  readonly server: () => Workerd
  /** ends the process with a signal, and starts another with the same folder */
  readonly restart: (signal?: NodeJS.Signals) => Promise<void>
  /** sends a request. A path is enough */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
}

/**
 * Starts workerd for one test.
 * @param options of `createWorker`
 * @param more what differs from a worker that only has these options
 */
export async function ownWorkerd(options: object = {}, more: Partial<WorkerdOptions> = {}): Promise<OwnWorkerd> {
  const folder = workerdFolder()
  const worker = more.code === undefined ? await bundleWorker(options) : more
  const all = { objects: {}, code: '', ...worker, folder, ...more }
  let server = await startWorkerd(all)
  onTestFinished(async () => {
    await stopWorkerd(server)
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    server: () => server,
    restart: async (signal = 'SIGKILL') => {
      await stopWorkerd(server, signal)
      server = await startWorkerd(all)
    },
    fetch: (path, init) => fetch(new URL(path, server.url), init),
  }
}
