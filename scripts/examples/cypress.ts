import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { blocksIn } from '../readme/markdown.ts'

/** The files of Cypress that docs/tests.md shows. */
export interface Recipe {
  readonly configuration: string
  readonly support: string
}

/** A configuration of Cypress. */
export interface Configuration {
  readonly e2e: {
    readonly setupNodeEvents: (
      on: (event: 'task', tasks: Readonly<Record<string, Task>>) => void,
      config: { readonly env: object },
    ) => Promise<{ readonly env: Readonly<Record<string, string>> }>
  }
}

type Task = (argument: unknown) => unknown

/** A request that `cy.intercept` passes to its handler. */
interface Intercepted {
  url: string
  readonly headers: Record<string, string>
}

/** The module `cypress`, of which a configuration uses one function. */
export const CYPRESS_MODULE = 'export const defineConfig = (config) => config\n'

/** Results that {@link runRecipe} returns if the recipe does as its page explains. */
export const EXPECTED = {
  ownVariable: 'kept',
  listed: 200,
  failed: 503,
  overridden: { entities: [], selfUri: '/api/v2/assistants' },
  requests: 3,
  afterTest: 404,
}

/** Reads the recipe from docs/tests.md. */
export function readRecipe(root: string): Recipe {
  const [configuration, support] = blocksIn(readFileSync(join(root, 'docs/tests.md'), 'utf8'))
    .filter(({ language }) => language === 'js')
    .map(({ text }) => text)
  if (configuration === undefined || support === undefined) throw new Error('docs/tests.md lacks the files of Cypress')
  return { configuration, support }
}

/**
 * Runs one test with a configuration and a support file, with stand-ins for Cypress, whose binary nothing installs here.
 * The test lists assistants, injects a fault, overrides a response and counts the requests.
 */
export async function runRecipe({ e2e }: Configuration, support: string): Promise<typeof EXPECTED> {
  const tasks: Record<string, Task> = {}
  const { env } = await e2e.setupNodeEvents((_, added) => Object.assign(tasks, added), { env: { own: 'kept' } })
  const run = (name: string, argument: unknown) => serialisable(tasks[name]?.(argument))
  const { beforeEach, afterEach, intercept } = supportOf(support, { env, run })

  await beforeEach()
  const list = () => send(intercept({ url: 'https://api.mypurecloud.com/api/v2/assistants', headers: {} }))
  const world = intercept({ url: '', headers: {} }).headers['x-world']
  const { status: listed } = await list()
  await run('fail', { world, operation: 'getAssistants', rule: { status: 503, times: 1 } })
  const { status: failed } = await list()
  await run('override', { world, operation: 'getAssistants', response: { status: 200, body: EXPECTED.overridden } })
  const overridden = await (await list()).json()
  const requests = Number(await run('countRequests', { world, operation: 'getAssistants' }))
  await afterEach(world)
  const { status: afterTest } = await list()
  return { ownVariable: env['own'] ?? '', listed, failed, overridden, requests, afterTest }
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
