import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { formatPath, type Path } from './path.ts'
import type { ScenarioSource } from './source.ts'

/** An error in a scenario, with its place in the file. */
export interface SourceError {
  /** the file's name, if the scenario was read from a file */
  readonly file?: string
  /** counted from 1 */
  readonly line?: number
  /** counted from 1 */
  readonly column?: number
  /** the path inside the scenario: `genesys.assistants[3].name` */
  readonly at: string
  /** the value at that path, if there is one */
  readonly found?: unknown
  /** the rule that the value breaks: `must be a string` */
  readonly expected: string
  /** the most similar known name */
  readonly nearest?: string
  /** the error as one sentence: `must be a string, got 3` */
  readonly message: string
}

/** Thrown when a scenario is not loaded, with every error in it. */
export class ScenarioError extends DeskDoubleError {
  readonly scenario: string
  readonly errors: readonly SourceError[]

  constructor(scenario: string, errors: readonly SourceError[]) {
    const list = errors.map((error) => `\n  ${formatSourceError(error)}`).join('')
    super('DD_SCENARIO_INVALID', { name: scenario, list: ` fix every error below${list}` })
    this.scenario = scenario
    this.errors = errors
  }
}

/** An error at a path of a scenario, before its place in the file is known. */
export interface ShapeError {
  readonly path: Path
  readonly expected: string
  readonly found?: unknown
  readonly nearest?: string | undefined
  /** set if the key is wrong, not its value */
  readonly part?: 'key'
  /** the error as one sentence; defaults to one that is built from the other properties */
  readonly message?: string
}

/** Adds the place in the file and the message to an error. */
export function toSourceError(source: ScenarioSource, error: ShapeError): SourceError {
  const { path, expected, found, nearest, part, message = formatShapeError(error) } = error
  return {
    ...(source.file !== undefined && { file: source.file }),
    ...source.placeOf?.(path, part),
    at: formatPath(path),
    ...(found !== undefined && { found }),
    expected,
    ...(nearest !== undefined && { nearest }),
    message,
  }
}

/** Formats an error as one sentence without a full stop. */
export function formatShapeError({ expected, found, nearest, part }: ShapeError): string {
  const got = found === undefined || part === 'key' ? '' : `, got ${shortened(JSON.stringify(found))}`
  const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
  return `${expected}${got}${hint}`
}

/** Formats an error as one line: `file:line:column  genesys.assistants[3].name  must be a string, got 3`. */
export function formatSourceError({ file, line, column, at, message }: SourceError): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const subject = at === '' && place === '' ? `the scenario ${message}` : message
  return [place, at, subject].filter((part) => part !== '').join('  ')
}

/** Removes duplicate errors and sorts the others by file, line and column. */
export function uniqueInOrder(errors: readonly SourceError[]): SourceError[] {
  const unique = new Map(errors.map((error) => [formatSourceError(error), error]))
  return [...unique.values()].toSorted((a, b) => {
    if (a.file !== b.file) return (a.file ?? '') < (b.file ?? '') ? -1 : 1
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  })
}

const MAX_VALUE_LENGTH = 80

function shortened(text: string): string {
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text
}
