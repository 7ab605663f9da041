import { compileFunction } from 'node:vm'

/** A task of the configuration, which a test calls by its name. */
export type Task = (argument: unknown) => unknown

/** A configuration of Cypress. */
export interface Configuration {
  readonly e2e: {
    readonly setupNodeEvents: (
      on: (event: 'task', tasks: Readonly<Record<string, Task>>) => void,
      config: { readonly env: object },
    ) => Promise<{ readonly env: Readonly<Record<string, string>> }>
  }
}

/** A request that `cy.intercept` passes to its handler. */
export interface Intercepted {
  url: string
  readonly headers: Record<string, string>
}

/** Tasks must return values that JSON can encode, and not undefined. */
export async function serialisable(result: unknown): Promise<unknown> {
  const value = await result
  if (value === undefined) throw new Error('A task of Cypress must not return undefined')
  return JSON.parse(JSON.stringify(value))
}

/** The parts of Cypress that a support file uses. */
interface StandIn {
  readonly env: Readonly<Record<string, string>>
  readonly run: (task: string, argument: unknown) => Promise<unknown>
}

/** Runs the support file with stand-ins for the globals of Cypress, and returns what it registers. */
export function supportOf(text: string, { env, run }: StandIn) {
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
