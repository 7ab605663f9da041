import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bearer } from '../support/genesys.ts'
import { killLoop } from '../support/kill-loop.ts'
import { ownWorkerd } from '../support/own-workerd.ts'
import { bundle, bundleWorker, startWorkerd, stopWorkerd, workerdFolder } from '../support/workerd.ts'

const A = '/api/v2/assistants'
/** Time after which the runtime has removed an idle object from memory, in ms. */
const IDLE = 12_000
/** How often it is waited that long. */
const MOST_WAITS = 5

/** A worker whose responses say which instance of an object has sent them. */
const COUNTING = `
  import { createWorker } from './src/adapters/workers.ts'
  import { vendors } from './src/vendors/index.ts'
  const { fetch, WorldObject: Base, DirectoryObject } = createWorker({ vendors })
  class WorldObject extends Base {
    instance = crypto.randomUUID()
    async fetch(request) {
      const response = await super.fetch(request)
      return new Response(response.body, { status: response.status, headers: { 'x-instance': this.instance } })
    }
  }
  export default { fetch }
  export { WorldObject, DirectoryObject }
`

/** Returns the source of a worker. @param options of `createWorker`, as source */
function workerOf(options: string): string {
  return `
    import { createWorker } from './src/adapters/workers.ts'
    import { vendors } from './src/vendors/index.ts'
    const { fetch, WorldObject, DirectoryObject } = createWorker(${options})
    export default { fetch }
    export { WorldObject, DirectoryObject }
  `
}

/** Replaces the text of rows in the databases of all worlds. Returns how many rows had it. */
function changeRows(folder: string, from: string, to: string): number {
  const databases = globSync(join(folder, 'objects/worldobject/*.sqlite'))
  return databases.reduce((sum, file) => {
    const database = new DatabaseSync(file)
    // The runtime has a database of its own beside those of the worlds.
    const isWorld = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'entries'").get() !== undefined
    const update = 'UPDATE entries SET text = ? WHERE text = ?'
    const changes = isWorld ? Number(database.prepare(update).run(to, from).changes) : 0
    database.close()
    return sum + changes
  }, 0)
}

describe('a world in a Durable Object', () => {
  it('has everything after the runtime has removed it from memory', async () => {
    const worker = await ownWorkerd({}, await bundle(COUNTING))
    const body = JSON.stringify({ name: 'Before', transcriptionConfig: { vendorName: 'Genesys' } })
    const headers = { ...bearer('any'), 'content-type': 'application/json' }
    const created = await worker.fetch(A, { method: 'POST', headers, body })
    const { id } = await created.json()
    let read = created
    for (let waits = 0; read.headers.get('x-instance') === created.headers.get('x-instance'); waits++) {
      if (waits === MOST_WAITS) throw new Error('The object stays in memory')
      await new Promise((resolve) => setTimeout(resolve, IDLE))
      read = await worker.fetch(`${A}/${id}`, { headers })
    }
    expect([read.status, (await read.json()).name]).toEqual([200, 'Before'])
    const { exchanges } = await (await worker.fetch('/_control/worlds/default/journal')).json()
    expect(exchanges.map(({ operation }: { readonly operation: string }) => operation)).toContain('postAssistants')
  })

  it('does not continue if its records do not fit the vendors any more, unless they may be dropped', async () => {
    const folder = workerdFolder()
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const run = async (options: string) => {
      const server = await startWorkerd({ folder, ...(await bundle(workerOf(options))) })
      const response = await fetch(new URL(A, server.url), { headers: bearer('any') })
      await stopWorkerd(server)
      return { status: response.status, text: await response.text() }
    }
    const before = await run('{ vendors }')
    const rejected = await run('{ vendors: { genesys: vendors.genesys } }')
    expect(rejected.status).toBe(500)
    expect(rejected.text).toContain('World \\"default\\" cannot be continued')
    expect(rejected.text).toContain('kore/accounts: no vendor has this collection')
    expect(await run("{ vendors: { genesys: vendors.genesys }, misfits: 'drop' }")).toEqual(before)
    expect(await run('{ vendors }')).toEqual(before)
  })

  it('does not continue if a newer version of DeskDouble has written its rows', async () => {
    const folder = workerdFolder()
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const run = async () => {
      const server = await startWorkerd({ folder, ...(await bundleWorker()) })
      const response = await fetch(new URL(A, server.url), { headers: bearer('any') })
      await stopWorkerd(server)
      return { status: response.status, text: await response.text() }
    }
    expect(await run()).toMatchObject({ status: 200 })
    expect(changeRows(folder, '{"format":1}', '{"format":2}')).toBe(1)
    const refused = await run()
    expect(refused.status).toBe(500)
    expect(refused.text).toContain(
      'Its rows have the format 2, and this version of DeskDouble reads 1: deploy the newer one',
    )
    expect(changeRows(folder, '{"format":2}', '{"format":1}')).toBe(1)
    expect(await run()).toMatchObject({ status: 200 })
  })

  it('has everything that it acknowledged after each of 25 kills', async () => {
    const folder = workerdFolder()
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const worker = await bundleWorker()
    const start = () => startWorkerd({ folder, ...worker })
    const { acknowledged, lost } = await killLoop({ start, kills: 25, within: 400, seed: 3 })
    expect(lost).toEqual([])
    expect(acknowledged).toBeGreaterThan(100)
  })
})
