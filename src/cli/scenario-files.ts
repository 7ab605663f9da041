import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describeFileError } from '../errors/file-error.ts'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import { withoutSections } from '../scenarios/packaged.ts'
import { prepareChecksOfFiles } from '../scenarios/prepare-checks.ts'
import { readSource } from '../scenarios/read-source.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { formatSourceError, ScenarioError, type SourceError, uniqueInOrder } from '../scenarios/source-error.ts'
import type { ChosenVendors } from './choose-vendors.ts'
import { type FileContent, readRegularFile, scenarioFilesIn } from './scenario-folder.ts'
import { styled } from './style.ts'
import { UsageError } from './usage-error.ts'

/** The files that were read, with the errors of the others. */
interface ScenarioFiles {
  readonly sources: readonly ScenarioSource[]
  /** syntax errors */
  readonly errors: readonly SourceError[]
  /** errors of files in a folder that could not be read at all, such as links that lead nowhere */
  readonly unreadable: readonly SourceError[]
}

/** A scenario file: its content, its syntax errors, or the reason why it cannot be read. */
export type ReadScenario =
  | ScenarioSource
  | { readonly errors: readonly SourceError[] }
  | { readonly unreadable: SourceError }

/**
 * Reads scenarios and the files beside them that they extend.
 * @param paths files, or folders whose scenario files are read
 * @throws UsageError if a path cannot be read
 */
export async function readScenarios(
  paths: readonly string[],
  { absent, vendors }: ChosenVendors,
): Promise<ScenarioFiles> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const results = (await Promise.all([...new Set(files)].map(readScenario))).filter((one) => one !== undefined)
  const unreadable = results.flatMap((one) => ('unreadable' in one ? [one.unreadable] : []))
  const named = unreadable.find(({ file = '' }) => paths.includes(file))
  if (named) throw new UsageError(`Failed to read the scenario file ${named.file}: ${named.message}`)
  const sources = results.filter((one) => 'raw' in one)
  const errors = results.flatMap((one) => ('errors' in one ? one.errors : []))
  const used = (await withParents(sources)).map((source) => withoutAbsent(source, absent))
  await prepareChecksOfFiles(used, vendors)
  return { sources: used, errors, unreadable }
}

/**
 * Reads scenarios as {@link readScenarios} does. Prints a warning for each file of a folder that cannot be read.
 * @throws UsageError with every error if there is a syntax error
 */
export async function readScenariosOrThrow(
  paths: readonly string[],
  chosen: ChosenVendors,
): Promise<readonly ScenarioSource[]> {
  const { sources, errors, unreadable } = await readScenarios(paths, chosen)
  for (const error of unreadable) console.error(formatSkipped(error))
  if (errors.length === 0) return sources
  throw new UsageError(formatErrors([...errors, ...new Scenarios(chosen.vendors).putAll(sources)]))
}

/** Returns a scenario without its sections of vendors that the command does not use. */
export function withoutAbsent(source: ScenarioSource, absent: readonly string[]): ScenarioSource {
  return absent.length === 0 ? source : { ...source, raw: withoutSections(source.raw, absent) }
}

/** Formats the warning that a file was skipped. */
export function formatSkipped({ file, message }: SourceError): string {
  return styled('yellow', `skipped ${file}: ${message}`)
}

/** Reads one scenario. Returns undefined for a folder, a pipe, a socket or a device with the name of a scenario. */
async function readScenario(file: string): Promise<ReadScenario | undefined> {
  const content = await readRegularFile(file)
  return content && parseScenario(file, content)
}

/** Parses the content of a scenario's file. */
export async function parseScenario(file: string, content: FileContent): Promise<ReadScenario> {
  if ('problem' in content) {
    return { unreadable: { file, at: '', expected: 'must be readable', message: content.problem } }
  }
  try {
    return await readSource(content.bytes, file)
  } catch (error) {
    if (error instanceof ScenarioError) return { errors: error.errors }
    // No content of a file may end a running server.
    return { errors: [{ file, at: '', expected: 'must be valid YAML', message: `cannot be parsed: ${String(error)}` }] }
  }
}

/** Formats errors as lines, sorted by their places. */
export function formatErrors(errors: readonly SourceError[]): string {
  return uniqueInOrder(errors).map(formatSourceError).join('\n')
}

async function filesAt(path: string): Promise<string[]> {
  const stats = await readOrThrow(path, () => stat(path))
  if (stats.isDirectory()) return readOrThrow(path, () => scenarioFilesIn(path))
  if (stats.isFile()) return [path]
  throw new UsageError(`Failed to read the scenario file ${path}: it is not a regular file`)
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
    const parent = neighbours.find((one) => one && 'raw' in one && stringAt(one.raw, 'scenario') === name)
    if (parent && 'raw' in parent) all.push(parent)
  }
  return all
}

async function readOrThrow<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new UsageError(`Failed to read the scenario file ${path}: ${describeFileError(error)}`)
  }
}
