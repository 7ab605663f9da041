import { MatchersV3 as Match, PactV4 } from '@pact-foundation/pact'
import { expect } from 'vitest'

// A consumer test as a team writes it with Pact's library: it knows no DeskDouble, only the name of a scenario.

const AUTHORIZATION = { Authorization: 'Bearer of-the-assistant-list' }

/** A client that lists assistants by one of their properties. */
async function listBy(property: string, baseUrl: string): Promise<unknown[]> {
  const response = await fetch(`${baseUrl}/api/v2/assistants?pageSize=25`, { headers: AUTHORIZATION })
  const { entities } = await response.json()
  return entities.map((entity: Record<string, unknown>) => entity[property])
}

/**
 * Tests the client against Pact's mock server with PactV4, and writes the pact into a folder.
 * @param property the property that the client reads
 */
export async function testAssistantList(dir: string, property = 'name'): Promise<void> {
  await new PactV4({ consumer: 'assistant-list', provider: 'genesys', dir, logLevel: 'error' })
    .addInteraction()
    .given('small-team', { organisation: 'Wheel and Bell' })
    .uponReceiving('a request for the first page of assistants')
    .withRequest('GET', '/api/v2/assistants', (request) => {
      request.query({ pageSize: '25' }).headers(AUTHORIZATION)
    })
    .willRespondWith(200, (response) => {
      response.jsonBody({ entities: Match.eachLike({ [property]: Match.string('Workshop helper') }) })
    })
    .executeTest(async ({ url }) => expect(await listBy(property, url)).toEqual(['Workshop helper']))
}
