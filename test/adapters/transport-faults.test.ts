import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Listening, ListeningEmulator } from '../../src/index.ts'
import { assistantNames, CREATION, PATH } from '../support/assistant-names.ts'
import { emulatorWith } from '../support/genesys.ts'

const GET = `GET ${PATH} HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer any\r\n`
const POST = `POST ${PATH} HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer any\r\nContent-Type: application/json\r\nContent-Length: ${CREATION.body.length}\r\n\r\n${CREATION.body}`

/** The bytes that a client received, and how the connection ended. */
interface ConnectionOutcome {
  readonly text: string
  /** `FIN`, or the code of an error */
  readonly end: string
}

/** Sends a whole request, even if a response arrives earlier, and waits until the connection ends. */
async function send(socket: Socket, text: string): Promise<ConnectionOutcome> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const ended = new Promise<string>((resolve) => {
    socket.once('end', () => resolve('FIN'))
    socket.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message))
  })
  await new Promise<void>((resolve) => {
    socket.write(text, () => resolve())
  })
  const end = await ended
  return { text: Buffer.concat(chunks).toString(), end }
}

describe('over a real socket', () => {
  let emulator: ListeningEmulator
  let server: Listening
  let socket: Socket

  beforeEach(async () => {
    emulator = emulatorWith({ assistants: [{ name: 'Über uns' }] })
    server = await emulator.listen({ port: 0 })
    socket = connect(server.port, '127.0.0.1')
  })

  afterEach(async () => {
    socket.destroy()
    await server.close()
  })

  it.each([
    ['without a body', `${GET}\r\n`, 'getAssistants'],
    ['with a body', POST, 'postAssistants'],
    ['of another origin', `${GET}Origin: http://localhost:3000\r\n\r\n`, 'getAssistants'],
  ] as const)('resets the connection of a request %s for the fault reset', async (_, request, operation) => {
    emulator.genesys.fail(operation, { transport: 'reset' })

    expect(await send(socket, request)).toEqual({ text: '', end: 'ECONNRESET' })
    expect(emulator.exchanges()).toMatchObject([{ operation, fault: 'fault-1', response: { status: 0 } }])
    expect(assistantNames(emulator)).toEqual(['Über uns'])
  })

  it.each([
    ['without a body', `${GET}\r\n`, 'getAssistants'],
    ['with a body', POST, 'postAssistants'],
    ['with a body that is larger than all buffers', large(POST), 'postAssistants'],
  ] as const)(
    'closes the connection of a request %s without a byte for the fault empty',
    async (_, request, operation) => {
      emulator.genesys.fail(operation, { transport: 'empty' })

      expect(await send(socket, request)).toEqual({ text: '', end: 'FIN' })
      expect(assistantNames(emulator)).toEqual(['Über uns'])
    },
  )

  it.each(['reset', 'empty'] as const)(
    'carries out the request before the fault %s loses its response',
    async (transport) => {
      emulator.genesys.fail('postAssistants', { transport, lost: 'response' })

      expect((await send(socket, POST)).text).toBe('')
      expect(assistantNames(emulator)).toEqual(['Über uns', 'Desk'])
    },
  )

  it.each([
    ['to a read', `${GET}\r\n`, 'getAssistants', 200],
    ['to a write', POST, 'postAssistants', 200],
    ['to another origin', `${GET}Origin: http://localhost:3000\r\n\r\n`, 'getAssistants', 200],
    [
      'to a request that is rejected before its body is read',
      POST.replace('Bearer any', 'Basic x'),
      'postAssistants',
      401,
    ],
  ] as const)(
    'sends the whole head and half of the body of the response %s for the fault truncated',
    async (_, request, operation, status) => {
      emulator.genesys.fail(operation, { transport: 'truncated' })

      const { text, end } = await send(socket, request)
      const [head = '', body = ''] = text.split('\r\n\r\n')
      const [exchange] = emulator.exchanges()
      const whole = Buffer.from(exchange?.response.body ?? '')

      expect(end).toBe('FIN')
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(head).toMatch(/^content-type: application\/json$/im)
      expect(head).toMatch(new RegExp(`^content-length: ${whole.length}$`, 'im'))
      expect(/^access-control-allow-origin: \S+$/im.test(head)).toBe(request.includes('Origin'))
      expect(Buffer.from(body)).toEqual(whole.subarray(0, Math.floor(whole.length / 2)))
      expect(exchange).toMatchObject({ fault: 'fault-1', response: { status } })
    },
  )

  it('closes the connection without a byte for the fault truncated if the response has no body', async () => {
    emulator.genesys.fail('getAssistants', { transport: 'truncated' })

    expect(await send(socket, `${GET}\r\n`.replace('GET', 'HEAD'))).toEqual({ text: '', end: 'FIN' })
  })

  it('serves the next connection after a fault', async () => {
    emulator.genesys.fail('getAssistants', { transport: 'reset', times: 1 })
    emulator.genesys.fail('getAssistants', { transport: 'empty', times: 1 })
    const headers = { authorization: 'Bearer any' }

    await expect(fetch(`${server.url}${PATH}`, { headers })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    await expect(fetch(`${server.url}${PATH}`, { headers })).rejects.toMatchObject({
      cause: { code: 'UND_ERR_SOCKET' },
    })
    expect((await fetch(`${server.url}${PATH}`, { headers })).status).toBe(200)
  })

  it('does not carry out a request whose client disconnects during a delay', async () => {
    emulator.genesys.fail('postAssistants', { delay: { fixed: 60_000 } })
    const timers = pendingTimers()
    socket.write(POST)
    await until(() => emulator.faults()[0]?.injected === 1)
    expect(pendingTimers()).toBe(timers + 1)

    socket.destroy()
    await until(() => pendingTimers() === timers)

    expect(emulator.exchanges()).toEqual([])
    expect(assistantNames(emulator)).toEqual(['Über uns'])
  })

  it('leaves no timer behind if the server is closed during a delay', async () => {
    emulator.genesys.fail('*', { delay: { fixed: 60_000 } })
    const timers = pendingTimers()
    const ended = [send(socket, `${GET}\r\n`), fetchAndFail(`${server.url}${PATH}`)]
    await until(() => emulator.faults()[0]?.injected === 2)

    await server.close()
    await Promise.all(ended)
    await until(() => pendingTimers() <= timers)

    expect(emulator.exchanges()).toEqual([])
  })

  it('closes the server even if a client keeps a failed connection open', async () => {
    emulator.genesys.fail('getAssistants', { transport: 'empty' })
    const halfOpen = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    expect((await send(halfOpen, `${GET}\r\n`)).end).toBe('FIN')

    await server.close()
    halfOpen.destroy()
  })
})

/** Returns the request with a body of 16 MiB. */
function large(request: string): string {
  const filler = ' '.repeat(16_777_216)
  return request.replace(/Content-Length: \d+/, `Content-Length: ${CREATION.body.length + filler.length}`) + filler
}

function pendingTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

/** Waits until a condition is true; the time limit of the test ends the wait. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

async function fetchAndFail(url: string): Promise<void> {
  await expect(fetch(url, { headers: { authorization: 'Bearer any' } })).rejects.toThrow()
}
