import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { get, NOW, post } from '../support/genesys.ts'
import { mixedSteps, playAll } from '../support/mixed-requests.ts'
import { formOf } from '../support/upload.ts'
import { COPIED_KINDS } from './copied-kinds.ts'
import { copyLastTest, exchangesOf, loadCopyText } from './inspected.ts'
import { type CopiedResult, runCopiedTests } from './run-copied-tests.ts'
import { runInProcess } from './run-in-process.ts'

const WALLBOARD = { authorization: `Basic ${btoa('wallboard:wallboard-secret')}` }
const ASSISTANTS = '/api/v2/assistants'

afterEach(() => vi.unstubAllGlobals())

describe('a test that is copied from the request journal', () => {
  let results: ReadonlyMap<string, CopiedResult>
  const sources = new Map<string, string>()

  beforeAll(async () => {
    for (const [name, { send, options }] of Object.entries(COPIED_KINDS)) {
      const emulator = createEmulator({ scenario: 'small-team', clock: NOW, ...options })
      await send(emulator)
      sources.set(name, await copyLastTest(emulator))
    }
    results = await runCopiedTests(sources)
  })

  it.each(Object.entries(COPIED_KINDS))('passes for %s', (name, { title }) => {
    expect({ ...results.get(name), source: sources.get(name) }).toMatchObject({ title, status: 'passed' })
  })

  it('sends only the requests that the copied one depends on', () => {
    expect(sources.get('a Bird record that was created')).not.toContain('Another')
    expect(sources.get('a read of a record that was created')).toBe(`import { expect } from 'vitest'
import { worldTest } from 'deskdouble/vitest'

const test = worldTest({ scenario: 'small-team', seed: 20260203, clock: '2026-01-15T09:00:00.000Z', auth: 'open' })

test('getAssistant responds with 200', async ({ world }) => {
  const created = await (await world.fetch('/api/v2/assistants', {
    method: 'POST',
    headers: { ...world.genesys.credentials.headers, 'content-type': 'application/json' },
    body: '{"name":"Till","transcriptionConfig":{"vendorName":"Genesys"}}',
  })).json()
  const response = await world.fetch(\`/api/v2/assistants/\${created.id}\`, { headers: world.genesys.credentials.headers })
  expect(response.status).toBe(200)
})
`)
  })

  it.each([1, 2])('passes for every request of a mixed session: seed %d', async (seed) => {
    const emulator = createEmulator({ clock: NOW, scenario: 'small-team' })
    await playAll(emulator, mixedSteps(100, seed))
    const exchanges = await exchangesOf(emulator)
    const { formatTest } = await loadCopyText(emulator)
    for (const exchange of exchanges) await runInProcess(await formatTest('default', exchange, exchanges))
    expect(exchanges).toHaveLength(100)
  })

  it('starts from the scenario of the world that its world was forked from', async () => {
    const emulator = createEmulator({ scenario: 'small-team', clock: NOW })
    emulator.fork({ name: 'first' })
    const second = (await controlOf(emulator).post('/worlds', { name: 'second', from: 'first' })).status
    expect(second).toBe(201)
    await get(emulator.world('second'), ASSISTANTS)
    expect(await copyLastTest(emulator, 'second')).toContain("worldTest({ scenario: 'small-team', seed: 20260203,")
  })
})

describe('a request that no test can repeat', () => {
  it.each([
    [
      'a credential without permission',
      'the 403 depends on the credential of the request, which the request journal does not keep',
      async ({ fetch }: Emulator) => {
        const body = new URLSearchParams({ grant_type: 'client_credentials' })
        const token = await (await fetch('/oauth/token', { method: 'POST', headers: WALLBOARD, body })).json()
        return fetch(ASSISTANTS, { method: 'POST', headers: { authorization: `Bearer ${token.access_token}` } })
      },
    ],
    [
      'a body of which only the beginning is kept',
      'the request journal keeps only the beginning of the body',
      (emulator: Emulator) => post(emulator, ASSISTANTS, { name: 'a'.repeat(2_000_000) }),
    ],
    [
      'a credential in the body',
      'the request contains a secret, which the request journal does not keep',
      async (emulator: Emulator) => expect(await upload(emulator, 'text')).toBe(204),
    ],
    [
      'a form with a file',
      'the request journal does not keep the content of the files in a form',
      async (emulator: Emulator) => expect(await upload(emulator, 'more than 10 bytes')).toBe(400),
    ],
  ])('is not copied: %s', async (_, reason, send) => {
    const emulator = createEmulator({ clock: NOW, limits: { fileBytes: 10 } })
    await send(emulator)
    await expect(copyLastTest(emulator)).rejects.toThrow(`Failed to copy a test: ${reason}`)
  })
})

type Emulator = ReturnType<typeof createEmulator>

/** Uploads a file as the avatar of an agent. Returns the status. */
async function upload({ fetch, bird }: Emulator, content: string): Promise<number> {
  const { headers, settings } = bird.credentials
  const agents = `/workspaces/${settings['workspaceId']}/agents`
  const path = `${agents}/${bird.records.agents.list()[0]?.id}/presigned-upload`
  const { url, formData } = await (await fetch(path, { headers })).json()
  const body = formOf(formData, new Blob([content], { type: 'image/png' }))
  return (await fetch(url, { method: 'POST', body })).status
}
