import { InvalidArgumentError } from 'commander'
import { DURATION_TEXT, readDuration } from '../world/duration.ts'

/** Bounds of a duration in milliseconds, each with its text for messages. */
interface DurationBounds {
  readonly least: readonly [millis: number, text: string]
  readonly most: readonly [millis: number, text: string]
}

/** Creates a parser of a duration for an option; it returns milliseconds. */
export function durationParser({ least, most }: DurationBounds): (text: string) => number {
  return (text) => {
    const millis = readDuration(text)
    if (millis === undefined) throw new InvalidArgumentError(`It must be ${DURATION_TEXT}.`)
    if (millis >= least[0] && millis <= most[0]) return millis
    throw new InvalidArgumentError(
      `It must be from ${least[1]} to ${most[1]}; a number without a unit is milliseconds.`,
    )
  }
}
