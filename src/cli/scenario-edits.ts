import type { Emulator } from '../emulator/emulator.ts'
import { textIn } from '../scenarios/lineage.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { SourceError } from '../scenarios/source-error.ts'
import { formatErrors } from './scenario-files.ts'
import { styled } from './style.ts'
import { watchScenarios } from './watch-scenarios.ts'

/**
 * Puts edited scenarios in service while a server runs, and says so. No world is touched: a state is never thrown away
 * unless someone asks for it.
 * @returns stops watching
 */
export function followEdits(folder: string, emulator: Emulator): () => void {
  return watchScenarios(
    folder,
    (source) => {
      const errors = emulator.scenarios.put(source)
      if (errors.length > 0) refused(errors)
      else console.log(sayEdited(source, emulator))
    },
    refused,
  )
}

function refused(errors: readonly SourceError[]): void {
  console.error(`${formatErrors(errors)}\n${styled('yellow', 'It stays as it was until this is mended.')}`)
}

/** Whom it concerns: the worlds that began with it, or with one that builds on it. */
function sayEdited({ file = '', raw }: ScenarioSource, { outdated, scenarios, world }: Emulator): string {
  const touched = scenarios.buildingOn(textIn(raw, 'scenario'))
  const concerned = outdated().filter((name) => touched.includes(world(name).scenario ?? ''))
  if (concerned.length === 0) return `${file} changed: worlds that are forked from it begin with what it now says`
  return concerned
    .map((name) => {
      return `${file} changed: world ${name} began with it and keeps its state; to begin again: POST /_control/worlds/${name}/reset`
    })
    .join('\n')
}
