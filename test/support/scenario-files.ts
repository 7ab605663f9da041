import { createInitialWorld } from '../../src/scenarios/create-world.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { readSource } from '../../src/scenarios/read-source.ts'
import { ScenarioError, type SourceError } from '../../src/scenarios/source-error.ts'
import { vendors } from '../../src/vendors/index.ts'
import type { World } from '../../src/world/world.ts'

/** Files as a user would have them in a folder: their text by name. */
type Files = Readonly<Record<string, string>>

/** The scenarios of the package and those of some files, all of which are right. */
export async function libraryOf(files: Files): Promise<Scenarios> {
  const library = new Scenarios(vendors)
  const errors = library.putAll(await sourcesOf(files))
  if (errors.length > 0) throw new ScenarioError(Object.keys(files).join(', '), errors)
  return library
}

/** What is wrong with some files. */
export async function errorsIn(files: Files): Promise<readonly SourceError[]> {
  return new Scenarios(vendors).putAll(await sourcesOf(files))
}

export function sourcesOf(files: Files) {
  return Promise.all(Object.entries(files).map(([file, text]) => readSource(text, file)))
}

/** What a world begins with that begins with a scenario. */
export function initialWorldOf(library: Scenarios, name: string, given: Readonly<Record<string, unknown>> = {}): World {
  return createInitialWorld(library.plan(name, given), vendors)
}

/** The records of one Genesys collection. */
export function recordsIn(world: World, collection: string): readonly object[] {
  return world.group('genesys')[collection]?.list() ?? []
}

export function namesIn(world: World, collection: string): unknown[] {
  return recordsIn(world, collection).map((record) => ('name' in record ? record.name : undefined))
}

/** Mistakes as `file:line:column at`. */
export function placesOf(errors: readonly SourceError[]): string[] {
  return errors.map(({ file, line, column, at }) => `${file}:${line}:${column} ${at}`)
}

/** The mistakes that a call throws. */
export function thrownBy(call: () => unknown): readonly SourceError[] {
  try {
    call()
  } catch (error) {
    if (error instanceof ScenarioError) return error.errors
    throw error
  }
  throw new Error('it threw nothing')
}
