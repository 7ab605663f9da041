import { createEmulator } from '../src/index.ts'

/**
 * Prints the memory of the process and the slowest upload while files are uploaded, each kept by a named snapshot:
 * `node --expose-gc bench/files.ts [uploads] [totalFileBytes]`.
 */
const [UPLOADS = 26, TOTAL] = process.argv.slice(2).map(Number)
const FILE_BYTES = 25 * 2 ** 20
const JSON_TYPE = { 'content-type': 'application/json' }

const emulator = createEmulator(TOTAL === undefined ? {} : { limits: { totalFileBytes: TOTAL } })
const { headers } = emulator.bird.credentials
const agent = emulator.bird.records.agents.first()
let slowest = 0
console.log('uploads  status  RSS, MB  slowest upload, ms')
for (let count = 1; count <= UPLOADS; count++) {
  const status = await upload(count)
  if (count % 4 === 0 || count === UPLOADS) print(count, status)
}

/** Uploads a file in the place of the one before, and saves a snapshot that keeps it. */
async function upload(number: number): Promise<number> {
  const path = `/workspaces/${agent?.workspaceId}/agents/${agent?.id}/presigned-upload`
  const { url, formData } = await (await emulator.fetch(path, { headers })).json()
  const form = new FormData()
  for (const [name, value] of Object.entries<string>(formData)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(FILE_BYTES).fill(number)]), 'file.bin')
  const started = performance.now()
  const { status } = await emulator.fetch(url, { method: 'POST', body: form })
  slowest = Math.max(slowest, performance.now() - started)
  await emulator.fetch(`/_control/worlds/default/snapshots/s${number}`, { method: 'PUT', headers: JSON_TYPE })
  for (const { id } of emulator.bird.records.files.list()) {
    await emulator.fetch(`/_control/worlds/default/state/bird/files/${id}`, { method: 'DELETE' })
  }
  return status
}

function print(count: number, status: number): void {
  globalThis.gc?.()
  const rss = Math.round(process.memoryUsage().rss / 2 ** 20)
  console.log([count, status, rss, Math.round(slowest)].map((figure) => `${figure}`.padStart(7)).join(' '))
}
