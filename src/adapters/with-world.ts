import type { Emulator } from '../emulator/emulator.ts'
import type { WorldHandle } from '../emulator/world-handle.ts'
import type { ForkOptions } from '../engine/services/emulator-services.ts'
import { formatJournal } from '../reports/journal-text.ts'

/**
 * Runs a test in a world of its own, which ends with it. When the test fails, the error's message tells what was asked
 * of the world.
 * @param options what the world begins with; from the default world as it now is unless said otherwise
 * @example
 * test('a name that is taken is refused', () => withWorld(emulator, { scenario: 'small-team' }, async (world) => { … }))
 */
export async function withWorld<T>(
  emulator: Pick<Emulator, 'fork' | 'remove'>,
  options: ForkOptions,
  run: (world: WorldHandle) => T | Promise<T>,
): Promise<T> {
  const world = emulator.fork(options)
  try {
    return await run(world)
  } catch (error) {
    appendJournal(error, world)
    throw error
  } finally {
    emulator.remove(world.name)
  }
}

/** Adds what was asked of a world to the message of an error, where it is one. */
export function appendJournal(error: unknown, world: Pick<WorldHandle, 'name' | 'exchanges'>): void {
  const exchanges = world.exchanges()
  if (!hasMessage(error) || exchanges.length === 0) return
  const story = `\n\nWhat was asked of world "${world.name}":\n${formatJournal(exchanges)}`
  const { message, stack } = error
  error.message += story
  // An engine writes the message into the stack as it is thrown.
  if (stack?.includes(message)) error.stack = stack.replace(message, () => message + story)
}

interface ErrorWithMessage {
  message: string
  stack?: string
}

function hasMessage(error: unknown): error is ErrorWithMessage {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
}
