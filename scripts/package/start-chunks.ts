import { join } from 'node:path'
import type { ChunkingContext } from 'rolldown'

/** Folders of a build. */
interface BuildFolders {
  readonly dist: string
  /** folder of the generated modules */
  readonly generated: string
}

/**
 * Returns a function that names the file of a module that `index.js` imports at its start. Other modules have no name.
 *
 * - `engine`: modules that `kit.js` imports, too
 * - `specs`: generated modules of the package's vendors
 * - `vendors`: all other modules
 */
export function startChunks({ dist, generated }: BuildFolders) {
  let known: { readonly engine: ReadonlySet<string>; readonly index: ReadonlySet<string> } | undefined
  return (module: string, context: ChunkingContext): string | null => {
    known ??= {
      engine: reachable(join(dist, 'kit.js'), context),
      index: reachable(join(dist, 'index.js'), context),
    }
    if (!known.index.has(module)) return null
    if (known.engine.has(module)) return 'engine'
    return module.startsWith(generated) ? 'specs' : 'vendors'
  }
}

/** Returns the modules that an entry point imports statically, without itself. */
function reachable(entry: string, context: ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [entry]
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const imported = context.getModuleInfo(module)?.importedIds ?? []
    for (const id of imported) {
      if (found.has(id)) continue
      found.add(id)
      open.push(id)
    }
  }
  return found
}
