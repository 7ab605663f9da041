import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '../..')

/** Result of a test that was copied from the inspector. */
export interface CopiedResult {
  readonly title: string
  readonly status: string
  readonly message: string
}

/**
 * Runs copied tests with Vitest in an empty project that has the package installed.
 * @param tests sources of the tests by name
 * @returns their results by name
 */
export async function runCopiedTests(tests: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, CopiedResult>> {
  const folder = await mkdtemp(join(tmpdir(), 'deskdouble-copied-'))
  try {
    const names = [...tests.keys()]
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    await writeFile(join(folder, 'vitest.config.ts'), CONFIG)
    await Promise.all(names.map((name, i) => writeFile(join(folder, `${i}.test.ts`), tests.get(name) ?? '')))
    const report = join(folder, 'report.json')
    const args = ['run', '--root', folder, '--no-file-parallelism', '--reporter', 'json', '--outputFile', report]
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
    // Vitest fails if a test fails; the report contains the reason.
    const run = promisify(execFile)(process.execPath, [vitest, ...args], { cwd: folder })
    const failure = await run.then(() => undefined).catch((error: unknown) => error)
    const text = await readFile(report, 'utf8').catch((cause: unknown) => {
      throw new Error('Vitest wrote no report', { cause: failure ?? cause })
    })
    const { testResults } = JSON.parse(text)
    return new Map(names.map((name, i) => [name, resultOf(testResults, `${i}.test.ts`)]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Lets the project import the package from its sources. */
const CONFIG = `import { defineConfig } from 'vitest/config'
const alias = {
  'deskdouble/vitest': ${JSON.stringify(join(ROOT, 'src/adapters/vitest.ts'))},
  deskdouble: ${JSON.stringify(join(ROOT, 'src/index.ts'))},
}
export default defineConfig({ resolve: { alias }, test: { isolate: false } })
`

interface FileReport {
  readonly name: string
  readonly message: string
  readonly assertionResults: readonly { title: string; status: string; failureMessages: string[] }[]
}

function resultOf(reports: readonly FileReport[], file: string): CopiedResult {
  const report = reports.find(({ name }) => name.endsWith(`/${file}`))
  const [result] = report?.assertionResults ?? []
  if (!result) return { title: '', status: 'missing', message: report?.message ?? '' }
  return { title: result.title, status: result.status, message: result.failureMessages.join('\n') }
}
