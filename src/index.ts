import type { Listening, ListenOptions } from './adapters/node.ts'
import { createCoreEmulator, type Emulator, type EmulatorOptions } from './emulator/emulator.ts'
import { requireFetchApi } from './emulator/in-process.ts'

/** An emulator that can also be served over HTTP. */
export interface ListeningEmulator extends Emulator {
  /** Serves all its worlds over HTTP, on 127.0.0.1:4010 unless said otherwise; port 0 takes any that is free. */
  readonly listen: (options?: ListenOptions) => Promise<Listening>
}

/**
 * Makes a stateful test double of the agent-management APIs, in process.
 * @example
 * const emulator = createEmulator({ seed: 7, clock: '2026-01-15T09:00:00Z' })
 * const reply = await emulator.genesys.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })
 * const { url, close } = await emulator.listen({ port: 0 })
 * @throws RangeError for an unknown scenario; ScenarioError, with every mistake, for one that is not right
 */
export function createEmulator(options: EmulatorOptions = {}): ListeningEmulator {
  const emulator = createCoreEmulator(options)
  // Loaded when it is asked for: what needs no socket needs no Node.
  const listen: ListeningEmulator['listen'] = async (where) => {
    requireFetchApi()
    return (await import('./adapters/node.ts')).listen(emulator, where)
  }
  return Object.assign(emulator, { listen })
}

export type { Listening, ListenOptions } from './adapters/node.ts'
export { withWorld } from './adapters/with-world.ts'
export { type Config, defineConfig } from './cli/config.ts'
export type { Emulator, EmulatorOptions } from './emulator/emulator.ts'
export type { Fetch } from './emulator/in-process.ts'
export type { TypedRule, VendorHandle } from './emulator/vendor-handle.ts'
export type { PactOptions, WorldHandle, WorldHandle as WorldDoor } from './emulator/world-handle.ts'
export type { Violation } from './engine/exchange/check-response.ts'
export type { Delay } from './engine/faults/delay.ts'
export type { FaultRule, TransportFault } from './engine/faults/fault-rule.ts'
export type { Fault } from './engine/faults/faults.ts'
export { InvalidFaultError, InvalidFaultError as FaultRefused } from './engine/faults/invalid-fault-error.ts'
export type { ExchangeFilter } from './engine/journal/exchange-filter.ts'
export type { Exchange } from './engine/journal/journal.ts'
export type {
  ForkOptions,
  ResetOptions,
  ScenarioSummary,
} from './engine/services/emulator-services.ts'
export type { Limits } from './engine/services/limits.ts'
export type { Pact, ProviderState } from './engine/services/pact.ts'
export type { Finding } from './engine/vendor/problem.ts'
export type { Scenarios } from './scenarios/library.ts'
export { readSource } from './scenarios/read-source.ts'
export type { ScenarioSource } from './scenarios/source.ts'
export { ScenarioError, type SourceError } from './scenarios/source-error.ts'
export type { Clock } from './world/clock.ts'
export type { Snapshot } from './world/world.ts'
