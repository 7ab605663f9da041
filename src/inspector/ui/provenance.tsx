const TITLES = {
  reference: "from the vendor's reference page",
  documented: 'from another public page of the vendor',
  observed: 'observed in public client code or recorded responses',
  assumed: 'assumed: not documented',
} as const

/** Renders the provenance of a statement; nothing if its document as a whole states the provenance. */
export function ProvenanceMark({ provenance }: { provenance: keyof typeof TITLES | undefined }) {
  if (provenance === undefined) return null
  return (
    <span class="mark" data-provenance={provenance} title={TITLES[provenance]}>
      {provenance}
    </span>
  )
}
