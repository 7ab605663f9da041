const WORDS = {
  reference: "from the vendor's reference page",
  documented: 'documented elsewhere by the vendor',
  observed: 'observed in public client code or recorded responses',
  assumed: 'assumed: nobody documents it',
} as const

/** Where a fact is known from. */
export function ProvenanceMark({ of }: { of: keyof typeof WORDS }) {
  return (
    <span class="mark" data-provenance={of} title={WORDS[of]}>
      {of}
    </span>
  )
}
