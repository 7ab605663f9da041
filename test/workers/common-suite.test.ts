import { rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import { vendorSuite } from '../../src/adapters/vendor-suite.ts'
import type { ListeningEmulator } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { bundleTenants, remoteEmulator } from '../support/remote-emulator.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { startWorkerd, stopWorkerd, workerdFolder } from '../support/workerd.ts'
import { koreCase } from '../vendors/kore/kore.case.ts'

const { scenario } = koreCase
const folder = workerdFolder()
const server = await startWorkerd({
  folder,
  ...(await bundleTenants({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })),
})
let started = 0

afterAll(async () => {
  await stopWorkerd(server)
  rmSync(folder, { recursive: true })
})

// The suite that this vendor passes in process, sent to a world in a Durable Object.
vendorSuite<ListeningEmulator>({
  ...koreCase,
  vendor: vendors.kore,
  document: readSpecFile('kore'),
  complete: true,
  declines: {
    ...koreCase.declines,
    faults: 'a worker cuts off no connection; its other faults have tests of their own',
  },
  start: () => remoteEmulator({ url: server.url, tenant: `kore-${started++}` }),
})
