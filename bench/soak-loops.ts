/** Requests that are sent until they are stopped. */
export interface SoakLoops {
  /** how many requests were answered */
  readonly requests: () => number
  /** rejects if a request is not answered as expected */
  readonly failed: Promise<never>
  readonly stop: () => Promise<void>
}

/** Sends a request and returns its body. Throws unless it succeeds. */
type Send = (path: string, method?: string, body?: object | FormData) => Promise<string>

const ASSISTANTS = '/api/v2/assistants'
const CONTROL = '/_control/worlds'
const FILE_BYTES = 2 ** 20
/** Turns of the writer between two resets. */
const RESET_EVERY = 100
/** Worlds that the writers use in turn. */
const WRITTEN = ['default', 'soak-a', 'soak-b']

/** Starts the loops, each of which waits for every response. */
export function soakLoops(url: string): SoakLoops {
  let count = 0
  const stopped = new AbortController()
  const send: Send = async (path, method = 'GET', body) => {
    const headers = { authorization: 'Bearer any-token', ...(!isForm(body) && body && JSON_TYPE) }
    const sent = isForm(body) ? body : body && JSON.stringify(body)
    const init = { method, headers, ...(sent && { body: sent }), signal: stopped.signal }
    const response = await fetch(new URL(path, url), init)
    const text = await response.text()
    if (response.status >= 400) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`)
    count++
    return text
  }
  const loops = [write, changeWorlds, upload, exportAll].map((turn) => repeat(turn, send, stopped.signal))
  loops.push(repeat(() => listen(url, stopped.signal), send, stopped.signal))
  const all = Promise.all(loops)
  const failed = all.then(() => new Promise<never>(() => {}))
  failed.catch(() => undefined)
  return {
    requests: () => count,
    failed,
    stop: async () => {
      stopped.abort()
      await all
    },
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

function isForm(body: unknown): body is FormData {
  return body instanceof FormData
}

async function repeat(turn: (send: Send, i: number) => Promise<void>, send: Send, signal: AbortSignal): Promise<void> {
  for (let i = 0; !signal.aborted; i++) {
    await turn(send, i).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
}

/** Creates, changes, lists and deletes an assistant. Resets the world now and then, when no other loop writes to it. */
async function write(send: Send, i: number): Promise<void> {
  const world = WRITTEN[i % WRITTEN.length] ?? ''
  if (i > 0 && i < WRITTEN.length) await send(CONTROL, 'POST', { name: world })
  const base = `/_world/${world === '' || i < WRITTEN.length ? 'default' : world}${ASSISTANTS}`
  const created = { name: `Desk ${i}`, transcriptionConfig: { vendorName: 'Genesys' } }
  const { id } = JSON.parse(await send(base, 'POST', created))
  await send(`${base}/${id}`, 'PATCH', { name: `Changed ${i}` })
  await send(`${base}?pageSize=25`)
  await send(`${base}/${id}`, 'DELETE')
  if (i % RESET_EVERY === 0) await send(`${CONTROL}/${base.split('/')[2]}/reset`, 'POST')
}

/** Starts a world that makes room for the next, and resets it. */
async function changeWorlds(send: Send, i: number): Promise<void> {
  const { name } = JSON.parse(await send(CONTROL, 'POST', { ephemeral: true, scenario: 'small-team' }))
  for (let n = 0; n < 20; n++) await send(`/_world/${name}${ASSISTANTS}?pageSize=${1 + n}`)
  await send(`${CONTROL}/${name}/snapshots/before`, 'PUT')
  await send(`${CONTROL}/${name}/reset`, 'POST')
  if (i % 3 === 0) await send(`${CONTROL}/${name}`, 'DELETE')
}

/** Uploads a file, reads it and deletes it. */
async function upload(send: Send): Promise<void> {
  const { record } = JSON.parse(await send(`${CONTROL}/default/state/bird/agents?limit=1`)).records[0]
  const address = `/workspaces/${record.workspaceId}/agents/${record.id}/presigned-upload`
  const { url, formData } = JSON.parse(await send(address))
  const form = new FormData()
  for (const [name, value] of Object.entries<string>(formData)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(FILE_BYTES)]), 'file.bin')
  // The reset of the world in another loop may remove the form before it is used, or the file before it is deleted.
  await send(url, 'POST', form).catch(() => undefined)
  const { records } = JSON.parse(await send(`${CONTROL}/default/state/bird/files?limit=5`))
  for (const { key } of records)
    await send(`${CONTROL}/default/state/bird/files/${key}`, 'DELETE').catch(() => undefined)
}

/** Exports the journal and the state, and looks for near misses. */
async function exportAll(send: Send, i: number): Promise<void> {
  await send(`/api/v2/asistants/${i % 7}`).catch(() => undefined)
  await send(`${CONTROL}/default/journal/near-misses`)
  await send(`${CONTROL}/default/journal/har`)
  await send(`${CONTROL}/default/state/genesys/assistants?limit=1000`)
  await send(`${CONTROL}/default/diff`)
  await new Promise((resolve) => setTimeout(resolve, PAUSE))
}

/** Time between two exports, in ms. */
const PAUSE = 500
/** Time that a listener stays, in ms. */
const STAY = 3000

/** Listens to the journal for a while, and continues after the last event that it saw. */
async function listen(url: string, stopped: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(STAY)])
  const headers = { 'last-event-id': '1' }
  const response = await fetch(new URL(`${CONTROL}/default/journal/events`, url), { headers, signal })
  try {
    for await (const chunk of response.body ?? []) if (chunk.byteLength === 0) return
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
