import { describe, expect, it } from 'vitest'
import { writePact } from '../../src/adapters/pact/write.ts'
import type { Interaction } from '../../src/engine/services/pact.ts'
import type { Pact } from '../../src/index.ts'
import { temporaryFolder } from '../support/pacts.ts'

/** Returns an interaction for each path. Its path must match a pattern, if there is one. */
function pactOf(...paths: readonly (readonly [path: string, pattern?: string])[]): Pact {
  const interactions = paths.map(([path, regex]): Interaction => {
    const matchingRules = { path: { combine: 'AND', matchers: [{ match: 'regex', regex: String(regex) }] } } as const
    return {
      type: 'Synchronous/HTTP',
      description: `read ${path}`,
      request: { method: 'GET', path, ...(regex !== undefined && { matchingRules }) },
      response: { status: 200 },
    }
  })
  return { consumer: { name: 'desk' }, provider: { name: 'shop' }, interactions, metadata: {} }
}

async function write(pact: Pact): Promise<void> {
  return writePact(pact, await temporaryFolder())
}

describe('writing a pact', () => {
  it('accepts interactions that also match the requests of others', async () => {
    await expect(write(pactOf(['/a/1', '^/a/.$'], ['/a/2', '^/a/.$'], ['/a/3'], ['/b']))).resolves.toBeUndefined()
  })

  it('rejects an interaction whose own request does not match it', async () => {
    const pact = pactOf(['/a'], ['/b', '^/c$'], ['/d'])
    await expect(write(pact)).rejects.toThrow('Pact\'s mock server rejects the interaction "read /b"')
  })

  it('rejects an interaction whose request only another interaction matches', async () => {
    const pact = pactOf(['/a', '^/[ab]$'], ['/b', '^/c$'])
    await expect(write(pact)).rejects.toThrow('Pact\'s mock server rejects the interaction "read /b"')
  })
})
