import { vendorSuite as defineSuite } from '../../src/adapters/vendor-suite.ts'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { control } from '../../src/vendors/control/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { readSpecFile } from '../support/spec-file.ts'
import { type VendorCase, vendorHandle } from './tour.ts'

/** Defines the tests that every vendor of the package must pass, by the source file of its spec. */
export function vendorSuite(vendorCase: VendorCase): void {
  const { name, scenario, options } = vendorCase
  defineSuite<ListeningEmulator>({
    ...vendorCase,
    vendor: name === 'control' ? control : vendors[name],
    document: readSpecFile(name),
    complete: true,
    start: () => createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', ...options }),
    handleOf: (emulator) => vendorHandle(emulator, vendorCase),
  })
}
