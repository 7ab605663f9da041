import { runInTurns } from '../engine/exchange/in-turns.ts'
import { describeWorld, summarizeWorld } from '../engine/services/describe-world.ts'
import type { WorldDirectory, WorldRegistry } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { RecordNotFound } from '../world/world-error.ts'
import { rethrowScenarioError, withScenarioErrors } from './scenario-errors.ts'
import type { Worlds } from './worlds.ts'

/** Lines of an archive, of up to 500 records each, that are read in one turn of the event loop. */
const LINES_PER_TURN = 1

/** Returns worlds as operations use them: an invalid scenario is reported as an EmulatorError. */
export function registryOf(worlds: Worlds): WorldRegistry {
  return {
    get: (name) => worlds.get(name),
    remove: (name) => worlds.remove(name),
    prepare: (options) => worlds.prepare(options).catch(rethrowScenarioError),
    fork: (options) => withScenarioErrors(() => worlds.fork(options)),
    export: ({ world: { name } }, options) => worlds.export(worlds.getOrThrow(name), options),
    import: (archive, options) => runInTurns(worlds.importSteps(archive, options), LINES_PER_TURN),
  }
}

/** Returns what operations need to know about all worlds, if these are all. */
export function directoryOf(worlds: Worlds, vendors: Readonly<Record<string, Vendor>>): WorldDirectory {
  const { prepare, fork } = registryOf(worlds)
  const summary = (name: string) => {
    const host = worlds.get(name)
    return host && summarizeWorld(host)
  }
  return {
    count: () => worlds.names().length,
    summary,
    page: ({ limit, after }) => {
      const names = worlds.names()
      const start = after === undefined ? 0 : names.indexOf(after) + 1
      if (start === 0 && after !== undefined) throw new RecordNotFound('World', after)
      const page = names.slice(start, start + limit).flatMap((name) => summary(name) ?? [])
      const last = page.at(-1)
      return { total: names.length, worlds: page, ...(last && start + limit < names.length && { next: last.name }) }
    },
    start: async (options) => {
      await prepare(options)
      return describeWorld(fork(options), vendors)
    },
    end: (name) => {
      const exists = worlds.get(name) !== undefined
      if (exists) worlds.remove(name)
      return exists
    },
  }
}
