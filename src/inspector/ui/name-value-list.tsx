/** Renders names with their values, one pair per line; a name may occur twice. */
export function NameValueList({ pairs }: { pairs: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl class="pairs">
      {pairs.map(([name, value], i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
