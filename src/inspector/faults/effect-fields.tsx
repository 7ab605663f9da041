interface NumberFieldProps {
  readonly label: string
  readonly name: string
  readonly min: number
  readonly max: number
  readonly step?: number
  /** initial value; a field without one may stay empty */
  readonly value?: number
  readonly placeholder?: string
}

const LONGEST_DELAY_MS = 300_000

/** Renders a field for a number. */
export function NumberField({ label, value, ...input }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input type="number" required={value !== undefined} {...input} defaultValue={value === undefined ? '' : value} />
    </label>
  )
}

function TextField({ label, name, placeholder }: { label: string; name: string; placeholder: string }) {
  return (
    <label>
      {label}
      <input name={name} placeholder={placeholder} />
    </label>
  )
}

/** Renders the fields of an error: its status, and what replaces the vendor's own error. */
export function ErrorFields({ statuses }: { statuses: readonly number[] }) {
  return (
    <>
      <label>
        Status
        <select name="status">
          {statuses.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      <CustomFields />
    </>
  )
}

function CustomFields() {
  return (
    <>
      <TextField label="Message" name="message" placeholder="the vendor's" />
      <TextField label="Code" name="code" placeholder="the vendor's" />
      <TextField label="Headers as JSON" name="headers" placeholder='{ "retry-after": 5 }' />
      <TextField label="Body as JSON" name="body" placeholder="the vendor's" />
    </>
  )
}

/** Renders the fields of a rate limit. Empty ones stand for the vendor's own limit. */
export function QuotaFields() {
  return (
    <>
      <NumberField name="requests" label="Requests" min={1} max={1_000_000} placeholder="the vendor's" />
      <NumberField name="seconds" label="Per seconds" min={1} max={1_000_000} placeholder="the vendor's" />
      <CustomFields />
    </>
  )
}

/** Renders the fields of a broken connection. */
export function TransportFields() {
  return (
    <>
      <label>
        Connection
        <select name="transport">
          <option value="reset">reset</option>
          <option value="empty">closed without a response</option>
          <option value="truncated">closed after half of the body</option>
        </select>
      </label>
      <label>
        Lost message
        <select name="lost">
          <option value="">the usual one</option>
          <option value="request">request: it is not handled</option>
          <option value="response">response: the request is handled</option>
        </select>
      </label>
    </>
  )
}

/** Renders the fields of a delay of a kind, in milliseconds. */
export function DelayFields({ kind }: { kind: string }) {
  const bounds = { min: 0, max: LONGEST_DELAY_MS }
  if (kind === 'fixed') return <NumberField name="fixed" label="Milliseconds" {...bounds} value={1000} />
  if (kind === 'uniform') {
    return (
      <>
        <NumberField name="lower" label="At least (ms)" {...bounds} value={200} />
        <NumberField name="upper" label="At most (ms)" {...bounds} value={2000} />
      </>
    )
  }
  if (kind !== 'lognormal') return null
  return (
    <>
      <NumberField name="median" label="Median (ms)" {...bounds} value={800} />
      <NumberField name="sigma" label="Sigma" min={0.1} max={5} step={0.1} value={0.4} />
    </>
  )
}
