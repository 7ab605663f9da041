import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Number of samples with assertions, by page. */
const SAMPLES = { 'docs/tests.md': 4, 'docs/faults.md': 3 }

const samples = Object.keys(SAMPLES).flatMap((page) => {
  const blocks = blocksIn(readFileSync(join(ROOT, page), 'utf8'))
  const asserting = blocks.filter(({ text }) => text.includes("from 'node:assert/strict'"))
  return asserting.map(({ text }, i) => ({ page, number: i + 1, text }))
})

it.each(Object.entries(SAMPLES))('has samples of %s to run', (page, count) => {
  expect(samples.filter((sample) => sample.page === page)).toHaveLength(count)
})

it.each(samples)('runs sample $number of $page, whose assertions hold', async ({ text }) => {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  try {
    const file = join(folder, 'sample.ts')
    writeFileSync(file, text.replaceAll(`from 'deskdouble'`, `from '${join(ROOT, 'src/index.ts')}'`))
    await promisify(execFile)(process.execPath, [file])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
