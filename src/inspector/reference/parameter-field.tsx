import type { DescribedParameter } from '../documents.ts'
import { typedText } from '../ui/fields.ts'
import type { Known } from './known-values.ts'

interface Given {
  readonly parameter: DescribedParameter
  /** what the world has for it */
  readonly known: readonly Known[]
}

/** A field for a parameter. What it must have is filled in: with something that is there, else with the spec's example. */
export function ParameterField({ parameter: { name, in: where, required, schema, example }, known }: Given) {
  const isRequired = where === 'path' || (required ?? false)
  const list = `known-${where}-${name}`
  return (
    <label>
      <span>
        {name} <small>{where}</small>
      </span>
      <input
        name={`${where} ${name}`}
        required={isRequired}
        defaultValue={isRequired ? (known[0]?.value ?? typedText(example)) : ''}
        placeholder={typedText(schema.default)}
        list={list}
      />
      <datalist id={list}>
        {known.map(({ value, name: label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </label>
  )
}
