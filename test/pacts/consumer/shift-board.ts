import { MatchersV3 as Match, PactV3, SpecificationVersion } from '@pact-foundation/pact'
import { expect } from 'vitest'

// A consumer test as a team writes it with Pact's library: it knows no DeskDouble, only the name of a scenario.

const AUTHORIZATION = { Authorization: 'Bearer of-the-shift-board' }

/** A client that reads the title of its page from the organisation. */
async function readTitle(baseUrl: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/v2/organizations/me`, { headers: AUTHORIZATION })
  const { name } = await response.json()
  return `Shifts of ${name}`
}

/** Tests the client against Pact's mock server with PactV3, and writes the pact into a folder. */
export async function testShiftBoard(dir: string): Promise<void> {
  const pact = new PactV3({
    consumer: 'shift-board',
    provider: 'genesys',
    dir,
    logLevel: 'error',
    spec: SpecificationVersion.SPECIFICATION_VERSION_V3,
  })
  await pact
    .given('small-team', { organisation: 'Wheel and Bell' })
    .uponReceiving('a request for the organisation')
    .withRequest({ method: 'GET', path: '/api/v2/organizations/me', headers: AUTHORIZATION })
    .willRespondWith({ status: 200, body: { id: Match.uuid(), name: 'Wheel and Bell' } })
    .executeTest(async ({ url }) => expect(await readTitle(url)).toBe('Shifts of Wheel and Bell'))
}
