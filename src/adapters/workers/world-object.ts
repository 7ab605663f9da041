import { DurableObject } from 'cloudflare:workers'
import type { Entry } from '../../durability/entry.ts'
import type { RequestRouter } from '../../emulator/request-router.ts'
import { problemResponse } from '../../emulator/unrouted.ts'
import type { Worlds } from '../../emulator/worlds.ts'
import { describeWorld, summarizeWorld } from '../../engine/services/describe-world.ts'
import { EmulatorError } from '../../engine/services/emulator-error.ts'
import type { WorldDescription, WorldSummary } from '../../engine/services/emulator-services.ts'
import { DEFAULT_WORLD } from '../../world/world-name.ts'
import type { Bindings } from './bindings.ts'
import { type Isolate, prepareVendors } from './isolate.ts'
import { readLines, writeLines } from './lines.ts'
import { type ObjectClass, objectNamed } from './platform.ts'
import { type Answer, answerOf } from './refusal.ts'
import { createRouter, type Routed } from './router.ts'
import { SqliteStore } from './sqlite-store.ts'
import { DIRECTORY, type DirectoryStub, type NamedOptions } from './stubs.ts'
import { acceptSocket, isSocketRequest } from './worker-socket.ts'

/** The world of an object, as it is in memory. */
interface OpenWorld extends Routed {
  readonly store: SqliteStore
}

/** Time between two reports of the use of an ephemeral world, in ms. */
const USE_INTERVAL = 10_000
/** How many world names an error lists. */
const MOST_NAMED = 20

/** Creates the class of the objects that have one world each. */
export function worldClass(isolateOf: () => Isolate): ObjectClass {
  return class WorldObject extends DurableObject<Bindings> {
    #opened: Promise<OpenWorld> | undefined
    /** the ephemeral setting that the directory knows; undefined if it does not know the world */
    #registered: boolean | undefined
    #used = 0
    /** names that a response lists if the world does not exist */
    #names: readonly string[] = []

    /** Responds to a request to the world, or to the control API about it. */
    async fetch(request: Request): Promise<Response> {
      try {
        const { router, worlds } = await this.#open()
        const host = worlds.get(this.#name)
        if (isSocketRequest(router, request)) return acceptSocket(router, request)
        if (!host) this.#names = await this.#knownNames()
        if (host?.ephemeral) this.#reportUse()
        const response = await respondIn(router, request)
        await this.#reportChange(worlds)
        return response
      } catch (error) {
        return problemResponse(500, 'Internal Server Error', { detail: describeFailure(this.#name, error) })
      }
    }

    start(options: NamedOptions): Promise<Answer<WorldDescription>> {
      return answerOf(async () => {
        const { worlds, recorder } = await this.#open()
        worlds.fork(options)
        await recorder?.settle()
        return this.#describe(worlds)
      })
    }

    async startFrom(entries: ReadableStream<Uint8Array>): Promise<Answer<WorldDescription>> {
      const all = await readLines<Entry>(entries)
      return answerOf(async () => {
        const name = this.#name
        const { store, worlds } = await this.#open()
        if (worlds.get(name)) throw new EmulatorError('DD_WORLD_NAME_TAKEN', { name }, 'name')
        await store.append(all)
        this.#close(store)
        return this.#describe((await this.#open()).worlds)
      })
    }

    async entriesOf(options: NamedOptions): Promise<ReadableStream<Uint8Array> | undefined> {
      const { worlds } = await this.#open()
      if (!worlds.get(this.#name)) return undefined
      return writeLines(worlds.entriesOf({ ...options, from: this.#name }, isolateOf().shared))
    }

    async summary(): Promise<WorldSummary | undefined> {
      const { worlds } = await this.#open()
      const host = worlds.get(this.#name)
      return host && summarizeWorld(host)
    }

    async end(): Promise<boolean> {
      const { worlds, store } = await this.#open()
      const exists = worlds.get(this.#name) !== undefined
      if (exists) worlds.remove(this.#name)
      this.#close(store)
      await this.ctx.storage.deleteAll()
      return exists
    }

    get #name(): string {
      return this.ctx.id.name ?? DEFAULT_WORLD
    }

    get #directory(): DirectoryStub {
      return objectNamed(this.env.DIRECTORY, DIRECTORY)
    }

    /** Reads the world, unless it is in memory. */
    #open(): Promise<OpenWorld> {
      this.#opened ??= this.#read().catch((error: unknown) => {
        this.#opened = undefined
        throw error
      })
      return this.#opened
    }

    async #read(): Promise<OpenWorld> {
      const isolate = isolateOf()
      await prepareVendors(isolate)
      const { shared, options } = isolate
      const { journal = true, misfits = 'reject' } = options
      const { storage } = this.ctx
      const keepShared = (digest: string) => this.#keepShared(isolate, digest)
      const store = new SqliteStore({ storage, journal, misfits, shared, keepShared })
      for (const digest of store.sharedDigests()) await this.#loadShared(isolate, digest)
      const routed = createRouter(isolate, this.env, { store, names: () => this.#names })
      if (this.#name === DEFAULT_WORLD) {
        routed.worlds.openDefault(options)
        await routed.recorder?.settle()
      }
      this.#registered = routed.worlds.get(this.#name)?.ephemeral
      return { store, ...routed }
    }

    /** Forgets the world in memory. */
    #close(store: SqliteStore): void {
      store.release()
      this.#opened = undefined
      this.#registered = undefined
    }

    #describe(worlds: Worlds): WorldDescription {
      const host = worlds.getOrThrow(this.#name)
      this.#registered = host.ephemeral
      return describeWorld(host, isolateOf().vendors)
    }

    /** Reports to the directory that a request has started or ended the world. */
    async #reportChange(worlds: Worlds): Promise<void> {
      const ephemeral = worlds.get(this.#name)?.ephemeral
      if (ephemeral === this.#registered) return
      if (ephemeral === undefined) await this.#directory.remove(this.#name)
      else await this.#directory.register(this.#name, ephemeral)
      this.#registered = ephemeral
    }

    #reportUse(): void {
      const now = Date.now()
      if (now < this.#used + USE_INTERVAL) return
      this.#used = now
      this.ctx.waitUntil(this.#directory.use(this.#name))
    }

    async #knownNames(): Promise<readonly string[]> {
      const page = await this.#directory.page({ limit: MOST_NAMED })
      return page?.names ?? []
    }

    /** Keeps a shared state in the directory, unless it is there already. */
    #keepShared({ shared, keptStates }: Isolate, digest: string): Promise<void> | undefined {
      if (keptStates.has(digest)) return undefined
      return (async () => {
        if (!(await this.#directory.hasState(digest))) {
          await this.#directory.putState(digest, [...shared.lines(digest)])
        }
        keptStates.add(digest)
      })()
    }

    /** Loads a shared state: from its scenario, or from the directory if the scenario has changed. */
    async #loadShared({ shared, initialWorlds, scenarios }: Isolate, digest: string): Promise<void> {
      for (const { name } of scenarios.list()) {
        if (shared.has(digest)) return
        initialWorlds.of(name)
      }
      if (!shared.has(digest)) shared.load(digest, await this.#directory.state(digest))
    }
  }
}

/** Responds to a request. The runtime cannot cut off the connection of a response. */
async function respondIn(router: RequestRouter, request: Request): Promise<Response> {
  let mustFail = false
  let isRecorded = false
  const response = await router.handle(request, {
    failConnection: () => {
      mustFail = true
    },
    report: () => {
      isRecorded = true
    },
  })
  // Without an exchange, the world was reset or deleted meanwhile: the response says so.
  return mustFail && isRecorded ? problemResponse(501, 'Not Implemented', { detail: CUT }) : response
}

/** Reason that a fault of the transport is not injected. */
const CUT =
  'The fault of this request cuts off the connection, which a worker cannot do: start a server with deskdouble serve'

function describeFailure(name: string, error: unknown): string {
  return `World "${name}" cannot be continued: ${error instanceof Error ? error.message : String(error)}`
}
