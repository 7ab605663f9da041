import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the package that a user's program loads first. */
export interface EntryPoints {
  /** modules that are imported or run, as absolute paths */
  readonly modules: readonly string[]
  /** declarations of the modules that can be imported, as absolute paths */
  readonly declarations: readonly string[]
}

/** Returns the entry points that a package's `package.json` names in `exports` and `bin`. */
export function entryPointsOf(folder: string): EntryPoints {
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const exported = Object.values<{ types?: string; default?: string }>(exports)
  const modules = [...exported.flatMap((entry) => entry.default ?? []), ...Object.values<string>(bin)]
  const declarations = exported.flatMap((entry) => entry.types ?? [])
  const absolute = (file: string) => join(folder, file)
  return { modules: modules.map(absolute), declarations: declarations.map(absolute) }
}
