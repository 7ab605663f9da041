import type { Listening, ListenOptions } from './adapters/node.ts'
import { type Emulator, type EmulatorOptions, makeEmulator } from './emulator.ts'

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
  const emulator = makeEmulator(options)
  // Loaded when it is asked for: what needs no socket needs no Node.
  const listen: ListeningEmulator['listen'] = async (where) =>
    (await import('./adapters/node.ts')).listen(emulator, where)
  return Object.assign(emulator, { listen })
}

export type { Listening, ListenOptions } from './adapters/node.ts'
export { type Config, defineConfig } from './config.ts'
export type { Emulator, EmulatorOptions } from './emulator.ts'
export type { Delay } from './engine/delay.ts'
export type { ForkOptions, Limits, OtherBeginning, ScenarioSummary } from './engine/emulation.ts'
export type { ExchangeFilter } from './engine/exchange-filter.ts'
export { FaultRefused, type FaultRule, type Transport } from './engine/fault-rule.ts'
export type { Fault } from './engine/faults.ts'
export type { Exchange } from './engine/journal.ts'
export type { Pact, ProviderState } from './engine/pact.ts'
export type { Finding } from './engine/problem.ts'
export type { Violation } from './engine/reply.ts'
export type { Fetch } from './in-process.ts'
export type { Scenarios } from './scenarios/library.ts'
export { type Mistake, ScenarioError } from './scenarios/mistake.ts'
export { readSource, type ScenarioSource } from './scenarios/source.ts'
export { withWorld } from './with-world.ts'
export type { Clock } from './world/clock.ts'
export type { Snapshot } from './world/world.ts'
export type { PactWanted, TypedRule, VendorDoor, WorldDoor } from './world-door.ts'
