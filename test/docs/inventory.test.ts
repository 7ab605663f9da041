import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { isNotRun } from '../support/docs/not-run.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Pages whose blocks a script runs, which fails for a block that it does not run. */
const SCRIPTS: Readonly<Record<string, string>> = { 'README.md': 'scripts/try-readme.ts' }

const files = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT }).toSorted()]
const pages = files.map((page) => ({ page, blocks: blocksIn(read(page)) })).filter(({ blocks }) => blocks.length > 0)
const tests = globSync('test/docs/*.test.ts', { cwd: ROOT })

it.each(files)('sees every block of %s', (page) => {
  const fences = read(page).match(/^\s*(?:`{3,}|~{3,})/gm) ?? []
  expect(`${page} has ${fences.length / 2} blocks`).toBe(`${page} has ${blocksIn(read(page)).length} blocks`)
})

it.each(pages)('finds one check of all blocks of $page', ({ page, blocks }) => {
  const checks = tests.filter((test) => read(test).includes(`documentedPage('${page}')`))
  const script = SCRIPTS[page]
  const unchecked = blocks.filter((block) => !isNotRun(page, block))
  if (unchecked.length === 0) return
  const [first] = unchecked
  const cure = `${page}:${first?.line}: one test of test/docs must run the blocks of this page, with documentedPage('${page}')`
  expect([...checks, ...(script === undefined ? [] : [script])], cure).toHaveLength(1)
})
