interface SelectProps {
  readonly label: string
  readonly value: string
  readonly onSelect: (value: string) => unknown
  /** values, each with a label if the label differs from the value */
  readonly options: readonly (string | readonly [value: string, label: string])[]
}

/** Renders a drop-down list with a label. */
export function Select({ label, value, onSelect, options }: SelectProps) {
  const labelled = options.map((option) => (typeof option === 'string' ? ([option, option] as const) : option))
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onSelect(currentTarget.value)}>
        {labelled.map(([optionValue, optionLabel]) => (
          <option key={optionValue} value={optionValue}>
            {optionLabel}
          </option>
        ))}
      </select>
    </label>
  )
}
