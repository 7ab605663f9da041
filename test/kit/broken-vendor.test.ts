import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { withFolder } from '../support/command-line.ts'

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/kit/broken/vitest.config.ts']

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly { title: string; status: string }[] }[]
}

it('finds the errors of a vendor, each by the case that is about it', async () => {
  const { testResults } = await withFolder({}, async (folder): Promise<Report> => {
    const file = join(folder, 'report.json')
    const args = [...VITEST, '--reporter=json', `--outputFile=${file}`]
    await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({ code: 1 })
    return JSON.parse(await readFile(file, 'utf8'))
  })
  const failed = testResults.flatMap(({ assertionResults }) => {
    return assertionResults.flatMap(({ status, title }) => (status === 'failed' ? [title] : []))
  })
  expect(failed).toEqual(
    expect.arrayContaining([
      'answers listDesks as the spec declares',
      'answers getDesk 404 as the spec declares',
      'answers patchDesk 404 as the spec declares',
      'declines only cases that the suite has',
      'answer the same requests with the same bytes',
    ]),
  )
  expect(failed).not.toContain('answers deleteDesk 404 as the spec declares')
})
