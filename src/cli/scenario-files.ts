import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Scenarios } from '../scenarios/library.ts'
import { textIn } from '../scenarios/lineage.ts'
import { readSource } from '../scenarios/read-source.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { formatSourceError, inOrder, ScenarioError, type SourceError } from '../scenarios/source-error.ts'
import { vendors } from '../vendors/index.ts'
import { UsageError } from './usage-error.ts'

/** Whether a file's name is one of a scenario. */
export function isScenarioFile(name: string): boolean {
  return /\.ya?ml$/.test(name)
}

/** What was read of some files, and what is wrong with the syntax of the others. */
interface ReadFiles {
  readonly sources: readonly ScenarioSource[]
  readonly mistakes: readonly SourceError[]
}

/** Reads scenarios: a folder means all of its YAML files. Throws a UsageError for a path that cannot be read. */
export async function readScenarios(paths: readonly string[]): Promise<ReadFiles> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const read = await Promise.all([...new Set(files)].map(readScenario))
  const sources = read.filter((one) => 'raw' in one)
  const errors = read.flatMap((one) => ('mistakes' in one ? one.mistakes : []))
  return { sources: await withParents(sources), mistakes: errors }
}

/** The same, for those who can do nothing with a mistake: throws a UsageError that tells all of them. */
export async function readScenariosOrThrow(paths: readonly string[]): Promise<readonly ScenarioSource[]> {
  const { sources, mistakes: errors } = await readScenarios(paths)
  if (errors.length === 0) return sources
  throw new UsageError(formatErrors([...errors, ...new Scenarios(vendors).putAll(sources)]))
}

/** Reads one scenario; what is wrong with its syntax comes back as mistakes. */
export async function readScenario(
  file: string,
): Promise<ScenarioSource | { readonly mistakes: readonly SourceError[] }> {
  const text = await readable(file, () => readFile(file, 'utf8'))
  try {
    return await readSource(text, file)
  } catch (error) {
    if (error instanceof ScenarioError) return { mistakes: error.errors }
    throw error
  }
}

/** Mistakes as lines, in the order of their places. */
export function formatErrors(errors: readonly SourceError[]): string {
  return inOrder(errors).map(formatSourceError).join('\n')
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await readable(path, () => stat(path))).isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter(isScenarioFile)
    .toSorted()
    .map((name) => join(path, name))
}

/** What the files extend and was not named is looked for beside them. */
async function withParents(sources: readonly ScenarioSource[]): Promise<ScenarioSource[]> {
  const all = [...sources]
  const isNamed = (name: string) => all.some(({ raw }) => textIn(raw, 'scenario') === name)
  // It grows while it is walked: a parent may have parents.
  for (const { raw, file = '' } of all) {
    const name = textIn(raw, 'extends')
    if (name === '' || isNamed(name)) continue
    const neighbours = await Promise.all((await filesAt(dirname(file))).map(readScenario))
    const parent = neighbours.find((one) => 'raw' in one && textIn(one.raw, 'scenario') === name)
    if (parent && 'raw' in parent) all.push(parent)
  }
  return all
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The scenario file ${path} cannot be read: ${why}`)
  }
}
