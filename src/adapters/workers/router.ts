import type { Recorder } from '../../durability/recorder.ts'
import { keepWorlds } from '../../emulator/keep-worlds.ts'
import { RequestRouter } from '../../emulator/request-router.ts'
import { createServices } from '../../emulator/services.ts'
import { Worlds } from '../../emulator/worlds.ts'
import type { Bindings } from './bindings.ts'
import type { Isolate } from './isolate.ts'
import { RemoteDirectory } from './remote-directory.ts'
import type { SqliteStore } from './sqlite-store.ts'
import { tokenAccess } from './token-access.ts'

/** The worlds of an object, and what answers requests to them. */
export interface Routed {
  readonly worlds: Worlds
  readonly router: RequestRouter
  readonly recorder: Recorder | undefined
}

/** Parts of a router that depend on where it is. */
interface RouterPlace {
  /** entries of an object's world; absent in front of the objects */
  readonly store?: SqliteStore
  /** returns the names of worlds that a response to a request for an unknown one lists */
  readonly names: () => readonly string[]
}

/**
 * Creates what answers requests: in an object to its world, in front of the objects to none.
 * @throws EmulatorError if kept records do not fit the vendors' specs
 */
export function createRouter(isolate: Isolate, bindings: Bindings, { store, names }: RouterPlace): Routed {
  const { vendors, scenarios, initialWorlds, limits, journals, bodyLimit } = isolate
  const durable = store && keepWorlds(store, { vendors, limits, journals })
  const worlds = new Worlds({ vendors, scenarios, limits, journals, initialWorlds, ...durable })
  const directory = new RemoteDirectory(bindings)
  const { services } = createServices({ vendors, scenarios, limits, worlds, directory, cutsConnections: false })
  const token = bindings.CONTROL_TOKEN
  const access = token === undefined || token === '' ? undefined : tokenAccess(token)
  const recorder = durable?.recorder
  const finder = { find: (name: string | undefined) => worlds.find(name), names }
  const router = new RequestRouter({ vendors, services, worlds: finder, journals, bodyLimit, access, recorder })
  return { worlds, recorder, router }
}
