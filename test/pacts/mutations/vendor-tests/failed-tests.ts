import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withFolder } from '../../../support/command-line.ts'
import type { Mutation } from '../mutation.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config', `${import.meta.dirname}/vitest.config.ts`]

/** Time that the tests may take against one copy, in ms. */
const TIMEOUT = 600_000

interface Report {
  readonly numPassedTests: number
  readonly testResults: readonly TestFile[]
}

interface TestFile {
  readonly message: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

/**
 * Runs the tests of Kore.ai, its common suite included, against a copy with a mutation, or one that only parses and
 * writes each response again. Returns the title of the first failed test, which ends the run; undefined if all pass.
 * @param files parts of the names of the test files. Defaults to all of them
 * @throws Error if the tests could not run
 */
export async function firstFailedTest(mutation?: Mutation, files: readonly string[] = []): Promise<string | undefined> {
  const { numPassedTests, testResults } = await reportOf(mutation, files)
  const failed = testResults.flatMap(({ assertionResults }) => {
    return assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : []))
  })
  const broken = testResults.find(({ message, assertionResults }) => message !== '' && assertionResults.length === 0)
  if (broken) throw new Error(`The tests of the vendor could not run: ${broken.message}`)
  if (failed.length === 0 && numPassedTests === 0) throw new Error('No test of the vendor ran')
  return failed[0]
}

function reportOf(mutation: Mutation | undefined, files: readonly string[]): Promise<Report> {
  return withFolder({}, async (folder) => {
    const file = join(folder, 'report.json')
    const { MUTATION: _, ...inherited } = process.env
    const env = { ...inherited, ...(mutation && { MUTATION: mutation.name }) }
    const args = [...VITEST, '--bail', '1', '--reporter=json', `--outputFile=${file}`, ...files]
    await run(args, env)
    return JSON.parse(await readFile(file, 'utf8'))
  })
}

/** Runs Node until it ends, with 1 if a test failed. */
function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: ROOT, env, timeout: TIMEOUT }, (error, _, stderr) => {
      if (error === null || error.code === 1) resolve()
      else reject(new Error(`The tests of the vendor ended early (${error.signal ?? error.code}): ${stderr}`))
    })
  })
}
