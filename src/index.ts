import { type DataOptions, openDataFolder } from './adapters/data/data-folder.ts'
import type { Listening, ListenOptions } from './adapters/node.ts'
import { type CoreOptions, createCoreEmulator } from './emulator/core-emulator.ts'
import type { AnyEmulator, EmulateOptions, Emulator, EmulatorOptions } from './emulator/emulator.ts'
import { requireFetchApi } from './emulator/in-process.ts'
import type { PackagedVendors, Vendors } from './emulator/vendors.ts'
import { withMembers } from './emulator/world-handle.ts'

/** An emulator that can also be served over HTTP. */
export type ListeningEmulator<Vs extends Vendors = PackagedVendors> = Emulator<Vs> & Listener

/** Option of an emulator that keeps its worlds. */
export interface DataOption {
  /**
   * Folder that keeps all worlds beyond this process, which must be Node: its path, or what {@link DataOptions} says. The
   * worlds in it continue; the options of the initial state apply only if it is empty. Call `close` at the end
   */
  readonly data?: string | DataOptions
}

/** Serves an emulator over HTTP. */
export interface Listener {
  /**
   * Serves all worlds over HTTP.
   * @param options.port port to listen on; 0 picks a free one. Defaults to 4010
   * @param options.host address to listen on. Defaults to 127.0.0.1
   * @throws Node's error, with code `EADDRINUSE` or `EACCES`, if it cannot listen; InvalidFaultError if the response of a
   * fault that is already set violates the spec
   * @example
   * const { url, close } = await emulator.listen({ port: 0 })
   * await fetch(`${url}/api/v2/assistants`, { headers: emulator.genesys.credentials.headers })
   * await close()
   */
  readonly listen: (options?: ListenOptions) => Promise<Listening>
}

/**
 * Creates an emulator of given vendors in this process.
 * @throws EmulatorError if a vendor's name is not valid or the scenario does not exist; ScenarioError, with all errors,
 * if a scenario is not valid; DataError if the data folder cannot be used
 * @example
 * const emulator = createEmulator({ vendors: { shop } })
 * const response = await emulator.fetch('/products', { headers: emulator.shop.credentials.headers })
 */
export function createEmulator<Vs extends Vendors>(options: EmulateOptions<Vs> & DataOption): ListeningEmulator<Vs>
/**
 * Creates an emulator of the package's vendors in this process.
 * @throws EmulatorError if the scenario does not exist; ScenarioError, with all errors, if a scenario is not valid;
 * DataError if the data folder cannot be used
 * @example
 * const emulator = createEmulator({ seed: 7, clock: '2026-01-15T09:00:00Z' })
 * const { headers } = emulator.genesys.credentials
 * const response = await emulator.fetch('/api/v2/assistants', { headers })
 */
export function createEmulator(options?: EmulatorOptions & DataOption): ListeningEmulator
export function createEmulator({ data, ...options }: CoreOptions & DataOption = {}): AnyEmulator & Listener {
  const store = data === undefined ? options.store : openDataFolder(typeof data === 'string' ? { folder: data } : data)
  const emulator = createCoreEmulator({ ...options, store })
  // Loaded on demand, so that an emulator that does not listen runs without Node.
  const listen: Listener['listen'] = async (listenOptions) => {
    requireFetchApi()
    // A data folder must open although its faults no longer fit the specs of a new version.
    if (!store) for (const name of emulator.worlds()) await emulator.world(name).checkFaults()
    return (await import('./adapters/node.ts')).listen(emulator, listenOptions)
  }
  return withMembers(emulator, { listen })
}

export { ControlError } from './adapters/control/control-error.ts'
export { DataError, type DataErrorCode } from './adapters/data/data-error.ts'
export type { DataOptions } from './adapters/data/data-folder.ts'
export { type LoadedVendor, type LoadOptions, loadSpec } from './adapters/load-spec.ts'
export type { Listening, ListenOptions } from './adapters/node.ts'
export { MissingPeerError } from './adapters/pact/missing-peer-error.ts'
export { withWorld } from './adapters/with-world.ts'
export { type Config, type ConfiguredSpec, defineConfig } from './cli/config.ts'
export { DriftError, type DriftErrorCode } from './drift/drift-error.ts'
export type { AnyEmulator, EmulateOptions, Emulator, EmulatorOptions } from './emulator/emulator.ts'
export type { Fetch } from './emulator/in-process.ts'
export type { ResponseOverride } from './emulator/response-override.ts'
export type { TypedRule, VendorHandle } from './emulator/vendor-handle.ts'
export type { PackagedVendors, Vendors } from './emulator/vendors.ts'
export type { AnyWorldHandle, PactOptions, WorldHandle } from './emulator/world-handle.ts'
export type { Violation } from './engine/exchange/check-response.ts'
export type { Delay } from './engine/faults/delay.ts'
export type { FaultRule, TransportFault } from './engine/faults/fault-rule.ts'
export type { Fault } from './engine/faults/faults.ts'
export { InvalidFaultError } from './engine/faults/invalid-fault-error.ts'
export type { Exchange } from './engine/journal/exchange.ts'
export type { ExchangeFilter } from './engine/journal/exchange-filter.ts'
export { WaitTimeout } from './engine/journal/wait.ts'
export { EmulatorError } from './engine/services/emulator-error.ts'
export type {
  ExportOptions,
  ForkOptions,
  ImportOptions,
  ResetOptions,
  ScenarioSummary,
} from './engine/services/emulator-services.ts'
export type { Limits } from './engine/services/limits.ts'
export type { Pact, ProviderState } from './engine/services/pact.ts'
export type { Reads } from './engine/services/reads.ts'
export type { Finding } from './engine/vendor/problem.ts'
export { DeskDoubleError } from './errors/deskdouble-error.ts'
export type { DeskDoubleCode } from './errors/error-codes.ts'
export { type RecordedReads, recordReads } from './pacts/record-reads.ts'
export type { Scenarios } from './scenarios/library.ts'
export { readSource } from './scenarios/read-source.ts'
export type { ScenarioSource } from './scenarios/source.ts'
export { ScenarioError, type SourceError } from './scenarios/source-error.ts'
export { SpecError, type SpecErrorCode } from './specs/spec-error.ts'
export { vendors } from './vendors/index.ts'
export type { Clock } from './world/clock.ts'
export type { Snapshot } from './world/snapshot.ts'
export {
  DuplicateKey,
  ForeignSnapshotError,
  InvalidTimeError,
  RecordKeyChanged,
  RecordNotFound,
} from './world/world-error.ts'
