import { watch } from 'node:fs'
import { join } from 'node:path'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { SourceError } from '../scenarios/source-error.ts'
import { isScenarioFile, readScenario } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'

/** Time to wait after a change, because an editor may write a file several times for one save. */
const DEBOUNCE_MS = 100

/**
 * Watches a folder of scenarios.
 * @param onEdit called with the new content of each file that was written
 * @param onErrors called instead if the file has syntax errors
 * @returns a function that stops watching
 */
export function watchScenarios(
  folder: string,
  onEdit: (source: ScenarioSource) => void,
  onErrors: (errors: readonly SourceError[]) => void,
): () => void {
  const timers = new Map<string, NodeJS.Timeout>()
  const read = async (file: string) => {
    const source = await readIfPresent(file)
    if (!source) return
    if ('errors' in source) onErrors(source.errors)
    else onEdit(source)
  }
  const watcher = watch(folder, (_, name) => {
    if (name === null || !isScenarioFile(name)) return
    clearTimeout(timers.get(name))
    timers.set(
      name,
      setTimeout(() => void read(join(folder, name)), DEBOUNCE_MS),
    )
  })
  // The folder was deleted: the scenarios that were read from it stay in use.
  watcher.on('error', () => watcher.close())
  return () => {
    watcher.close()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}

async function readIfPresent(file: string) {
  try {
    return await readScenario(file)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}
