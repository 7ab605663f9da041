import { EmulatorError } from '../../engine/services/emulator-error.ts'
import type {
  ForkOptions,
  PageOptions,
  WorldDescription,
  WorldDirectory,
  WorldPage,
  WorldSummary,
} from '../../engine/services/emulator-services.ts'
import { shortList } from '../../errors/short-list.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { DEFAULT_WORLD, WORLD_NAME } from '../../world/world-name.ts'
import type { Bindings } from './bindings.ts'
import { objectNamed } from './platform.ts'
import { resultOf } from './refusal.ts'
import { DIRECTORY, type DirectoryStub, type NamedOptions, type WorldStub } from './stubs.ts'

/** How many worlds are asked for their facts at once. */
const AT_ONCE = 50
/** How many world names an error lists. */
const MOST_NAMED = 20

/** All worlds, each in its object. */
export class RemoteDirectory implements WorldDirectory {
  readonly #bindings: Bindings

  constructor(bindings: Bindings) {
    this.#bindings = bindings
  }

  count(): Promise<number> {
    return this.#directory.count()
  }

  async page(part: PageOptions): Promise<WorldPage> {
    const page = await this.#directory.page(part)
    if (!page) throw new RecordNotFound('World', part.after ?? '')
    const worlds: WorldSummary[] = []
    for (let start = 0; start < page.names.length; start += AT_ONCE) {
      const names = page.names.slice(start, start + AT_ONCE)
      const found = await Promise.all(names.map((name) => this.summary(name)))
      worlds.push(...found.flatMap((summary) => summary ?? []))
    }
    return { total: page.total, worlds, ...(page.next !== undefined && { next: page.next }) }
  }

  summary(name: string): Promise<WorldSummary | undefined> {
    return this.#world(name).summary()
  }

  async start(options: ForkOptions): Promise<WorldDescription> {
    const { name: wanted, ephemeral, scenario, with: parameters } = options
    if (wanted !== undefined && !WORLD_NAME.test(wanted)) {
      throw new EmulatorError('DD_WORLD_NAME_INVALID', { name: wanted }, 'name')
    }
    if (scenario === undefined && parameters) throw new EmulatorError('DD_PARAMETERS_WITHOUT_SCENARIO', {}, 'with')
    const { name, evicted } = resultOf(await this.#directory.reserve({ name: wanted, ephemeral }))
    try {
      const world = await this.#start({ ...options, name })
      if (evicted !== undefined) await this.end(evicted)
      await this.#directory.register(name, ephemeral ?? false)
      return world
    } catch (error) {
      await this.#directory.remove(name)
      throw error
    }
  }

  async end(name: string): Promise<boolean> {
    if (name === DEFAULT_WORLD) throw new EmulatorError('DD_WORLD_DEFAULT')
    const existed = await this.#world(name).end()
    await this.#directory.remove(name)
    return existed
  }

  async #start(options: NamedOptions): Promise<WorldDescription> {
    const { name, scenario, from = DEFAULT_WORLD } = options
    if (scenario !== undefined) return resultOf(await this.#world(name).start(options))
    const entries = await this.#world(from).entriesOf(options)
    if (!entries) throw new EmulatorError('DD_WORLD_UNKNOWN', { name: from, known: await this.#known() }, 'from')
    return resultOf(await this.#world(name).startFrom(entries))
  }

  async #known(): Promise<string> {
    const page = await this.#directory.page({ limit: MOST_NAMED })
    return shortList(page?.names ?? [])
  }

  get #directory(): DirectoryStub {
    return objectNamed(this.#bindings.DIRECTORY, DIRECTORY)
  }

  #world(name: string): WorldStub {
    return objectNamed(this.#bindings.WORLDS, name)
  }
}
