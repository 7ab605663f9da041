import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { NOW } from '../support/genesys.ts'
import { COPIED_KINDS, type CopiedKind } from './copied-kinds.ts'
import { type CopiedResult, runCopiedTests } from './run-copied-tests.ts'

describe('a test that is copied from the request journal', () => {
  let results: ReadonlyMap<string, CopiedResult>
  const sources = new Map<string, string>()

  beforeAll(async () => {
    for (const [name, kind] of Object.entries(COPIED_KINDS)) sources.set(name, await copy(kind))
    results = await runCopiedTests(sources)
    if (process.env['SHOW']) for (const [name, source] of sources) console.log(`// ${name}\n${source}`)
  })
  afterAll(() => vi.unstubAllGlobals())

  it.each(Object.entries(COPIED_KINDS))('passes for %s', (name, { title }) => {
    expect({ ...results.get(name), source: sources.get(name) }).toMatchObject({ title, status: 'passed' })
  })
})

/** Sends the requests of a kind and copies the last one, as the page does. */
async function copy({ send, options = { scenario: 'small-team', clock: NOW } }: CopiedKind): Promise<string> {
  const emulator = createEmulator(options)
  await send(emulator)
  const { exchanges } = await controlOf(emulator).read('ExchangeList', '/worlds/default/journal?limit=1000')
  const last = exchanges.at(-1)
  if (!last) throw new Error('The journal is empty')
  vi.stubGlobal('location', { origin: 'http://deskdouble.test' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', emulator.fetch)
  const { formatTest } = await import('../../src/inspector/journal/copy-text.ts')
  return formatTest('default', last, exchanges)
}
