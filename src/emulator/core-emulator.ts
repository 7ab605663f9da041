import { vendors as packaged } from '../vendors/index.ts'
import { type AnyEmulator, type EmulateOptions, type Emulator, type EmulatorOptions, emulate } from './emulator.ts'
import type { Vendors } from './vendors.ts'

/** Options of an emulator of the package's vendors, or of those that they name. */
export type CoreOptions = EmulatorOptions & Partial<EmulateOptions<Vendors>>

/**
 * Creates an emulator that listens to no port, of the package's vendors unless others are given.
 * @throws EmulatorError if the scenario does not exist; ScenarioError if a scenario is not valid
 */
export function createCoreEmulator<Vs extends Vendors>(options: EmulateOptions<Vs>): Emulator<Vs>
export function createCoreEmulator(options?: EmulatorOptions): Emulator
export function createCoreEmulator(options: CoreOptions = {}): AnyEmulator {
  return createAnyEmulator(options)
}

/** Creates an emulator like {@link createCoreEmulator}, without the types of its vendors. */
export function createAnyEmulator(options: CoreOptions = {}): AnyEmulator {
  return emulate<Vendors>({ vendors: packaged, ...options })
}
