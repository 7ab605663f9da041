import type { AnyEmulator } from '../emulator/emulator.ts'
import { stringAt } from '../scenarios/lineage.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { SourceError } from '../scenarios/source-error.ts'
import { printRemark } from './output-options.ts'
import { formatErrors, formatSkipped, withoutAbsent } from './scenario-files.ts'
import { styled } from './style.ts'
import { type ScenarioChanges, watchScenarios } from './watch-scenarios.ts'

/**
 * Replaces edited scenarios while a server runs, and prints which worlds are outdated. Worlds keep their state until
 * someone resets them.
 * @param absent names of vendors whose sections are ignored
 * @returns a function that stops watching, once every later edit is noticed
 */
export function applyScenarioEdits(
  folder: string,
  emulator: AnyEmulator,
  absent: readonly string[],
): Promise<() => void> {
  const edits = new ScenarioEdits(emulator, absent)
  return watchScenarios(folder, (changes) => {
    try {
      edits.apply(changes)
    } catch (error) {
      // The server and its worlds must outlive whatever a file contains.
      console.error(`Failed to load the edited scenarios of ${folder}: ${String(error)}`)
    }
  })
}

class ScenarioEdits {
  readonly #emulator: AnyEmulator
  readonly #absent: readonly string[]
  /** scenarios with errors, by file: a later edit of another file may fix them */
  readonly #pending = new Map<string, ScenarioSource>()

  constructor(emulator: AnyEmulator, absent: readonly string[]) {
    this.#emulator = emulator
    this.#absent = absent
  }

  apply({ changed, removed }: ScenarioChanges): void {
    for (const file of removed) this.#pending.delete(file)
    for (const one of changed) if ('unreadable' in one) console.error(formatSkipped(one.unreadable))
    const sources = changed.filter((one) => 'raw' in one).map((source) => withoutAbsent(source, this.#absent))
    for (const source of sources) this.#pending.set(source.file ?? '', source)
    const syntaxErrors = changed.flatMap((one) => ('errors' in one ? one.errors : []))
    for (const { file = '' } of syntaxErrors) this.#pending.delete(file)
    const { applied, errors } = sources.length > 0 ? this.#putValid(removed) : { applied: [], errors: [] }
    const all = [...syntaxErrors, ...errors]
    if (all.length > 0) reportErrors(all)
    for (const source of applied) printRemark(formatEdit(source, this.#emulator))
  }

  /** Replaces the pending scenarios. If some have errors, replaces the others. */
  #putValid(removed: ReadonlySet<string>) {
    const errors: SourceError[] = []
    let candidates = [...this.#pending.values()]
    while (candidates.length > 0) {
      const found = this.#emulator.scenarios.putAll(candidates, removed)
      if (found.length === 0) break
      errors.push(...found)
      const files = new Set(found.map(({ file }) => file))
      const others = candidates.filter(({ file }) => !files.has(file))
      // An edit can break a scenario in a file that was not edited: then none of the edits can be blamed alone.
      candidates = others.length < candidates.length ? others : []
    }
    for (const { file = '' } of candidates) this.#pending.delete(file)
    return { applied: candidates, errors }
  }
}

function reportErrors(errors: readonly SourceError[]): void {
  const hint = 'The previous version stays in use until the errors are fixed.'
  console.error(`${formatErrors(errors)}\n${styled('yellow', hint)}`)
}

/** Formats a message for each world whose scenario, or one that it extends, was edited. */
function formatEdit({ file = '', raw }: ScenarioSource, { outdated, scenarios, world }: AnyEmulator): string {
  const edited = scenarios.withDependents(stringAt(raw, 'scenario'))
  const worlds = outdated().filter((name) => edited.includes(world(name).scenario ?? ''))
  if (worlds.length === 0) return `${file} changed: new worlds use the edited scenario`
  return worlds
    .map((name) => {
      return `${file} changed: world ${name} keeps its state; to load the edited scenario: POST /_control/worlds/${name}/reset`
    })
    .join('\n')
}
