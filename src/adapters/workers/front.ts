import type { RequestRouter } from '../../emulator/request-router.ts'
import { parseTarget } from '../../emulator/request-target.ts'
import { matchRequest } from '../../engine/spec/match-operation.ts'
import { pathValue } from '../../engine/spec/path-value.ts'
import { DEFAULT_WORLD, WORLD_NAME } from '../../world/world-name.ts'
import type { Bindings } from './bindings.ts'
import { type Isolate, prepareVendors } from './isolate.ts'
import { objectNamed } from './platform.ts'
import { createRouter } from './router.ts'

/** Operations about one world that are carried out here, because they change the list of all worlds. */
const OF_ALL_WORLDS: readonly string[] = ['deleteWorld']

/** Passes requests on to the objects of their worlds, and answers those that belong to no world. */
export class Front {
  readonly #isolate: Isolate
  readonly #bindings: Bindings
  readonly #router: RequestRouter

  constructor(isolate: Isolate, bindings: Bindings) {
    this.#isolate = isolate
    this.#bindings = bindings
    this.#router = createRouter(isolate, bindings, { names: () => [DEFAULT_WORLD] }).router
  }

  /** Responds to a request. */
  async handle(request: Request): Promise<Response> {
    const world = this.#router.isForControl(request) ? await controlledWorld(request) : this.#worldOf(request)
    if (world === undefined || !WORLD_NAME.test(world)) {
      await prepareVendors(this.#isolate)
      return this.#router.handle(request)
    }
    return objectNamed(this.#bindings.WORLDS, world).fetch(request)
  }

  /** Returns the world that a request to a vendor selects; undefined for the address of the worker itself. */
  #worldOf(request: Request): string | undefined {
    if (this.#router.isForRoot(request)) return undefined
    return this.#router.worldNameOf(request) ?? DEFAULT_WORLD
  }
}

/** Returns the world that a request to the control API is about. */
async function controlledWorld({ method, url }: Request): Promise<string | undefined> {
  const { control } = await import('../../vendors/control/index.ts')
  const { path } = parseTarget(url)
  const match = matchRequest(control.spec, method, path)
  if (!match || !('operation' in match) || OF_ALL_WORLDS.includes(match.operation.id)) return undefined
  const slot = match.operation.slots.find(({ name }) => name === 'world')
  return slot && pathValue(match.operation, path, slot)
}
