import type { SpecParameter } from '../documents.ts'
import { inputText } from '../ui/form-fields.ts'
import type { KnownValue } from './known-values.ts'

interface ParameterFieldProps {
  readonly parameter: SpecParameter
  readonly initialValue: string
  /** values of the parameter that exist in the world */
  readonly knownValues: readonly KnownValue[]
}

/** Fewest characters that an input shows. */
const MIN_SIZE = 20
/** Characters that the arrow of the suggestions covers. */
const ROOM = 4

/** Renders the input of a parameter, with the values that exist as suggestions. */
export function ParameterField({
  parameter: { name, in: where, required, schema },
  initialValue,
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
        defaultValue={initialValue}
        size={Math.max(MIN_SIZE, initialValue.length + ROOM)}
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
