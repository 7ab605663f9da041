import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createEmulator, type Listening } from '../../src/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const ENTRY_POINTS = {
  deskdouble: 'src/index.ts',
  'deskdouble/control': 'src/adapters/control-client.ts',
  'deskdouble/msw': 'src/adapters/msw.ts',
}

/** Number of samples with assertions, by page. */
const SAMPLES = {
  'docs/tests.md': 4,
  'docs/faults.md': 4,
  'docs/worlds.md': 1,
  'docs/control-client.md': 1,
  'docs/migration.md': 1,
}

const samples = Object.keys(SAMPLES).flatMap((page) => {
  const blocks = blocksIn(readFileSync(join(ROOT, page), 'utf8'))
  const asserting = blocks.filter(({ text }) => text.includes("from 'node:assert/strict'"))
  return asserting.map(({ text }, i) => ({ page, number: i + 1, text }))
})

let server: Listening

beforeAll(async () => {
  server = await createEmulator().listen({ port: 0 })
})
afterAll(() => server.close())

it.each(Object.entries(SAMPLES))('has samples of %s to run', (page, count) => {
  expect(samples.filter((sample) => sample.page === page)).toHaveLength(count)
})

it.each(samples)('runs sample $number of $page, whose assertions hold', async ({ text }) => {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  try {
    const file = join(folder, 'sample.ts')
    const code = Object.entries(ENTRY_POINTS).reduce((sample, [name, source]) => {
      return sample.replaceAll(`from '${name}'`, `from '${join(ROOT, source)}'`)
    }, text)
    writeFileSync(file, code)
    cpSync(join(ROOT, 'examples/any-api/openapi.yaml'), join(folder, 'openapi.yaml'))
    const env = { ...process.env, DESKDOUBLE_URL: server.url }
    await promisify(execFile)(process.execPath, [file], { cwd: folder, env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
