import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Options of a {@link killLoop}. */
export interface KillLoopOptions {
  /** starts the server, each time with the same data */
  readonly start: () => Promise<Server>
  /** how often the process is killed */
  readonly kills: number
  /** time until a kill, in ms */
  readonly within: number
  readonly seed: number
  readonly onKill?: (result: KillResult) => void
}

/** A running server. */
export interface Server {
  readonly child: ChildProcess
  readonly url: string
}

/** A `deskdouble serve` with a data folder. */
export interface ServeOptions {
  /** the module that runs `deskdouble` */
  readonly main: string
  readonly folder: string
  /** options beside the folder */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Counts after one kill. */
export interface KillResult {
  readonly kill: number
  /** changes that were acknowledged so far */
  readonly acknowledged: number
  /** acknowledged changes that were not there after a restart, with what was there instead */
  readonly lost: readonly string[]
  /** time until the restarted process had read everything, in ms */
  readonly recovery: number
}

/** What the clients of one world know of it. Every client writes names of its own, so clients do not interfere. */
interface Client {
  readonly world: string
  readonly prefix: string
  /** texts of the records that were acknowledged, by id; undefined if the deletion was acknowledged */
  readonly known: Map<string, string | undefined>
  /** ids of records whose last change was not answered: it may have happened, or not */
  readonly unsure: Set<string>
  /** records that were not there when they were changed */
  readonly lost: string[]
  count: number
}

const A = '/api/v2/assistants'
const WORLDS = ['default', 'one', 'two', 'three']
const CLIENTS_PER_WORLD = 2
/** Bytes of the files that are uploaded: large enough to be written beside the log. */
const FILE = 100_000
const CONTENTS = '/state/bird/fileContents'

/**
 * Starts a server, changes its worlds with several clients at once (records, files, edits by
 * the control API, forks, resets), kills it with SIGKILL, and compares what it has after a restart with what it
 * acknowledged. Repeats that.
 */
export async function killLoop(options: KillLoopOptions): Promise<KillResult> {
  const random = xoroshiro128plus(options.seed)
  const draw = (below: number) => Math.abs(random.next()) % below
  const files = new Map<string, string>()
  const clients = WORLDS.flatMap((world) => Array.from({ length: CLIENTS_PER_WORLD }, (_, i) => newClient(world, i)))
  let result: KillResult = { kill: 0, acknowledged: 0, lost: [], recovery: 0 }
  let acknowledged = 0
  let server = await options.start()
  for (const world of WORLDS.slice(1)) await ask(server.url, 'POST', '/_control/worlds', { name: world })
  for (let kill = 1; kill <= options.kills; kill++) {
    const writing = { stopped: false }
    const work = clients.map((client) => write(server.url, client, draw, writing, () => acknowledged++))
    const uploads = upload(server.url, files, draw, writing, () => acknowledged++)
    const churn = changeWorlds(server.url, kill, writing)
    await new Promise((resolve) => setTimeout(resolve, options.within / 2 + draw(options.within)))
    server.child.kill('SIGKILL')
    writing.stopped = true
    await Promise.all([...work, uploads, churn, once(server.child, 'exit')])
    const begun = performance.now()
    server = await options.start()
    const recovery = performance.now() - begun
    const lost = (
      await Promise.all([...clients.map((client) => compare(server.url, client)), compareFiles(server.url, files)])
    ).flat()
    result = { kill, acknowledged, lost: [...result.lost, ...lost], recovery }
    options.onKill?.(result)
  }
  server.child.kill('SIGTERM')
  await once(server.child, 'exit')
  return result
}

function newClient(world: string, i: number): Client {
  return { world, prefix: `${world}-${i}`, known: new Map(), unsure: new Set(), lost: [], count: 0 }
}

/** Starts `deskdouble serve` with a data folder. */
export async function startServe({ main, folder, args = [], env }: ServeOptions): Promise<Server> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--quiet', '--data', folder, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) return { child, url: line.trim() }
  throw new Error(`deskdouble ended with code ${child.exitCode} before it listened`)
}

/** Sends a request with JSON. Returns undefined if the server was killed before its response arrived whole. */
async function ask(url: string, method: string, path: string, body?: unknown) {
  try {
    const headers = { authorization: 'Bearer any', ...(body !== undefined && { 'content-type': 'application/json' }) }
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, text }
  } catch {
    return undefined
  }
}

/** Changes the records of one client until the server is killed. */
async function write(
  url: string,
  client: Client,
  draw: (below: number) => number,
  writing: { readonly stopped: boolean },
  onDone: () => void,
) {
  const { world, prefix, known, unsure, lost } = client
  const base = `/_world/${world}`
  while (!writing.stopped) {
    const present = [...known].filter(([id, text]) => text !== undefined && !unsure.has(id)).map(([id]) => id)
    const id = present[draw(present.length || 1)]
    const kind = draw(10)
    if (id === undefined || kind < 4) {
      const name = `${prefix}-${client.count++}`
      const answer = await ask(url, 'POST', `${base}${A}`, { name, transcriptionConfig: { vendorName: 'Genesys' } })
      if (answer?.status === 200) {
        known.set(JSON.parse(answer.text).id, answer.text)
        onDone()
      } else if (answer) throw new Error(`Creating "${name}" answered ${answer.status}: ${answer.text}`)
    } else if (kind < 8) {
      unsure.add(id)
      const answer = await ask(url, 'PATCH', `${base}${A}/${id}`, { name: `${prefix}-${client.count++}` })
      if (!answer) continue
      unsure.delete(id)
      if (answer.status !== 200) lost.push(`${prefix} ${id}: a change answered ${answer.status} ${answer.text}`)
      known.set(id, answer.status === 200 ? answer.text : undefined)
      onDone()
    } else if (kind < 9) {
      unsure.add(id)
      const answer = await ask(url, 'DELETE', `${base}${A}/${id}`)
      if (!answer) continue
      unsure.delete(id)
      known.set(id, undefined)
      onDone()
    } else {
      unsure.add(id)
      const path = `/_control/worlds/${world}/state/genesys/assistants/${id}`
      const record = JSON.parse((await ask(url, 'GET', path))?.text ?? 'null')?.record
      const answer = record && (await ask(url, 'PUT', path, { ...record, name: `${prefix}-${client.count++}` }))
      if (!answer) continue
      unsure.delete(id)
      if (answer.status !== 200) lost.push(`${prefix} ${id}: an edit answered ${answer.status} ${answer.text}`)
      const read = await ask(url, 'GET', `${base}${A}/${id}`)
      if (read) known.set(id, read.text)
      else unsure.add(id)
      onDone()
    }
  }
}

/** Uploads files until the server is killed, and remembers their contents by key once they are acknowledged. */
async function upload(
  url: string,
  files: Map<string, string>,
  draw: (below: number) => number,
  writing: { readonly stopped: boolean },
  onDone: () => void,
) {
  const world = '/_control/worlds/two'
  const listed = await ask(url, 'GET', `${world}/state/bird/agents?limit=1`)
  if (!listed) return
  const [first] = JSON.parse(listed.text).records
  while (!writing.stopped) {
    const { workspaceId, id } = first.record
    const presigned = await ask(url, 'GET', `/_world/two/workspaces/${workspaceId}/agents/${id}/presigned-upload`)
    if (!presigned) return
    const { url: target, formData, fileId } = JSON.parse(presigned.text)
    const form = new FormData()
    for (const [name, value] of Object.entries<string>({ ...formData, 'content-type': 'image/png' }))
      form.append(name, value)
    const bytes = Uint8Array.from({ length: FILE }, () => draw(256))
    form.append('file', new Blob([bytes], { type: 'image/png' }), 'file.png')
    const response = await fetch(target, { method: 'POST', body: form }).catch(() => undefined)
    if (!response) return
    if (response.status !== 204) throw new Error(`An upload answered ${response.status}: ${await response.text()}`)
    const stored = await ask(url, 'GET', `${world}${CONTENTS}/${fileId}`)
    if (!stored) return
    files.set(fileId, stored.text)
    onDone()
  }
}

async function compareFiles(url: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const lost: string[] = []
  for (const [key, expected] of files) {
    const answer = await ask(url, 'GET', `/_control/worlds/two${CONTENTS}/${key}`)
    if (answer?.text === expected) continue
    lost.push(`file ${key}: expected ${expected.length} characters, got ${answer?.status} with ${answer?.text.length}`)
  }
  return lost
}

/** Starts, resets and deletes worlds beside those that are compared, with files and snapshots. */
async function changeWorlds(url: string, kill: number, writing: { readonly stopped: boolean }): Promise<void> {
  for (let i = 0; !writing.stopped; i++) {
    const name = `churn-${kill}-${i}`
    await ask(url, 'POST', '/_control/worlds', i % 2 === 0 ? { name, from: 'one' } : { name, scenario: 'small-team' })
    await ask(url, 'PUT', `/_control/worlds/${name}/snapshots/here`)
    const { id } = JSON.parse((await ask(url, 'GET', `/_world/${name}${A}`))?.text ?? '{}').entities?.[0] ?? {}
    if (id !== undefined) await ask(url, 'DELETE', `/_world/${name}${A}/${id}`)
    await ask(url, 'POST', `/_control/worlds/${name}/restore`, { to: 'snapshot:here' })
    await ask(url, 'POST', `/_control/worlds/${name}/reset`)
    await ask(url, 'DELETE', `/_control/worlds/${name}`)
  }
}

/** Compares the records of a client with what was acknowledged, and learns those that are not sure. */
async function compare(url: string, { world, prefix, known, unsure, lost: missing }: Client): Promise<string[]> {
  const lost = missing.splice(0)
  for (const [id, expected] of known) {
    const answer = await ask(url, 'GET', `/_world/${world}${A}/${id}`)
    const found = answer?.status === 200 ? answer.text : undefined
    known.set(id, found)
    if (!unsure.has(id) && found !== expected)
      lost.push(`${prefix} ${id}: expected ${expected ?? 'nothing'}, got ${answer?.status} ${answer?.text}`)
  }
  unsure.clear()
  return lost
}
