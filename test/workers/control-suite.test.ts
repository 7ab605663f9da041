import { rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import { vendorSuite } from '../../src/adapters/vendor-suite.ts'
import type { ListeningEmulator } from '../../src/index.ts'
import { control } from '../../src/vendors/control/index.ts'
import { bundleTenants, remoteEmulator } from '../support/remote-emulator.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { startWorkerd, stopWorkerd, workerdFolder } from '../support/workerd.ts'
import { controlCase, TOKEN } from '../vendors/control/control.case.ts'
import { tourOf } from '../vendors/tour.ts'

const { scenario, credentials, options } = controlCase
const { limits = {} } = options ?? {}
const folder = workerdFolder()
const server = await startWorkerd({
  folder,
  texts: { CONTROL_TOKEN: TOKEN },
  ...(await bundleTenants({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', limits })),
})
let started = 0

afterAll(async () => {
  await stopWorkerd(server)
  rmSync(folder, { recursive: true })
})

/** Statuses that only a fault of the control API produces. Faults belong to a world, and its requests to none. */
const onlyByFault = tourOf(readSpecFile('control'), { ...controlCase, steps: [] })
  .filter(({ prepare }) => prepare)
  .map(({ operation, status }) => [`${operation} ${status}`, 'only a fault in process produces it'])

// The suite that the control API passes in process, sent to worlds in Durable Objects.
vendorSuite<ListeningEmulator>({
  ...controlCase,
  vendor: control,
  document: readSpecFile('control'),
  complete: true,
  declines: {
    ...Object.fromEntries(onlyByFault),
    ...controlCase.declines,
    'getDiff 409': 'its records are created in process',
  },
  start: () => remoteEmulator({ url: server.url, tenant: `control-${started++}`, control: credentials.all }),
  handleOf: (emulator) => emulator.control(),
})
