import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { components } from '../../../src/generated/bird/types.ts'
import type { Listening, ListeningEmulator } from '../../../src/index.ts'
import { birdWith, ONE } from '../../support/bird.ts'
import { formOf } from '../../support/upload.ts'

const FIVE_MEBIBYTES = 5 * 1_048_576
const headers = { authorization: 'AccessKey any' }
const folder = mkdtempSync(join(tmpdir(), 'upload-'))
const bytes = randomBytes(FIVE_MEBIBYTES)
let emulator: ListeningEmulator
let server: Listening

beforeAll(async () => {
  emulator = birdWith()
  server = await emulator.listen({ port: 0 })
  writeFileSync(join(folder, 'avatar.png'), bytes)
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

async function presign(): Promise<components['schemas']['PresignedUpload']> {
  const response = await fetch(`${server.url}${ONE}/presigned-upload`, { headers })
  return (await response.json()) as components['schemas']['PresignedUpload']
}

function curl(...flags: string[]) {
  return promisify(execFile)('curl', ['--silent', '--show-error', '--noproxy', '*', ...flags])
}

it('returns 5 MiB uploaded with fetch byte for byte', async () => {
  const { url, formData, fileId } = await presign()
  const stored = await fetch(url, { method: 'POST', body: formOf(formData, new Blob([bytes], { type: 'image/png' })) })
  expect(stored.status).toBe(204)
  const response = await fetch(`${server.url}${ONE}/media/${fileId}/download`, { headers })
  expect([response.status, response.redirected, response.headers.get('content-type')]).toEqual([200, true, 'image/png'])
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
})

it('returns 5 MiB uploaded with curl byte for byte', async () => {
  const { url, formData, fileId } = await presign()
  const fields = Object.entries(formData).flatMap(([name, value]) => ['-F', `${name}=${value}`])
  const file = `file=@${join(folder, 'avatar.png')}`
  expect(await curl(...fields, '-F', file, '-w', '%{http_code}', url)).toMatchObject({ stdout: '204' })
  const target = join(folder, 'back.png')
  const from = `${server.url}${ONE}/media/${fileId}/download`
  await curl('--location', '-H', `authorization: ${headers.authorization}`, '-o', target, from)
  expect(readFileSync(target).equals(bytes)).toBe(true)
})

it('rejects a truncated upload and stores nothing', async () => {
  emulator.reset()
  const { url, formData, fileId } = await presign()
  const complete = new Response(formOf(formData, new Blob([bytes])))
  const type = complete.headers.get('content-type') ?? ''
  const body = Buffer.from(await complete.arrayBuffer())

  // The first request ends before its announced length. The second announces a shorter length, so its form is incomplete.
  await send(url, { type, body: body.subarray(0, body.length / 2), announced: body.length })
  const response = await send(url, {
    type,
    body: body.subarray(0, body.length / 2),
    announced: Math.floor(body.length / 2),
  })

  expect(response).toMatch(/^HTTP\/1\.1 400 .*<Code>MalformedPOSTRequest<\/Code>/s)
  await emulator.waitFor('uploadFile', { count: 2 })
  const rejected = emulator.exchanges('uploadFile')
  expect(rejected.map(({ problem, error }) => [problem?.kind, error])).toEqual([
    ['malformed', undefined],
    ['malformed', undefined],
  ])
  expect(emulator.bird.records.fileContents.size).toBe(0)
  expect(emulator.bird.records.files.get(fileId)).not.toHaveProperty('uploadedAt')
})

/** A request whose body can be shorter than its announced length. */
interface RawRequest {
  readonly type: string
  readonly body: Buffer
  readonly announced: number
}

/** Sends a request over a new socket. Closes the socket when the response arrives or a truncated body was sent. */
function send(url: string, { type, body, announced }: RawRequest): Promise<string> {
  const { port, host, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    const chunks: Buffer[] = []
    const end = () => {
      socket.destroy()
      resolve(Buffer.concat(chunks).toString())
    }
    socket.on('error', reject)
    socket.on('close', end)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (Buffer.concat(chunks).includes('</Error>')) end()
    })
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\ncontent-length: ${announced}\r\n\r\n`
    socket.write(head)
    socket.write(body, () => {
      if (body.length < announced) end()
    })
  })
}
