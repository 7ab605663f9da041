import { createInitialWorld } from '../../src/scenarios/create-world.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { prepareChecksOfFiles } from '../../src/scenarios/prepare-checks.ts'
import { readSource } from '../../src/scenarios/read-source.ts'
import { ScenarioError, type SourceError } from '../../src/scenarios/source-error.ts'
import { vendors } from '../../src/vendors/index.ts'
import type { World } from '../../src/world/world.ts'

/** The text of files by name. */
type Files = Readonly<Record<string, string>>

/** Creates a library with the packaged scenarios and those of valid files. */
export async function libraryOf(files: Files): Promise<Scenarios> {
  const library = new Scenarios(vendors)
  const errors = library.putAll(await sourcesOf(files))
  if (errors.length > 0) throw new ScenarioError(Object.keys(files).join(', '), errors)
  return library
}

/** Returns the errors in scenario files. */
export async function errorsIn(files: Files): Promise<readonly SourceError[]> {
  const sources = await sourcesOf(files)
  await prepareChecksOfFiles(sources, vendors)
  return new Scenarios(vendors).putAll(sources)
}

export function sourcesOf(files: Files) {
  return Promise.all(Object.entries(files).map(([file, text]) => readSource(text, file)))
}

/** Creates the initial world of a scenario. */
export function initialWorldOf(
  library: Scenarios,
  name: string,
  parameters: Readonly<Record<string, unknown>> = {},
): World {
  return createInitialWorld(library.plan(name, parameters), vendors)
}

/** Returns the records of a Genesys collection. */
export function recordsIn(world: World, collection: string): readonly object[] {
  return world.group('genesys')[collection]?.list() ?? []
}

export function namesIn(world: World, collection: string): unknown[] {
  return recordsIn(world, collection).map((record) => ('name' in record ? record.name : undefined))
}

/** Formats the places of errors as `file:line:column at`. */
export function placesOf(errors: readonly SourceError[]): string[] {
  return errors.map(({ file, line, column, at }) => `${file}:${line}:${column} ${at}`)
}

/** Returns the errors of the ScenarioError that a call throws. */
export function thrownBy(call: () => unknown): readonly SourceError[] {
  try {
    call()
  } catch (error) {
    if (error instanceof ScenarioError) return error.errors
    throw error
  }
  throw new Error('No ScenarioError was thrown')
}
