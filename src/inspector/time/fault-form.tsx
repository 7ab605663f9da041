import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { errorStatusesOf, operationsOf, useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Select } from '../ui/select.tsx'

type Rule = Omit<ControlSchemas['FaultRequest'], 'vendor' | 'operation'>

const EFFECT_LABELS = {
  status: 'respond with an error',
  delay: 'delay the response',
  reset: 'reset the connection',
  empty: 'close the connection without a response',
  truncated: 'truncate the body',
} as const
const TRIGGER_LABELS = {
  always: 'every request',
  times: 'the next N requests',
  nth: 'only the Nth request',
  probability: 'N % of requests',
} as const

/** Adds a fault: operation, effect and trigger. Only error statuses that the spec declares are offered. */
export function FaultForm() {
  const { world, vendors, perform } = useInspector()
  const [vendor, setVendor] = useState(vendors[0]?.name ?? '')
  const [operation, setOperation] = useState('*')
  const [effect, setEffect] = useState<string>('status')
  const [trigger, setTrigger] = useState<string>('always')
  const { value: document } = useDocument(vendor)
  const statuses = document ? errorStatusesOf(document, operation) : []
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    const body = { vendor, operation, ...readEffect(effect, fields), ...readTrigger(trigger, fields) }
    void perform('Added the fault', () => {
      return unwrap(control.POST('/_control/worlds/{world}/faults', { params: { path: { world } }, body }))
    })
  }
  return (
    <details>
      <summary>Custom fault</summary>
      <form class="filters" onSubmit={submit}>
        <Select
          label="Vendor"
          value={vendor}
          onSelect={(name) => [setVendor(name), setOperation('*')]}
          options={vendors.map(({ name }) => name)}
        />
        <Select
          label="Operation"
          value={operation}
          onSelect={setOperation}
          options={[['*', 'all'], ...(document ? operationsOf(document) : []).map(({ object }) => object.operationId)]}
        />
        <Select label="Effect" value={effect} onSelect={setEffect} options={Object.entries(EFFECT_LABELS)} />
        {effect === 'status' && (
          <label>
            Status
            <select name="status">
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {status}
                </option>
              ))}
            </select>
          </label>
        )}
        {effect === 'delay' && <NumberField name="delay" label="Milliseconds" min={0} max={300_000} value={1000} />}
        <Select label="Inject into" value={trigger} onSelect={setTrigger} options={Object.entries(TRIGGER_LABELS)} />
        {trigger !== 'always' && (
          <NumberField name="amount" label="N" min={1} max={trigger === 'probability' ? 100 : 1_000_000} value={1} />
        )}
        <button type="submit">Add fault</button>
      </form>
    </details>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly name: string
  readonly min: number
  readonly max: number
  /** initial value */
  readonly value: number
}

function NumberField({ label, value, ...input }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input type="number" required {...input} defaultValue={value} />
    </label>
  )
}

function readEffect(effect: string, fields: FormData): Rule {
  if (effect === 'status') return { status: Number(fields.get('status')) }
  if (effect === 'delay') return { delay: { fixed: Number(fields.get('delay')) } }
  return effect === 'reset' || effect === 'empty' || effect === 'truncated' ? { transport: effect } : {}
}

function readTrigger(trigger: string, fields: FormData): Rule {
  const amount = Number(fields.get('amount'))
  if (trigger === 'times') return { times: amount }
  if (trigger === 'nth') return { nth: amount }
  return trigger === 'probability' ? { probability: amount / 100 } : {}
}
