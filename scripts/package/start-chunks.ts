import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'

/** Files and folders of a build. */
interface BuildFiles {
  readonly dist: string
  /** folder of the generated modules */
  readonly generated: string
  /** modules that are imported or run */
  readonly entries: readonly string[]
}

type Modules = ReadonlySet<string>

/**
 * Returns a function that names the file of a module that `index.js` imports at its start. Other modules have no name.
 *
 * - `errors`: modules that `adapters/control-client.js` imports, too: it is loaded without the emulator
 * - `specs`: generated modules that nothing needs without the package's vendors
 * - `vendors`: the modules of the package's vendors that nothing needs without them
 * - `library`: all other modules that nothing needs without them
 * - `engine`: modules that `kit.js` imports, too
 * - `start`: all other modules
 */
export function startChunks(files: BuildFiles) {
  let known: ReturnType<typeof readGraph> | undefined
  return (module: string, context: ChunkingContext): string | null => {
    known ??= readGraph(files, context)
    if (!known.index.has(module)) return null
    if (known.control.has(module)) return 'errors'
    if (!known.others.has(module)) {
      if (module.startsWith(files.generated)) return 'specs'
      return known.vendors.has(module) ? 'vendors' : 'library'
    }
    return known.kit.has(module) ? 'engine' : 'start'
  }
}

/** Returns the modules that `index.js` and `kit.js` import, and those of all roots that do not import the vendors. */
function readGraph({ dist, entries }: BuildFiles, context: ChunkingContext) {
  const packaged = join(dist, 'vendors/index.js')
  const closures = rootsOf(entries, context).map((root) => reachable(root, context))
  const others = closures.filter((modules) => !modules.has(packaged)).flatMap((modules) => [...modules])
  return {
    index: reachable(join(dist, 'index.js'), context),
    kit: reachable(join(dist, 'kit.js'), context),
    control: reachable(join(dist, 'adapters/control-client.js'), context),
    vendors: reachable(packaged, context),
    others: new Set(others),
  }
}

/** Returns the entry points and all modules that are loaded later. */
function rootsOf(entries: readonly string[], context: ChunkingContext): string[] {
  const roots = new Set(entries)
  for (const root of roots) {
    for (const module of reachable(root, context)) {
      for (const later of context.getModuleInfo(module)?.dynamicallyImportedIds ?? []) roots.add(later)
    }
  }
  return [...roots]
}

/** Returns a module and all that it imports statically. */
function reachable(root: string, context: ChunkingContext): Modules {
  const found = new Set([root])
  for (const module of found) {
    for (const id of context.getModuleInfo(module)?.importedIds ?? []) found.add(id)
  }
  return found
}
