import { DEFAULT_LIMITS } from '../engine/services/limits.ts'
import type { Bindings } from './workers/bindings.ts'
import { directoryClass } from './workers/directory-object.ts'
import { Front } from './workers/front.ts'
import { createIsolate, type Isolate, type WorkerOptions } from './workers/isolate.ts'
import type { ObjectClass } from './workers/platform.ts'
import { worldClass } from './workers/world-object.ts'

/** A worker, with the classes of its Durable Objects. */
export interface EmulatorWorker {
  /** Responds to a request, in the object of the world that it selects. */
  readonly fetch: (request: Request, bindings: Bindings) => Promise<Response>
  /** class of the objects that have one world each; the binding `WORLDS` names it */
  readonly WorldObject: ObjectClass
  /** class of the object that has the list of worlds; the binding `DIRECTORY` names it */
  readonly DirectoryObject: ObjectClass
}

/**
 * Creates an emulator for the runtime of Cloudflare Workers, workerd. Each world is a Durable Object that keeps its state
 * in its SQLite database.
 * @throws EmulatorError with the first request if two vendors have the same operation; ScenarioError if a scenario is not
 * valid
 * @example
 * import { vendors } from 'deskdouble/vendors'
 * import { createWorker } from 'deskdouble/workers'
 *
 * // A worker exports both classes, and `{ fetch }` as its default.
 * const { fetch, WorldObject, DirectoryObject } = createWorker({ vendors, scenario: 'small-team' })
 */
export function createWorker(options: WorkerOptions): EmulatorWorker {
  let isolate: Isolate | undefined
  const isolateOf = () => {
    // Created with the first request: the runtime limits what a worker does before it.
    isolate ??= createIsolate(options)
    return isolate
  }
  const fronts = new WeakMap<Bindings, Front>()
  const frontOf = (bindings: Bindings) => {
    const front = fronts.get(bindings) ?? new Front(isolateOf(), bindings)
    fronts.set(bindings, front)
    return front
  }
  return {
    fetch: (request, bindings) => frontOf(bindings).handle(request),
    WorldObject: worldClass(isolateOf),
    DirectoryObject: directoryClass(options.limits?.worlds ?? DEFAULT_LIMITS.worlds),
  }
}

export type { Bindings } from './workers/bindings.ts'
export type { WorkerOptions } from './workers/isolate.ts'
