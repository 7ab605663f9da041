import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { installCommand } from '../support/action-runner.ts'
import { previewOf } from '../support/gitlab-pipeline.ts'
import { temporaryFolder } from '../support/pacts.ts'

const ROOT = join(import.meta.dirname, '../..')
const CLIENT = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then(({ status }) => console.log(status))`

const run = promisify(execFile)

describe('the GitLab template', () => {
  it('runs commands with a double of their own', async () => {
    const { script } = await jobOf('extends: .deskdouble, variables: { DESKDOUBLE_RUN: node client.mjs }')
    expect(await script()).toMatchObject({ code: 0, printed: '200\n' })
  })

  it('sees a first pact, which git does not track yet, and accepts it once it is committed', async () => {
    const { folder, script } = await jobOf('extends: .deskdouble-pacts, variables: { DESKDOUBLE_RUN: node client.mjs }')
    const first = await script()
    expect(first.code).toBe(1)
    expect(first.printed).toContain('+++ b/contracts/desk-genesys.json')
    await git(folder, 'add', '.')
    await git(folder, 'commit', '--quiet', '--message', 'test: add the pact')
    expect((await script()).code).toBe(0)
    expect(await readFile(join(folder, 'reports/pacts.xml'), 'utf8')).toContain('tests="1" failures="0"')
  })
})

/** Creates a project whose pipeline has a job, and returns the script of the job. */
async function jobOf(job: string) {
  const folder = await projectWith(`include: [{ local: deskdouble.yml }]\ntest: { ${job} }\n`)
  const { test, variables } = await previewOf(folder)
  const env = { ...process.env, ...variables, ...test.variables, DESKDOUBLE_CONSUMER: 'desk' }
  return { folder, script: () => shell(test.script, folder, env) }
}

async function projectWith(pipeline: string): Promise<string> {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  await cp(join(ROOT, 'ci/gitlab/deskdouble.yml'), join(folder, 'deskdouble.yml'))
  await writeFile(join(folder, 'client.mjs'), CLIENT)
  await writeFile(join(folder, '.gitignore'), 'node_modules\n.gitlab-ci-local\nreports\n')
  await writeFile(join(folder, '.gitlab-ci.yml'), pipeline)
  await git(folder, 'init', '--quiet')
  await git(folder, 'add', '.')
  await git(folder, 'commit', '--quiet', '--message', 'test: add the pipeline')
  return folder
}

/** Runs the lines of a job as GitLab's runner does: in one shell, which ends with the first that fails. */
function shell(lines: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number; printed: string }>((resolve) => {
    execFile('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr })
    })
  })
}

async function git(folder: string, ...args: readonly string[]): Promise<void> {
  await run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder })
}
