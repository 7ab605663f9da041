import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { temporaryFolder } from '../support/data-folder.ts'
import { namesIn, send } from '../support/desk-client.ts'
import { MAIN } from '../support/main.ts'

const A = '/api/v2/assistants'
/** Largest file that the server may write, in KiB: the log of the default scenario has less. */
const MOST = 300

describe('a server whose disk is full', () => {
  it('refuses the changes that do not fit, undoes them, says why, and goes on reading', async () => {
    const folder = temporaryFolder()
    const { url, stop } = await serveWithin(MOST, folder)
    const ask = (method: string, path: string, body?: object) => {
      const headers = { authorization: 'Bearer any', ...(body && { 'content-type': 'application/json' }) }
      return fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    }
    const create = (name: string) => {
      return ask('POST', A, { name, transcriptionConfig: { vendorName: 'Genesys' } })
    }
    const accepted: string[] = []
    let refusal: Response | undefined
    for (let i = 0; refusal === undefined; i++) {
      if (i > 1000) throw new Error('No change was refused')
      const response = await create(`Desk ${i}`)
      if (response.status === 200) accepted.push(`Desk ${i}`)
      else refusal = response
    }
    expect(refusal.status).toBe(507)
    expect(refusal.headers.get('content-type')).toBe('application/problem+json')
    expect((await refusal.json()).detail).toBe(
      `The change was undone, because it cannot be written to ${folder}: the file may not grow any more: raise the limit of the system.`,
    )
    expect(accepted.length).toBeGreaterThan(10)

    const read = await ask('GET', `${A}?pageSize=200`)
    expect(read.status).toBe(200)
    const names = (await read.json()).entities.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(accepted))
    expect(names).not.toContain(`Desk ${accepted.length}`)
    const control = controlOf({ fetch: (path, init) => fetch(`${url}${path}`, init) })
    // The start of a world takes less room than a change: some may still fit.
    const started: string[] = []
    let refused: { name: string; status: number } | undefined
    while (!refused) {
      if (started.length > 1000) throw new Error('No world was refused')
      const name = `world-${started.length}`
      const { status } = await control.post('/worlds', { name, scenario: 'small-team' })
      if (status === 201) started.push(name)
      else refused = { name, status }
    }
    expect(refused.status).toBe(507)
    expect((await control.get(`/worlds/${refused.name}`)).status).toBe(404)
    const { exchanges } = await (await control.get('/worlds/default/journal?status=507')).json()
    expect(exchanges.map((one: { operation: string }) => one.operation)).toEqual(['postAssistants'])
    await stop()

    const later = createEmulator({ data: folder })
    const kept = namesIn(await send(later, 'GET', `${A}?pageSize=200`))
    expect(kept).toEqual(expect.arrayContaining(accepted))
    expect(kept).not.toContain(`Desk ${accepted.length}`)
    expect(later.worlds()).toEqual(['default', ...started])
    await later.close()
  })
})

/** Starts a server that may write files of a limited size. */
async function serveWithin(kibibytes: number, folder: string) {
  const serve = [MAIN, 'serve', '--port', '0', '--quiet', '--data', folder].map((text) => `'${text}'`).join(' ')
  const command = `ulimit -f ${kibibytes}; exec '${process.execPath}' ${serve}`
  const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for await (const line of createInterface(child.stdout)) return { url: line.trim(), stop }
  throw new Error(`The server ended with code ${child.exitCode}`)
}
