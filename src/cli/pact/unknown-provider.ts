import { describeUnknownVendor } from '../choose-vendors.ts'

/** A pact whose provider is not emulated. */
interface UnknownProvider {
  /** path or URL of the pact */
  readonly file: string
  readonly provider: string
  /** the vendor that stands for the provider; defaults to the one with the provider's name */
  readonly vendor?: string
  /** names of the emulated vendors */
  readonly known: readonly string[]
}

/** Describes a pact whose provider is not emulated, and the options that emulate it. */
export function describeUnknownProvider({ file, provider, vendor = provider, known }: UnknownProvider): string {
  const problem = describeUnknownVendor(vendor, known)
  return `${file}: ${problem} If a vendor stands for the provider under another name, map it: --provider "${provider}=VENDOR".`
}
