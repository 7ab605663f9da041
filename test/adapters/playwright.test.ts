import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

describe('worldTest of Playwright', async () => {
  const results = await run()

  it('isolates each test from other tests', () => {
    expect(results.get('changes its world')?.status).toBe('expected')
    expect(results.get('sees no changes of other tests')?.status).toBe('expected')
  })

  it('starts the world of a test as its options say', () => {
    expect(results.get('starts from another scenario')?.status).toBe('expected')
  })

  it('selects the world of a test by the header of its requests', () => {
    expect(results.get('passes after requests')?.status).toBe('expected')
  })

  it('attaches the requests to the world when a test fails, as text and as an HTTP Archive', () => {
    const { status, attachments = [] } = results.get('fails') ?? {}
    expect(status).toBe('unexpected')
    expect(
      attachments.map(({ name, contentType }) => [name.replace(/[\w-]+(?=$|\.har)/, 'NAME'), contentType]),
    ).toEqual([
      ['requests to world NAME', 'text/plain'],
      ['requests to world NAME.har', 'application/json'],
    ])
    const [text = '', archive = ''] = attachments.map(({ body }) => Buffer.from(body, 'base64').toString())
    expect(text).toMatch(
      /^1\. GET \/api\/v2\/users\/me {2}getUsersMe {2}200\n2\. GET \/api\/v2\/assistants\?pageSize=1000 {2}getAssistants {2}400/,
    )
    const { entries } = JSON.parse(archive).log
    expect(entries.map(({ response }: { response: { status: number } }) => response.status)).toEqual([200, 400])
  })

  it('attaches nothing if the world received no request, or if the test passes', () => {
    expect(results.get('fails before any request')).toEqual({ status: 'unexpected', attachments: [] })
    expect(results.get('passes after requests')?.attachments).toEqual([])
  })
})

interface Attachment {
  readonly name: string
  readonly contentType: string
  /** in base64 */
  readonly body: string
}

interface TestResult {
  readonly status: string
  readonly attachments: readonly Attachment[]
}

/** A suite of Playwright's report in JSON. */
interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly { readonly title: string; readonly tests: readonly Test[] }[]
}

interface Test {
  readonly status: string
  readonly results: readonly { readonly attachments: readonly Attachment[] }[]
}

/** Runs the tests in `support/page-tests`, which need no browser, and returns their results by title. */
async function run(): Promise<ReadonlyMap<string, TestResult>> {
  const config = join(ROOT, 'test/support/page-tests/playwright.config.ts')
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-playwright-'))
  const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js')
  const args = [playwright, 'test', '--config', config, '--reporter', 'json', '--output', folder]
  const options = { cwd: ROOT, maxBuffer: 64_000_000 }
  // The run must fail; its output is the report.
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout: string }) => error,
  )
  await rm(folder, { recursive: true })
  const { suites }: { suites: readonly Suite[] } = JSON.parse(stdout)
  return new Map(suites.flatMap(resultsOf))
}

function resultsOf({ suites = [], specs }: Suite): (readonly [string, TestResult])[] {
  const own = specs.map(({ title, tests: [test] }) => {
    const attachments = test?.results[0]?.attachments.filter(({ body }) => body !== undefined) ?? []
    return [title, { status: test?.status ?? 'missing', attachments }] as const
  })
  return [...own, ...suites.flatMap(resultsOf)]
}
