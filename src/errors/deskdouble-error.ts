import { type DeskDoubleCode, ERRORS, type ErrorEntry } from './error-codes.ts'

/** Values for the placeholders of a message, by name. */
export type ErrorValues = Readonly<Record<string, string | number>>

/**
 * Base class of every error that DeskDouble throws or rejects with on purpose.
 * @example
 * try {
 *   emulator.world('checkout')
 * } catch (error) {
 *   if (error instanceof DeskDoubleError && error.code === 'DD_WORLD_UNKNOWN') emulator.fork({ name: 'checkout' })
 *   else throw error
 * }
 */
export abstract class DeskDoubleError extends Error {
  /** stable across versions; `docs/errors.md` lists every code */
  readonly code: DeskDoubleCode
  /** the values that the message names */
  readonly values: ErrorValues

  constructor(code: DeskDoubleCode, values: ErrorValues) {
    super(errorMessage(code, values))
    this.name = ERRORS[code].thrownAs
    this.code = code
    this.values = values
  }
}

/** Returns the message of an error, followed by its cure. */
export function errorMessage(code: DeskDoubleCode, values: ErrorValues): string {
  const { message, cure }: ErrorEntry = ERRORS[code]
  return [message, cure]
    .map((text) => fill(text, values))
    .filter((text) => text !== '')
    .join(' ')
}

function fill(text: string, values: ErrorValues): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
}
