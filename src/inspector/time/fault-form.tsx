import { useState } from 'preact/hooks'
import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { errorsOf, operationsOf, useDocument } from '../documents.ts'
import { Choice } from '../ui/choice.tsx'

type Rule = Omit<Told['FaultRequest'], 'vendor' | 'operation'>

const WAYS = {
  status: 'answers with an error',
  delay: 'waits',
  reset: 'breaks off',
  empty: 'does not answer',
  truncated: 'sends half',
} as const
const OCCASIONS = {
  always: 'always',
  times: 'the next … times',
  nth: 'at the … exchange',
  probability: 'in … of 100',
} as const

/** Sets a fault of one's own: for which operation, what happens, and when. What the spec does not declare is not offered. */
export function FaultForm() {
  const { world, vendors, act } = useDesk()
  const [vendor, setVendor] = useState(vendors[0]?.name ?? '')
  const [operation, setOperation] = useState('*')
  const [way, setWay] = useState<string>('status')
  const [exchange, setOccasion] = useState<string>('always')
  const { value: document } = useDocument(vendor)
  const statuses = document ? errorsOf(document, operation) : []
  const set = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    const body = { vendor, operation, ...happening(way, fields), ...when(exchange, fields) }
    void act('The fault is set', () => {
      return told(control.POST('/_control/worlds/{world}/faults', { params: { path: { world } }, body }))
    })
  }
  return (
    <details>
      <summary>Set another</summary>
      <form class="filters" onSubmit={set}>
        <Choice
          label="Vendor"
          value={vendor}
          choose={(name) => [setVendor(name), setOperation('*')]}
          from={vendors.map(({ name }) => name)}
        />
        <Choice
          label="Operation"
          value={operation}
          choose={setOperation}
          from={[['*', 'all'], ...(document ? operationsOf(document) : []).map(({ object }) => object.operationId)]}
        />
        <Choice label="It" value={way} choose={setWay} from={Object.entries(WAYS)} />
        {way === 'status' && (
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
        {way === 'delay' && <Amount name="delay" label="Milliseconds" min={0} max={300_000} value={1000} />}
        <Choice label="When" value={exchange} choose={setOccasion} from={Object.entries(OCCASIONS)} />
        {exchange !== 'always' && (
          <Amount name="amount" label="…" min={1} max={exchange === 'probability' ? 100 : 1_000_000} value={1} />
        )}
        <button type="submit">Set the fault</button>
      </form>
    </details>
  )
}

function Amount({ label, ...input }: { label: string; name: string; min: number; max: number; value: number }) {
  const { value, ...rest } = input
  return (
    <label>
      {label}
      <input type="number" required {...rest} defaultValue={value} />
    </label>
  )
}

function happening(way: string, fields: FormData): Rule {
  if (way === 'status') return { status: Number(fields.get('status')) }
  if (way === 'delay') return { delay: { fixed: Number(fields.get('delay')) } }
  return way === 'reset' || way === 'empty' || way === 'truncated' ? { transport: way } : {}
}

function when(exchange: string, fields: FormData): Rule {
  const amount = Number(fields.get('amount'))
  if (exchange === 'times') return { times: amount }
  if (exchange === 'nth') return { nth: amount }
  return exchange === 'probability' ? { probability: amount / 100 } : {}
}
