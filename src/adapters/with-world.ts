import type { AnyWorldHandle } from '../emulator/world-handle.ts'
import type { ForkOptions } from '../engine/services/emulator-services.ts'
import { formatJournal } from '../reports/journal-text.ts'

/**
 * Runs a function with its own world and deletes the world afterwards. If the function fails, the message of the error
 * lists the requests to the world.
 * @param options initial state of the world. Defaults to the current state of the default world
 * @returns the result of the function
 * @throws EmulatorError if the scenario does not exist or the limit of worlds is reached; InvalidFaultError if the
 * response of a fault of the initial state violates the spec; the error of the function
 * @example
 * const status = await withWorld(emulator, { scenario: 'small-team' }, async (world) => {
 *   const { headers } = world.genesys.credentials
 *   return (await world.fetch('/api/v2/assistants', { headers })).status
 * })
 */
export async function withWorld<T, World extends AnyWorldHandle>(
  emulator: { readonly fork: (options: ForkOptions) => World; readonly remove: (name: string) => void },
  options: ForkOptions,
  run: (world: World) => T | Promise<T>,
): Promise<T> {
  const world = emulator.fork(options)
  try {
    await world.checkFaults()
    return await run(world)
  } catch (error) {
    appendJournal(error, world)
    throw error
  } finally {
    emulator.remove(world.name)
  }
}

/** Adds the requests to a world to the message of an error. Does nothing to a value without a message. */
export function appendJournal(error: unknown, world: Pick<AnyWorldHandle, 'name' | 'exchanges'>): void {
  const exchanges = world.exchanges()
  if (!hasMessage(error) || exchanges.length === 0) return
  const requests = `\n\nRequests to world "${world.name}":\n${formatJournal(exchanges)}`
  const { message, stack } = error
  error.message += requests
  // The stack of an error contains the message that it had when it was created.
  if (stack?.includes(message)) error.stack = stack.replace(message, () => message + requests)
}

interface ErrorWithMessage {
  message: string
  stack?: string
}

function hasMessage(error: unknown): error is ErrorWithMessage {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
}
