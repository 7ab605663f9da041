interface Choosing {
  readonly label: string
  readonly value: string
  readonly choose: (value: string) => unknown
  /** what can be chosen, and what it is called where that is not its name */
  readonly from: readonly (string | readonly [value: string, words: string])[]
}

/** Chooses one of several. */
export function Choice({ label, value, choose, from }: Choosing) {
  const options = from.map((one) => (typeof one === 'string' ? ([one, one] as const) : one))
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
