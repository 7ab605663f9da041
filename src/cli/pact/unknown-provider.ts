/** A pact whose provider is not emulated. */
interface UnknownProvider {
  readonly file: string
  readonly provider: string
  /** names of the emulated vendors */
  readonly known: readonly string[]
}

/** Describes a pact whose provider is not emulated, and the options that emulate it. */
export function describeUnknownProvider({ file, provider, known }: UnknownProvider): string {
  const names = known.join(', ')
  return `${file}: Unknown provider "${provider}": it must be one of ${names}. Serve its document with --spec, or map the name to a vendor with --provider "${provider}=VENDOR".`
}
