import { watch } from 'node:fs'
import { join } from 'node:path'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { SourceError } from '../scenarios/source-error.ts'
import { isScenarioFile, readScenario } from './scenario-files.ts'
import { UsageError } from './usage-error.ts'

/** An editor may write a file several times for one save. */
const QUIET = 100

/**
 * Watches a folder of scenarios.
 * @param onEdited told of each file that was written, as it now is
 * @param onMistakes told instead when it is no YAML
 * @returns stops watching
 */
export function watchScenarios(
  folder: string,
  onEdited: (source: ScenarioSource) => void,
  onMistakes: (errors: readonly SourceError[]) => void,
): () => void {
  const waiting = new Map<string, NodeJS.Timeout>()
  const read = async (file: string) => {
    const source = await readIfThere(file)
    if (!source) return
    if ('mistakes' in source) onMistakes(source.mistakes)
    else onEdited(source)
  }
  const watcher = watch(folder, (_, name) => {
    if (name === null || !isScenarioFile(name)) return
    clearTimeout(waiting.get(name))
    waiting.set(
      name,
      setTimeout(() => void read(join(folder, name)), QUIET),
    )
  })
  // A folder that is gone has no more edits; what was read of it stays in service.
  watcher.on('error', () => watcher.close())
  return () => {
    watcher.close()
    for (const timer of waiting.values()) clearTimeout(timer)
  }
}

async function readIfThere(file: string) {
  try {
    return await readScenario(file)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}
