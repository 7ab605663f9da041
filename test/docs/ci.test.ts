import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validateWorkflow } from '@action-validator/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { type Block, blocksIn } from '../../scripts/readme/markdown.ts'
import { installCommand, runAction } from '../support/action-runner.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { shell } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '../..')
const page = await readFile(join(ROOT, 'docs/ci.md'), 'utf8')
const blocks = blocksIn(page)
const workflows = blocks.filter(({ text }) => /^jobs:/m.test(text))
const recipes = blocks.filter(({ language, text }) => language === 'sh' && text.includes('git '))

/** Scripts that the workflows of the page run. */
const SCRIPTS = { test: 'node client.mjs', 'test:desk': 'node client.mjs', 'test:pages': 'node page.mjs' }
const CLIENT = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then(({ status }) => console.log('client got', status))`
const PAGE = `fetch(process.env.BASE_URL + '/books', { headers: { 'x-api-key': 'any' } })
  .then(({ status }) => console.log('page got', status))`

describe('docs/ci.md', () => {
  it('has snippets to run', () => {
    expect([workflows.length, recipes.length]).toEqual([3, 2])
  })

  it.each(workflows)('has workflows that are valid by the published JSON Schema', ({ text }) => {
    expect(validateWorkflow(text)).toEqual({ actionType: 'workflow', errors: [] })
  })

  it('lists the inputs of the action', async () => {
    const { inputs } = parse(await readFile(join(ROOT, 'action.yml'), 'utf8'))
    const table = page.slice(page.indexOf('| input |'), page.indexOf('The output `url`'))
    expect([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(inputs))
  })

  it('shows a command whose exit code is that of the tests', async () => {
    const [command] = blocks
    const { code, printed } = await shell(command?.text ?? '', await project())
    expect([code, printed]).toEqual([0, expect.stringContaining('client got 200')])
  })

  it('shows a workflow that runs tests with the action', async () => {
    const { code, printed } = await runAction(await project(), inputsIn(workflows[0]))
    expect([code, printed]).toEqual([0, expect.stringContaining('client got 200')])
  })

  it('shows a workflow whose next steps use the server of the action', async () => {
    const folder = await project()
    // Another program may listen on the port of the page.
    const { outputs, environment } = await runAction(folder, { ...inputsIn(workflows[1]), port: '0' })
    onTestFinished(() => void process.kill(Number(environment['DESKDOUBLE_PID'])))
    const step = stepsIn(workflows[1]).find(({ env }) => env?.['BASE_URL'] !== undefined)
    expect(step?.env?.['BASE_URL']).toContain(' steps.double.outputs.url ')
    const { code, printed } = await shell(step?.run ?? '', folder, { BASE_URL: outputs['url'] ?? '' })
    expect([code, printed]).toEqual([0, expect.stringContaining('page got 200')])
    const log = await shell('cat "$DESKDOUBLE_LOG"', folder, environment)
    expect(log.printed).toMatch(/GET {4}\/books {2}listBooks {2}200/)
  })

  it('shows a workflow that sees a first pact, verifies a committed one and summarises it', async () => {
    const folder = await repository()
    const summary = join(folder, 'runner-summary.md')
    const steps = stepsIn(workflows[2]).flatMap(({ run = '' }) =>
      /^npx deskdouble pact publish|^npm/.test(run) ? [] : [run],
    )
    const all = () => shell(steps.join('\n'), folder, { GITHUB_STEP_SUMMARY: summary })
    const first = await all()
    expect(first.code).toBe(1)
    expect(first.printed).toContain('+++ b/contracts/checkout-genesys.json')
    await commit(folder)
    expect((await all()).code).toBe(0)
    const text = await readFile(summary, 'utf8')
    expect(text).toContain('| checkout and genesys | 1 | 0 | 0 | 0 |')
    expect(text).toContain('### Genesys Cloud agent assistants (`genesys`)')
    expect(await readFile(join(folder, 'reports/pacts.xml'), 'utf8')).toContain('tests="1" failures="0"')
  })

  it.each(recipes)('shows a recipe that notices a first, a changed and an unchanged pact: $text', async ({ text }) => {
    const folder = await repository()
    await mkdir(join(folder, 'contracts'))
    await writeFile(join(folder, 'contracts/a.json'), '{}')
    expect((await shell(text, folder)).code).toBe(1)
    await commit(folder)
    expect((await shell(text, folder)).code).toBe(0)
    await writeFile(join(folder, 'contracts/a.json'), '{ "interactions": [] }')
    expect((await shell(text, folder)).code).toBe(1)
  })
})

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

function stepsIn(workflow: Block | undefined): Step[] {
  const jobs: Record<string, { readonly steps: Step[] }> = parse(workflow?.text ?? '').jobs
  return Object.values(jobs).flatMap(({ steps }) => steps)
}

/** Returns the inputs with which a workflow uses the action, as the runner passes them. */
function inputsIn(workflow: Block | undefined): Record<string, string> {
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
