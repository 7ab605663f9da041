import { join } from 'node:path'
import { bundle, startWorkerd, stopWorkerd } from '../../test/support/workerd.ts'

const PROGRAM = `
import { vendors } from 'deskdouble/vendors'
import { createWorker } from 'deskdouble/workers'

const { fetch, WorldObject, DirectoryObject } = createWorker({ vendors })
export default { fetch }
export { WorldObject, DirectoryObject }
`

/** Bundles a worker that uses the package, and runs it in workerd. */
export async function runWorker(project: string): Promise<void> {
  const worker = await bundle(PROGRAM, { resolveDir: project })
  const server = await startWorkerd({ ...worker, folder: join(project, 'worker') })
  try {
    for (const path of ['/_control/', '/_control/worlds', '/_control/vendors/genesys/openapi.yaml']) {
      const { status } = await fetch(new URL(path, server.url))
      if (status !== 200) throw new Error(`The worker answers ${path} with ${status}`)
    }
  } finally {
    await stopWorkerd(server)
  }
  console.log('Runs in workerd')
}
