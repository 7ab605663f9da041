import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writePact } from '../../src/adapters/pact/write.ts'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { fileOf, mismatchesIn, temporaryFolder, withChangedResponses } from '../support/pacts.ts'
import { TourWorlds } from './tour.ts'
import { genesysSdk } from './tours/genesys-sdk.ts'

/** Records a pact of the vendor's own client and writes it with the official core. */
async function recordSdk(folder: string): Promise<string> {
  const emulator = createEmulator()
  const listening = await emulator.listen({ port: 0 })
  const worlds = new TourWorlds(emulator, listening, genesysSdk)
  await genesysSdk.run(worlds)
  await listening.close()
  await writePact(await emulator.pactOf(worlds.all, genesysSdk), folder)
  return join(folder, 'genesys-sdk-genesys.json')
}

const isListing = ({ url, method }: Request) => method === 'GET' && /\/assistants\?limit=/.test(url)
const isCreation = ({ url, method }: Request) => method === 'POST' && url.endsWith('/assistants')

describe('a recorded pact of the SDK', () => {
  let file: string
  let folder: string

  beforeEach(async () => {
    folder = await temporaryFolder()
    file = await recordSdk(folder)
  })

  it('is verified against a new emulator', async () => {
    expect(await mismatchesIn([file], createEmulator())).toEqual([])
  })

  it('fails verification with the name of the interaction if one response is changed', async () => {
    const changed: [name: string, Emulator, RegExp][] = [
      [
        'a required field is missing',
        withChangedResponses(createEmulator(), isCreation, ({ state: _, ...rest }, response) =>
          Response.json(rest, response),
        ),
        /^create an assistant: .*state/,
      ],
      [
        'a field has another type',
        withChangedResponses(createEmulator(), isCreation, (body, response) =>
          Response.json({ ...body, name: 7 }, response),
        ),
        /^create an assistant: \$\.name: /,
      ],
      [
        'an enum has another value',
        withChangedResponses(createEmulator(), isCreation, (body, response) =>
          Response.json({ ...body, state: 'Asleep' }, response),
        ),
        /^create an assistant: \$\.state: Expected 'Asleep' to match/,
      ],
      [
        'the status differs',
        withChangedResponses(createEmulator(), isListing, (body, { headers }) =>
          Response.json(body, { status: 203, headers }),
        ),
        /^list assistants with limit: expected 200 but was 203/,
      ],
    ]
    for (const [name, emulator, expected] of changed) {
      const wrong = await mismatchesIn([file], emulator)
      expect(wrong, name).toEqual([expect.stringMatching(expected)])
    }
  })
})

describe('a list in a recorded response', () => {
  it('fails verification if one item violates the spec', async () => {
    const emulator = createEmulator()
    await emulator.fetch('/api/v2/assistants', { headers: emulator.genesys.credentials.headers })
    const file = await fileOf(await emulator.pact({ consumer: 'lister', vendor: 'genesys' }), await temporaryFolder())
    const broken = withChangedResponses(
      createEmulator(),
      ({ url }) => url.endsWith('/assistants'),
      ({ entities, ...rest }, response) => {
        const [first, second, ...others] = Object(entities)
        return Response.json({ ...rest, entities: [first, { ...second, id: 'seven' }, ...others] }, response)
      },
    )
    expect(await mismatchesIn([file], createEmulator())).toEqual([])
    expect(await mismatchesIn([file], broken)).toEqual([expect.stringContaining('$.entities[1].id')])
  })
})

describe('a header that is both a declared parameter and a credential', () => {
  it('is sent once when a provider state replays an earlier request', async () => {
    const emulator = createEmulator()
    const { headers, settings } = emulator.kore.credentials
    const groups = `/agentassist/api/v1/public/${settings['streamId']}/agent-groups`
    const body = JSON.stringify({ name: 'Weekend', description: 'Saturday and Sunday' })
    const created = await emulator.fetch(groups, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    const { id } = Object(await created.json())
    await emulator.fetch(`${groups}/${id}`, { headers })
    const pact = await emulator.pact({ consumer: 'console', vendor: 'kore' })
    expect(pact.interactions.map(({ providerStates }) => providerStates?.at(-1)?.name)).toContain(
      'after postAgentGroups',
    )
    expect(await mismatchesIn([await fileOf(pact, await temporaryFolder())], createEmulator())).toEqual([])
  })
})
