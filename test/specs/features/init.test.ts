import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { MAIN } from '../../support/main.ts'
import { BOOKSHOP } from './bookshop.ts'

const folder = mkdtempSync(join(tmpdir(), 'deskdouble-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words], { cwd: folder })
  return stdout
}

it('sets up a folder for a document, whose scenario is valid', async () => {
  copyFileSync(BOOKSHOP, join(folder, 'bookshop.yaml'))
  expect(await run('init', '--spec', 'bookshop.yaml')).toContain('written  scenarios/first.yaml')
  expect(await run('scenario', 'check')).toBe('ok  scenarios/first.yaml\n')
  expect(await run('scenario', 'show', 'first')).toMatch(/^ {2}books +3$/m)
})
