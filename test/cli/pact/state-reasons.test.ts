import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Interaction, Pact, ProviderState } from '../../../src/engine/services/pact.ts'
import { deskdouble } from '../../support/command-line.ts'
import { fileOf, temporaryFolder } from '../../support/pacts.ts'

const REQUEST = { method: 'POST', path: '/api/v2/assistants', headers: { 'Content-Type': 'application/json' } }

/** Provider states that cannot be set up, with the reason. */
const FAILING: readonly (readonly [string, readonly ProviderState[], string])[] = [
  [
    'an unknown record',
    [{ name: 'small-team' }, { name: 'ids are known', params: { id: 'genesys.assistants[Workshop helpr].id' } }],
    'provider state "ids are known" failed: No record matches "genesys.assistants[Workshop helpr].id". The nearest are genesys.assistants[Workshop helper].id',
  ],
  [
    'a misspelt parameter',
    [{ name: 'small-team', params: { organization: 'x' } }],
    'with.organization  is not a parameter; use one of organisation, tokenExpires, tokenUser (did you mean "organisation"?)',
  ],
  [
    'a parameter that is null',
    [{ name: 'small-team', params: { organisation: null } }],
    'with.organisation  must be a string like the default, got null',
  ],
  [
    'a parameter of the wrong type',
    [{ name: 'small-team', params: { organisation: { a: 1 } } }],
    'with.organisation  must be a string like the default, got {"a":1}',
  ],
  [
    'a reference that is not a string',
    [{ name: 'default' }, { name: 'ids are known', params: { id: 5 } }],
    'No record matches "5". Use <vendor>.<collection>[<name>].<property>.',
  ],
  [
    'a rejected request',
    [{ name: 'default' }, { name: 'after postAssistants', params: { request: { ...REQUEST, body: { nmae: 'x' } } } }],
    'provider state "after postAssistants" failed: postAssistants answered 400 instead of succeeding: {"message":"name is required.',
  ],
  [
    'a request of no operation',
    [{ name: 'default' }, { name: 'after x', params: { request: { method: 'GET', path: '/api/v2/nothing' } } }],
    'No vendor has the operation GET /api/v2/nothing.',
  ],
  [
    'a misspelt parameter of a replayed request',
    [{ name: 'default' }, { name: 'after getUsersMe', params: { reqest: {} } }],
    'A provider state that replays a request has no parameter "reqest".',
  ],
  [
    'values that are not an object',
    [{ name: 'default' }, { name: 'after getUsersMe', params: { request: REQUEST, gives: '/id' } }],
    '"gives" of the provider state must be an object.',
  ],
]

function interactionWith(description: string, providerStates: readonly ProviderState[]): Interaction {
  const request = { method: 'GET', path: '/api/v2/assistants' }
  return { type: 'Synchronous/HTTP', description, providerStates, request, response: { status: 401 } }
}

describe('deskdouble pact verify', () => {
  it('reports why each provider state failed, in its summary and in JUnit XML', async () => {
    const folder = await temporaryFolder()
    const interactions = FAILING.flatMap(([name, states]) => [
      interactionWith(name, states),
      interactionWith(`after ${name}`, [{ name: 'default' }]),
    ])
    const stateless = { ...interactionWith('without a state', []) }
    const pact: Pact = {
      consumer: { name: 'desk' },
      provider: { name: 'genesys' },
      interactions: [stateless, ...interactions],
      metadata: { pactSpecification: { version: '4.0' } },
    }
    const junit = join(folder, 'junit.xml')
    const file = await fileOf(pact, folder)
    const { code, stderr, stdout } = await deskdouble(['pact', 'verify', file, '--no-evidence', '--junit', junit])
    expect(code).toBe(1)
    expect(stdout).toContain(`${FAILING.length + 1} of ${interactions.length + 1} interactions verified`)
    const failures = stderr.split(/^failed {2}/m).slice(1)
    expect(failures).toHaveLength(FAILING.length)
    const xml = (await readFile(junit, 'utf8'))
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    for (const [i, [name, , reason]] of FAILING.entries()) {
      expect(failures[i]).toMatch(`desk and genesys: ${name} given `)
      expect(failures[i]).toContain(reason)
      expect(xml.split('\n').find((line) => line.includes(`: ${name}" `))).toContain(reason)
    }
  })
})
