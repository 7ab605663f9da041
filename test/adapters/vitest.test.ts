import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

describe('worldTest', async () => {
  const results = await run()

  it('lists the requests to the world when a test fails', () => {
    expect(results.get('fails over a socket')).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(
        /expected 400 to be 200.*\n\nRequests to world "[\w-]+":\n1\. GET \/api\/v2\/users\/me {2}getUsersMe {2}200\n2\. GET \/api\/v2\/assistants\?pageSize=1000 {2}getAssistants {2}400 {2}query pageSize must /,
      ),
    })
  })

  it('adds nothing to the message if the world received no request', () => {
    const { status, message } = results.get('fails before any request') ?? {}
    expect(status).toBe('failed')
    expect(message).not.toContain('What was asked')
  })

  it('isolates each test from other tests', () => {
    expect(results.get('changes its world')?.status).toBe('passed')
    expect(results.get('sees no changes of other tests')?.status).toBe('passed')
  })
})

interface TestResult {
  readonly status: string
  readonly message: string
}

/** Runs the tests in `support/world-tests` and returns their results by title. */
async function run(): Promise<ReadonlyMap<string, TestResult>> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-vitest-'))
  const [config, report] = [join(ROOT, 'test/support/world-tests/vitest.config.ts'), join(folder, 'report.json')]
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', config, '--reporter', 'json', '--outputFile', report]
  // The run must fail; the report contains the results.
  await promisify(execFile)(process.execPath, args, { cwd: ROOT }).catch(() => undefined)
  const { testResults } = JSON.parse(await readFile(report, 'utf8'))
  await rm(folder, { recursive: true })
  const tests: { title: string; status: string; failureMessages: string[] }[] = testResults.flatMap(
    ({ assertionResults }: { assertionResults: unknown }) => assertionResults,
  )
  return new Map(
    tests.map(({ title, status, failureMessages }) => [title, { status, message: failureMessages.join('\n') }]),
  )
}
