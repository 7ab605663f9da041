import type { SpecParameter } from '../documents.ts'
import { inputText } from '../ui/form-fields.ts'
import type { KnownValue } from './known-values.ts'

interface ParameterFieldProps {
  readonly parameter: SpecParameter
  /** values of the parameter that exist in the world */
  readonly knownValues: readonly KnownValue[]
}

/** Renders the input of a parameter. A required parameter defaults to the first known value, else to the spec's example. */
export function ParameterField({
  parameter: { name, in: where, required, schema, example },
  knownValues,
}: ParameterFieldProps) {
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
        defaultValue={isRequired ? (knownValues[0]?.value ?? inputText(example)) : ''}
        placeholder={inputText(schema?.default)}
        list={list}
      />
      <datalist id={list}>
        {knownValues.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </label>
  )
}
