import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/adapters/node.ts'
import { createEmulator } from '../../src/index.ts'

const BODY = JSON.stringify({
  name: 'Returns desk – north',
  googleDialogflowConfig: {
    integrationId: '3f0c8f5e-6c1b-4a53-8c8e-1d2f3a4b5c6d',
    conversationProfiles: [{ languageCode: 'en-US', name: 'projects/desk/conversationProfiles/north' }],
  },
  transcriptionConfig: { vendorName: 'Genesys' },
})
const JSON_HEAD = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(BODY)}\r\n`
const TOKEN = 'Authorization: Bearer any-token\r\n'

// Servers read a plain request from Node's own message. A host in capitals is one that the Fetch API must read.
it.each([
  ['a record', 'GET', '/api/v2/assistants?pageSize=1', TOKEN, ''],
  ['the head of a list', 'HEAD', '/api/v2/assistants', TOKEN, ''],
  ['a query with a quote', 'GET', "/api/v2/assistants?name='north'", TOKEN, ''],
  ['a creation', 'POST', '/api/v2/assistants', TOKEN + JSON_HEAD, BODY],
  ['a creation without a body', 'POST', '/api/v2/assistants', TOKEN, ''],
  ['a creation without a credential', 'POST', '/api/v2/assistants', JSON_HEAD, BODY],
  [
    'a body of another type',
    'POST',
    '/api/v2/assistants',
    `${TOKEN}Content-Type: text/plain\r\nContent-Length: 2\r\n`,
    'no',
  ],
  [
    'malformed JSON',
    'POST',
    '/api/v2/assistants',
    `${TOKEN}Content-Type: application/json\r\nContent-Length: 2\r\n`,
    '{"',
  ],
  ['a deletion of nothing', 'DELETE', '/api/v2/assistants/none', TOKEN, ''],
  ['a path of no vendor', 'GET', '/nowhere', '', ''],
  ['a credential that is sent twice', 'GET', '/api/v2/assistants', TOKEN + TOKEN, ''],
])('sends the same bytes and keeps the same exchange, however %s is read', async (_, method, path, headers, body) => {
  const rest = `${headers}Connection: close\r\n\r\n${body}`
  const plain = await answer([`${method} ${path} HTTP/1.1\r\nHost: desk.example\r\n${rest}`])
  const fetched = await answer([`${method} ${path} HTTP/1.1\r\nHost: DESK.example\r\n${rest}`])
  expect(plain.text).toMatch(/^HTTP\/1\.1 \d{3} /)
  expect(plain).toEqual(fetched)
})

it('answers a request alike whose body arrives after its head', async () => {
  const head = `POST /api/v2/assistants HTTP/1.1\r\nHost: desk.example\r\n${TOKEN}${JSON_HEAD}Connection: close\r\n\r\n`
  const atOnce = await answer([head + BODY])
  expect(atOnce.text).toContain('Returns desk – north')
  expect(await answer([head, BODY.slice(0, 40), BODY.slice(40)])).toEqual(atOnce)
})

it('answers requests that follow each other on one connection in order', async () => {
  const list = `GET /api/v2/assistants?pageSize=1 HTTP/1.1\r\nHost: desk.example\r\n${TOKEN}`
  const creation = `POST /api/v2/assistants HTTP/1.1\r\nHost: desk.example\r\n${TOKEN}${JSON_HEAD}\r\n${BODY}`
  const { text } = await answer([`${creation}${list}\r\n${creation}${list}Connection: close\r\n\r\n`])
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 409', 'HTTP/1.1 200'])
})

it('sends what others change in a response before it is sent', async () => {
  const emulator = createEmulator()
  const handle: typeof emulator.handle = async (request, source) => {
    const response = await emulator.handle(request, source)
    expect([response.ok, response.status, (await response.clone().json()).entities.length]).toEqual([true, 200, 1])
    response.headers.set('x-changed', 'yes')
    return response
  }
  const { url, close } = await listen({ ...emulator, handle }, { port: 0 })
  onTestFinished(close)
  const response = await fetch(`${url}/api/v2/assistants?pageSize=1`, { headers: { authorization: 'Bearer any' } })
  expect([response.headers.get('x-changed'), (await response.json()).entities.length]).toEqual(['yes', 1])
})

/** Sends the parts of a request to a server of its own. Returns the response, and the exchange that the journal keeps. */
async function answer(parts: readonly string[]) {
  const emulator = createEmulator({ clock: '2026-01-15T09:00:00Z', seed: 7 })
  const { port, close } = await emulator.listen({ port: 0 })
  onTestFinished(close)
  const text = await new Promise<string>((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1')
    void writeInTurn(socket, parts)
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', reject).on('close', () => resolve(received.replace(/^Date: .*\r\n/gm, '')))
  })
  const exchanges = emulator.exchanges().map(({ request, response, path, problem }) => {
    const { headers, body } = request
    const sent = headers.map(([name, value]) => `${name}: ${value.toLowerCase()}`)
    return { path, sent, body, status: response.status, headers: response.headers, answered: response.body, problem }
  })
  return { text, exchanges }
}

async function writeInTurn(socket: Socket, parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    socket.write(part)
    await pause(10)
  }
}
