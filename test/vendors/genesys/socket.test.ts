import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { bearer, emulatorWith, json } from '../../support/genesys.ts'

/** Sends raw bytes to a port and returns the whole response. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(request)
  let response = ''
  for await (const chunk of socket) response += String(chunk)
  return response
}

function requestWith(headers: string): string {
  return `GET /api/v2/assistants HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`
}

test('keeps serving after oversized headers and an invalid Host', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Desk' }] })
  const { url, port, close } = await emulator.listen({ port: 0 })

  try {
    const long = await exchange(port, requestWith(`Host: localhost\r\nX-Long: ${'x'.repeat(20_000)}`))
    const many = await exchange(port, requestWith(`Host: localhost\r\n${'X-Many: 1\r\n'.repeat(3_000)}X-Last: 1`))
    const badHost = await exchange(port, requestWith('Host: not a host'))
    const noHost = await exchange(port, requestWith('X-Host: none'))

    expect(long).toMatch(/^HTTP\/1\.1 431 /)
    expect(many).toMatch(/^HTTP\/1\.1 431 /)
    expect(badHost).toMatch(/^HTTP\/1\.1 400 /)
    expect(noHost).toMatch(/^HTTP\/1\.1 400 /)
    const response = await fetch(`${url}/api/v2/assistants`, { headers: bearer('any-token') })
    expect(response.status).toBe(200)
    expect((await json<'AssistantListing'>(response)).entities).toHaveLength(1)
  } finally {
    await close()
  }
})
