import { InvalidArgumentError, Option } from 'commander'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { instant } from '../world/clock.ts'

/** Creates the option `--clock`. */
export function clockOption(): Option {
  return new Option(
    '--clock <time>',
    "time at which the clock of the default world is frozen, such as 2026-01-15T09:00:00Z (default: the scenario's, else the present)",
  ).argParser(parseInstant)
}

/** Checks that a text is a time that a clock can show. An empty text is that of a variable that is not set. */
function parseInstant(text: string): string {
  try {
    if (text.trim() !== '') instant(text)
    return text
  } catch (error) {
    throw error instanceof DeskDoubleError ? new InvalidArgumentError(error.message) : error
  }
}
