import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import { readSource } from '../scenarios/read-source.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { formatSourceError, ScenarioError, type SourceError, uniqueInOrder } from '../scenarios/source-error.ts'
import { vendors } from '../vendors/index.ts'
import { UsageError } from './usage-error.ts'

/** Checks that a file's name is that of a YAML file. */
export function isScenarioFile(name: string): boolean {
  return /\.ya?ml$/.test(name)
}

/** The files that were read, with the syntax errors of the others. */
interface ScenarioFiles {
  readonly sources: readonly ScenarioSource[]
  readonly errors: readonly SourceError[]
}

/**
 * Reads scenarios and the files beside them that they extend.
 * @param paths files, or folders whose YAML files are read
 * @throws UsageError if a path cannot be read
 */
export async function readScenarios(paths: readonly string[]): Promise<ScenarioFiles> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const results = await Promise.all([...new Set(files)].map(readScenario))
  const sources = results.filter((one) => 'raw' in one)
  const errors = results.flatMap((one) => ('errors' in one ? one.errors : []))
  return { sources: await withParents(sources), errors }
}

/** Reads scenarios as {@link readScenarios} does. @throws UsageError with every error if there is a syntax error */
export async function readScenariosOrThrow(paths: readonly string[]): Promise<readonly ScenarioSource[]> {
  const { sources, errors } = await readScenarios(paths)
  if (errors.length === 0) return sources
  throw new UsageError(formatErrors([...errors, ...new Scenarios(vendors).putAll(sources)]))
}

/** Reads one scenario. Returns its syntax errors if there are any. @throws UsageError if the file cannot be read */
export async function readScenario(
  file: string,
): Promise<ScenarioSource | { readonly errors: readonly SourceError[] }> {
  const text = await readOrThrow(file, () => readFile(file, 'utf8'))
  try {
    return await readSource(text, file)
  } catch (error) {
    if (error instanceof ScenarioError) return { errors: error.errors }
    throw error
  }
}

/** Formats errors as lines, sorted by their places. */
export function formatErrors(errors: readonly SourceError[]): string {
  return uniqueInOrder(errors).map(formatSourceError).join('\n')
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await readOrThrow(path, () => stat(path))).isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter(isScenarioFile)
    .toSorted()
    .map((name) => join(path, name))
}

/** Adds the scenarios that the others extend, if they are in the same folder. */
async function withParents(sources: readonly ScenarioSource[]): Promise<ScenarioSource[]> {
  const all = [...sources]
  const isPresent = (name: string) => all.some(({ raw }) => stringAt(raw, 'scenario') === name)
  // The loop also visits the parents that it adds.
  for (const { raw, file = '' } of all) {
    const name = stringAt(raw, 'extends')
    if (name === '' || isPresent(name)) continue
    const neighbours = await Promise.all((await filesAt(dirname(file))).map(readScenario))
    const parent = neighbours.find((one) => 'raw' in one && stringAt(one.raw, 'scenario') === name)
    if (parent && 'raw' in parent) all.push(parent)
  }
  return all
}

async function readOrThrow<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`Failed to read the scenario file ${path}: ${reason}`)
  }
}
