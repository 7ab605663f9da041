import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'

const ROOT = join(import.meta.dirname, '../..')

const samples = blocksIn(readFileSync(join(ROOT, 'docs/tests.md'), 'utf8')).filter(({ text }) => {
  return text.includes("from 'node:assert/strict'")
})

it('has samples to run', () => {
  expect(samples.length).toBe(2)
})

it.each(samples)('runs a sample of docs/tests.md whose assertions hold', async ({ text }) => {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  try {
    const file = join(folder, 'sample.ts')
    writeFileSync(file, text.replaceAll(`from 'deskdouble'`, `from '${join(ROOT, 'src/index.ts')}'`))
    await promisify(execFile)(process.execPath, [file])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
