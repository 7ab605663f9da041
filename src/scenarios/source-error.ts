import { formatPath, type Path } from './path.ts'
import type { ScenarioSource } from './source.ts'

/** Something wrong in a scenario, and its place. */
export interface SourceError {
  /** the file that it stands in, where the scenario was read from one */
  readonly file?: string
  /** counted from 1 */
  readonly line?: number
  /** counted from 1 */
  readonly column?: number
  /** the place inside the scenario: `genesys.assistants[3].name` */
  readonly at: string
  /** what stands there, where something does */
  readonly found?: unknown
  /** what should: `must be a string` */
  readonly expected: string
  /** the known name that was most likely meant */
  readonly nearest?: string
  /** all of this in words */
  readonly message: string
}

/** A scenario that was not loaded, with every mistake in it. */
export class ScenarioError extends Error {
  readonly scenario: string
  readonly errors: readonly SourceError[]

  constructor(scenario: string, errors: readonly SourceError[]) {
    const lines = errors.map((error) => `\n  ${formatSourceError(error)}`)
    super(`Failed to load the scenario "${scenario}": nothing of it is served${lines.join('')}`)
    this.name = 'ScenarioError'
    this.scenario = scenario
    this.errors = errors
  }
}

/** What is wrong at a path of a scenario. */
export interface ShapeError {
  readonly path: Path
  readonly expected: string
  readonly found?: unknown
  readonly nearest?: string | undefined
  /** whether it is the key that should not be there; else it is about the value */
  readonly part?: 'key'
}

/** Gives a misfit its place in the file. */
export function sourceErrorAt(
  source: ScenarioSource,
  { path, expected, found, nearest, part }: ShapeError,
): SourceError {
  const was = found === undefined || part === 'key' ? '' : `, and was ${shortened(JSON.stringify(found))}`
  const meant = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
  return {
    ...(source.file !== undefined && { file: source.file }),
    ...source.placeOf?.(path, part),
    at: formatPath(path),
    ...(found !== undefined && { found }),
    expected,
    ...(nearest !== undefined && { nearest }),
    message: `${expected}${was}${meant}`,
  }
}

/** A mistake in one line: `file:line:column  genesys.assistants[3].name  must be a string, and was 3`. */
export function formatSourceError({ file, line, column, at, message }: SourceError): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return [place, at, at === '' && place === '' ? `it ${message}` : message].filter((part) => part !== '').join('  ')
}

/** All mistakes once, in the order of their places. */
export function inOrder(errors: readonly SourceError[]): SourceError[] {
  const once = new Map(errors.map((error) => [formatSourceError(error), error]))
  return [...once.values()].toSorted((a, b) => {
    if (a.file !== b.file) return (a.file ?? '') < (b.file ?? '') ? -1 : 1
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  })
}

const MOST_SHOWN = 80

function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
