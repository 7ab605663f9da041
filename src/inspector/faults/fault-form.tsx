import { useState } from 'preact/hooks'
import { errorStatusesOf, useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Select } from '../ui/select.tsx'
import { addFault } from './add-fault.ts'
import { DelayFields, ErrorFields, NumberField, QuotaFields, TransportFields } from './effect-fields.tsx'
import { readRule } from './read-rule.ts'
import { removeFault } from './remove-fault.ts'
import { TargetFields } from './target-fields.tsx'

const EFFECTS = {
  status: 'respond with an error',
  delay: 'only delay the response',
  quota: 'limit the rate of requests (429)',
  transport: 'break the connection',
} as const
const DELAYS = { none: 'none', fixed: 'fixed', uniform: 'between two values', lognormal: 'lognormal' } as const

/** Returns the kind of delay that an effect can have: a quota has none, and a fault that only delays has one. */
function delayOf(effect: string, selected: string): string {
  if (effect === 'quota') return 'none'
  return effect === 'delay' && selected === 'none' ? 'fixed' : selected
}

/** Adds any fault: its requests, its effect, a delay, and the requests that it is injected into. */
export function FaultForm() {
  const { world, vendors, perform } = useInspector()
  const [target, setTarget] = useState({ vendor: vendors[0]?.name ?? '', operation: '*' })
  const [effect, setEffect] = useState<string>('status')
  const [delay, setDelay] = useState<string>('none')
  const { value: document } = useDocument(target.vendor)
  const shownDelay = delayOf(effect, delay)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    void perform('Added the fault', async () => {
      const id = await addFault(world, { ...target, ...readRule(effect, shownDelay, fields) })
      return () => removeFault(world, id)
    })
  }
  return (
    <section class="panel" aria-labelledby="custom-title">
      <h3 id="custom-title">Any other fault</h3>
      <form onSubmit={submit}>
        <div class="filters">
          <TargetFields target={target} onChange={setTarget} />
          <Select label="Effect" value={effect} onSelect={setEffect} options={Object.entries(EFFECTS)} />
          {effect !== 'quota' && (
            <Select
              label="Delay"
              value={shownDelay}
              onSelect={setDelay}
              options={Object.entries(DELAYS).slice(effect === 'delay' ? 1 : 0)}
            />
          )}
        </div>
        <div class="filters">
          {effect === 'status' && (
            <ErrorFields statuses={document ? errorStatusesOf(document, target.operation) : []} />
          )}
          {effect === 'quota' && <QuotaFields />}
          {effect === 'transport' && <TransportFields />}
          {effect !== 'quota' && <DelayFields kind={shownDelay} />}
        </div>
        {effect !== 'quota' && (
          <div class="filters">
            <NumberField name="times" label="Times" min={1} max={1_000_000} placeholder="no limit" />
            <NumberField name="nth" label="From request number" min={1} max={1_000_000} placeholder="1" />
            <NumberField name="every" label="Every nth request" min={1} max={1_000_000} placeholder="1" />
            <NumberField name="percent" label="Percent of requests" min={1} max={100} placeholder="100" />
          </div>
        )}
        <button type="submit">Add fault</button>
      </form>
    </section>
  )
}
