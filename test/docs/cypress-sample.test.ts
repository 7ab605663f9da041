import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { expect, it, onTestFinished } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'

const ROOT = join(import.meta.dirname, '../..')
const [configuration = '', support = ''] = blocksIn(readFileSync(join(ROOT, 'docs/tests.md'), 'utf8'))
  .filter(({ language }) => language === 'js')
  .map(({ text }) => text)

type Task = (argument: unknown) => unknown

/** A configuration of Cypress. */
interface Configuration {
  readonly e2e: {
    readonly setupNodeEvents: (
      on: (event: 'task', tasks: Readonly<Record<string, Task>>) => void,
      config: { readonly env: object },
    ) => Promise<{ readonly env: Readonly<Record<string, string>> }>
  }
}

/** A request that `cy.intercept` passes to its handler. */
interface Intercepted {
  url: string
  readonly headers: Record<string, string>
}

it('gives each test a world by the configuration and the support file of docs/tests.md', async () => {
  const tasks: Record<string, Task> = {}
  const { e2e } = await configurationOf(configuration)
  const { env } = await e2e.setupNodeEvents((_, added) => Object.assign(tasks, added), { env: { own: 'kept' } })
  expect(env['own']).toBe('kept')

  const run = (name: string, argument: unknown) => serialisable(tasks[name]?.(argument))
  const { beforeEach, afterEach, intercept } = supportOf(support, { env, run })
  await beforeEach()
  const list = () => send(intercept({ url: 'https://api.mypurecloud.com/api/v2/assistants', headers: {} }))
  const world = intercept({ url: '', headers: {} }).headers['x-world']

  expect((await list()).status).toBe(200)
  await run('fail', { world, operation: 'getAssistants', rule: { status: 503, times: 1 } })
  expect((await list()).status).toBe(503)
  const body = { entities: [], selfUri: '/api/v2/assistants' }
  await run('override', { world, operation: 'getAssistants', response: { status: 200, body } })
  expect(await (await list()).json()).toEqual(body)
  expect(await run('countRequests', { world, operation: 'getAssistants' })).toBe(3)

  await afterEach(world)
  expect((await list()).status).toBe(404)
})

/** Loads the configuration with a stand-in for Cypress, whose binary the tests do not install. */
async function configurationOf(text: string): Promise<Configuration> {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'cypress.js'), 'export const defineConfig = (config) => config\n')
  const file = join(folder, 'cypress.config.js')
  const imports = { "'cypress'": "'./cypress.js'", "'deskdouble'": `'${join(ROOT, 'src/index.ts')}'` }
  writeFileSync(
    file,
    Object.entries(imports).reduce((changed, [from, to]) => changed.replace(from, to), text),
  )
  return (await import(file)).default
}

/** Tasks must return values that JSON can encode, and not undefined. */
async function serialisable(result: unknown): Promise<unknown> {
  const value = await result
  if (value === undefined) throw new Error('A task of Cypress must not return undefined')
  return JSON.parse(JSON.stringify(value))
}

interface StandIn {
  readonly env: Readonly<Record<string, string>>
  readonly run: (task: string, argument: unknown) => Promise<unknown>
}

/** Runs the support file with stand-ins for the globals of Cypress, and returns what it registers. */
function supportOf(text: string, { env, run }: StandIn) {
  let [before, after]: ((this: unknown) => void)[] = []
  let handler: ((request: Intercepted) => void) | undefined
  let pending: Promise<unknown> | undefined
  const cy = {
    task: (name: string, argument: unknown) => {
      const result = run(name, argument)
      pending = result
      const chain = (use: (value: unknown) => void) => {
        pending = result.then(use)
      }
      const command = {}
      // Commands of Cypress are chained by this method, although they are not promises.
      Reflect.set(command, 'then', chain)
      return command
    },
    wrap: () => ({ as: () => undefined }),
    intercept: (_: string, own: (request: Intercepted) => void) => {
      handler = own
    },
  }
  const globals = {
    cy,
    Cypress: { env: (name: string) => env[name] },
    beforeEach: (own: () => void) => {
      before = own
    },
    afterEach: (own: (this: unknown) => void) => {
      after = own
    },
  }
  compileFunction(text, Object.keys(globals))(...Object.values(globals))
  return {
    beforeEach: async () => {
      before?.call({})
      await pending
    },
    afterEach: async (world: unknown) => {
      after?.call({ world })
      await pending
    },
    intercept: (request: Intercepted) => {
      handler?.(request)
      return request
    },
  }
}

function send({ url, headers }: Intercepted): Promise<Response> {
  return fetch(url, { headers: { authorization: 'Bearer any', ...headers } })
}
