import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validateWorkflow } from '@action-validator/core'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { installCommand, runAction } from '../support/action-runner.ts'
import { documentedPage } from '../support/docs/page.ts'
import { previewOf } from '../support/gitlab-pipeline.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { shell } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '../..')
const page = documentedPage('docs/ci.md')

/** Scripts that the workflows of the page run. */
const SCRIPTS = { test: 'node client.mjs', 'test:desk': 'node client.mjs', 'test:pages': 'node page.mjs' }
const CLIENT = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then(({ status }) => console.log('client got', status))`
const PAGE = `fetch(process.env.BASE_URL + '/books', { headers: { 'x-api-key': 'any' } })
  .then(({ status }) => console.log('page got', status))`

it('lists the inputs of the action in docs/ci.md', async () => {
  const { inputs } = parse(await readFile(join(ROOT, 'action.yml'), 'utf8'))
  const table = page.text.slice(page.text.indexOf('| input |'), page.text.indexOf('The output `url`'))
  expect([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(inputs))
})

page.check('shows a command whose exit code is that of the tests', ['deskdouble exec'], async ({ text }) => {
  const { code, printed } = await shell(text, await project())
  expect([code, printed]).toEqual([0, expect.stringContaining('client got 200')])
})

page.check('shows a workflow that runs tests with the action', ['name: test\n'], async ({ text }) => {
  const { code, printed } = await runAction(await project(), inputsIn(text))
  expect([code, printed]).toEqual([0, expect.stringContaining('client got 200')])
})

page.check('shows a workflow whose next steps use the server of the action', ['name: pages'], async ({ text }) => {
  const folder = await project()
  // Another program may listen on the port of the page.
  const { outputs, environment } = await runAction(folder, { ...inputsIn(text), port: '0' })
  onTestFinished(() => void process.kill(Number(environment['DESKDOUBLE_PID'])))
  const step = stepsIn(text).find(({ env }) => env?.['BASE_URL'] !== undefined)
  expect(step?.env?.['BASE_URL']).toContain(' steps.double.outputs.url ')
  const { code, printed } = await shell(step?.run ?? '', folder, { BASE_URL: outputs['url'] ?? '' })
  expect([code, printed]).toEqual([0, expect.stringContaining('page got 200')])
  const log = await shell('cat "$DESKDOUBLE_LOG"', folder, environment)
  expect(log.printed).toMatch(/GET {4}\/books {2}listBooks {2}200/)
})

page.check(
  'shows a workflow that sees a first pact, verifies a committed one and summarises it',
  ['name: pacts'],
  async ({ text }) => {
    const folder = await repository()
    const summary = join(folder, 'runner-summary.md')
    const steps = stepsIn(text).flatMap(({ run = '' }) => (/^npx deskdouble pact publish|^npm/.test(run) ? [] : [run]))
    const all = () => shell(steps.join('\n'), folder, { GITHUB_STEP_SUMMARY: summary })
    const first = await all()
    expect(first.code).toBe(1)
    expect(first.printed).toContain('+++ b/contracts/checkout-genesys.json')
    await commit(folder)
    expect((await all()).code).toBe(0)
    const written = await readFile(summary, 'utf8')
    expect(written).toContain('| checkout and genesys | 1 | 0 | 0 | 0 |')
    expect(written).toContain('### Genesys Cloud agent assistants (`genesys`)')
    expect(await readFile(join(folder, 'reports/pacts.xml'), 'utf8')).toContain('tests="1" failures="0"')
  },
)

page.check('shows a pipeline of GitLab that includes the template', ['include:'], async ({ text }) => {
  expect(text).toContain('/main/ci/gitlab/deskdouble.yml')
  const folder = await temporaryFolder()
  await cp(join(ROOT, 'ci/gitlab/deskdouble.yml'), join(folder, 'deskdouble.yml'))
  await writeFile(join(folder, '.gitlab-ci.yml'), text.replace(/remote: \S+/, 'local: deskdouble.yml'))
  await shell('git init --quiet', folder)
  await commit(folder)
  const { test, pacts } = await previewOf(folder)
  expect(test.variables.DESKDOUBLE_OPTIONS).toBe('--scenario small-team --strict-requests')
  expect(pacts.artifacts.reports.junit).toBe('reports/pacts.xml')
})

for (const recipe of ['git add --intent-to-add contracts && git diff --exit-code contracts', 'test -z'])
  page.check('shows a recipe that notices a first, a changed and an unchanged pact', [recipe], async ({ text }) => {
    const folder = await repository()
    await mkdir(join(folder, 'contracts'))
    await writeFile(join(folder, 'contracts/a.json'), '{}')
    expect((await shell(text, folder)).code).toBe(1)
    await commit(folder)
    expect((await shell(text, folder)).code).toBe(0)
    await writeFile(join(folder, 'contracts/a.json'), '{ "interactions": [] }')
    expect((await shell(text, folder)).code).toBe(1)
  })

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

/** Returns the steps of a workflow, which must be valid by the published JSON Schema. */
function stepsIn(workflow: string): Step[] {
  expect(validateWorkflow(workflow)).toEqual({ actionType: 'workflow', errors: [] })
  const jobs: Record<string, { readonly steps: Step[] }> = parse(workflow).jobs
  return Object.values(jobs).flatMap(({ steps }) => steps)
}

/** Returns the inputs with which a workflow uses the action, as the runner passes them. */
function inputsIn(workflow: string): Record<string, string> {
  const step = stepsIn(workflow).find(({ uses }) => uses?.startsWith('deskdouble/deskdouble@'))
  return Object.fromEntries(Object.entries(step?.with ?? {}).map(([name, value]) => [name, String(value)]))
}

/** Creates a project with the package and the scripts that the page runs. */
async function project(): Promise<string> {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: SCRIPTS }))
  await writeFile(join(folder, 'client.mjs'), CLIENT)
  await writeFile(join(folder, 'page.mjs'), PAGE)
  await cp(join(ROOT, 'examples/any-api/openapi.yaml'), join(folder, 'openapi.yaml'))
  return folder
}

async function repository(): Promise<string> {
  const folder = await project()
  await writeFile(join(folder, '.gitignore'), 'node_modules\nreports\nrunner*\n')
  await shell('git init --quiet', folder)
  await commit(folder)
  return folder
}

async function commit(folder: string): Promise<void> {
  const identity = '-c user.name=Test -c user.email=test@example.com'
  const { code, printed } = await shell(
    `git add . && git ${identity} commit --quiet --message 'test: add files'`,
    folder,
  )
  if (code !== 0) throw new Error(printed)
}
