import type { Emulator } from '../emulator/emulator.ts'
import { stringAt } from '../scenarios/lineage.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { SourceError } from '../scenarios/source-error.ts'
import { formatErrors } from './scenario-files.ts'
import { styled } from './style.ts'
import { watchScenarios } from './watch-scenarios.ts'

/**
 * Replaces edited scenarios while a server runs, and prints which worlds are outdated. Worlds keep their state until
 * someone resets them.
 * @returns a function that stops watching
 */
export function applyScenarioEdits(folder: string, emulator: Emulator): () => void {
  return watchScenarios(
    folder,
    (source) => {
      const errors = emulator.scenarios.put(source)
      if (errors.length > 0) reportErrors(errors)
      else console.log(formatEdit(source, emulator))
    },
    reportErrors,
  )
}

function reportErrors(errors: readonly SourceError[]): void {
  const hint = 'The previous version stays in use until the errors are fixed.'
  console.error(`${formatErrors(errors)}\n${styled('yellow', hint)}`)
}

/** Formats a message for each world whose scenario, or one that it extends, was edited. */
function formatEdit({ file = '', raw }: ScenarioSource, { outdated, scenarios, world }: Emulator): string {
  const edited = scenarios.withDependents(stringAt(raw, 'scenario'))
  const worlds = outdated().filter((name) => edited.includes(world(name).scenario ?? ''))
  if (worlds.length === 0) return `${file} changed: new worlds use the edited scenario`
  return worlds
    .map((name) => {
      return `${file} changed: world ${name} keeps its state; to load the edited scenario: POST /_control/worlds/${name}/reset`
    })
    .join('\n')
}
