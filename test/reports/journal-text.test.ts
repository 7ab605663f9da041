import { describe, expect, it } from 'vitest'
import { createEmulator, withWorld } from '../../src/index.ts'
import { formatJournal } from '../../src/reports/journal-text.ts'

const headers = { authorization: 'Bearer any', 'content-type': 'application/json' }

async function journalOf(...requests: readonly (readonly [path: string, init?: RequestInit])[]): Promise<string[]> {
  const world = createEmulator()
  for (const [path, init] of requests) await world.fetch(path, { headers, ...init })
  return formatJournal(world.exchanges()).split('\n')
}

describe('the journal in the message of a failed test', () => {
  it('names the nearest operation of a request that matched none', async () => {
    expect(await journalOf(['/api/v2/asistants'], ['/v2/assistants'], ['/favicon.ico'])).toEqual([
      '1. GET /api/v2/asistants  no operation  404  There is no operation at /api/v2/asistants (did you mean GET /api/v2/assistants?)',
      expect.stringMatching(
        /^2\. GET \/v2\/assistants {2}no operation {2}404 .* \(did you mean GET \/api\/v2\/assistants\?\)$/,
      ),
      expect.not.stringContaining('did you mean'),
    ])
  })

  it('names undeclared query parameters and body members with the nearest declared names', async () => {
    const body = JSON.stringify({ name: 'A', transcriptionConfig: { vendorName: 'Genesys', languge: 'de' } })
    expect(
      await journalOf(['/api/v2/assistants?pagesize=2'], ['/api/v2/assistants', { method: 'POST', body }]),
    ).toEqual([
      '1. GET /api/v2/assistants?pagesize=2  getAssistants  200  not declared: query pagesize (did you mean pageSize?)',
      expect.stringMatching(/^2\. .* postAssistants {2}200 {2}not declared: body \/transcriptionConfig\/languge/),
    ])
  })

  it('is part of the error of a test in a world of its own', async () => {
    const failing = withWorld(createEmulator(), {}, async (world) => {
      await world.fetch('/api/v2/assistants?pagesize=2', { headers })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('not declared: query pagesize (did you mean pageSize?)')
  })

  it('escapes control characters of the client', async () => {
    const body = JSON.stringify({ name: 'A', '\u001b[31m': 1, transcriptionConfig: { vendorName: 'Genesys' } })
    const lines = await journalOf(['/api/v2/x%1b[31m?a=%1b'], ['/api/v2/assistants', { method: 'POST', body }])
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('\\u001b[31m')
    expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/)
  })
})
