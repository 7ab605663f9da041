import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { verifyThroughCore } from '../../src/adapters/pact/verify.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'

async function serving(status: number, headers: Record<string, string>): Promise<string> {
  const server = createServer(({ url }, response) => {
    if (url === '/there') response.end()
    else response.writeHead(status, headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('verifies a redirect without following it', async () => {
  const file = await fileOf(
    {
      consumer: { name: 'somebody' },
      provider: { name: 'some-service' },
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: 'a redirect',
          request: { method: 'GET', path: '/here' },
          response: { status: 302, headers: { Location: ['/there'] } },
        },
      ],
      metadata: { pactSpecification: { version: '4.0' } },
    },
    await temporaryFolder(),
  )
  const verify = async (providerBaseUrl: string) => {
    const [result] = await verifyThroughCore({ providerBaseUrl, pactUrls: [file] })
    return result?.mismatches
  }
  expect(await verify(await serving(302, { location: '/there' }))).toEqual([])
  expect(await verify(await serving(302, { location: '/elsewhere' }))).toEqual([expect.stringContaining('Location')])
})

it('rejects if a pact cannot be verified', async () => {
  const nothing = verifyThroughCore({ providerBaseUrl: 'http://127.0.0.1:1', pactUrls: ['/no/such/pact.json'] })
  await expect(nothing).rejects.toThrow()
})
