import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createEmulator, type Listening } from '../../src/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const ENTRY_POINTS = { deskdouble: 'src/index.ts', 'deskdouble/control': 'src/adapters/control-client.ts' }

const samples = ['docs/tests.md', 'docs/control-client.md'].flatMap((page) => {
  const blocks = blocksIn(readFileSync(join(ROOT, page), 'utf8'))
  return blocks.filter(({ text }) => text.includes("from 'node:assert/strict'")).map(({ text }) => ({ page, text }))
})

let server: Listening

beforeAll(async () => {
  server = await createEmulator().listen({ port: 0 })
})
afterAll(() => server.close())

it('has samples to run', () => {
  expect(samples.map(({ page }) => page)).toEqual(['docs/tests.md', 'docs/tests.md', 'docs/control-client.md'])
})

it.each(samples)('runs a sample of $page whose assertions hold', async ({ text }) => {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  try {
    const file = join(folder, 'sample.ts')
    const code = Object.entries(ENTRY_POINTS).reduce((sample, [name, source]) => {
      return sample.replaceAll(`from '${name}'`, `from '${join(ROOT, source)}'`)
    }, text)
    writeFileSync(file, code)
    const env = { ...process.env, DESKDOUBLE_URL: server.url }
    await promisify(execFile)(process.execPath, [file], { env })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
