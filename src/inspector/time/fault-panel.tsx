import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Switch } from '../ui/switch.tsx'
import { useLoaded } from '../use-loaded.ts'
import { FaultForm } from './fault-form.tsx'
import { formatRule, isSameRule } from './fault-text.ts'
import { presetsOf } from './presets.ts'

/** Shows the active faults of a world, common faults for each vendor as switches, and a form for custom faults. */
export function FaultPanel() {
  const { world, revision, vendors } = useInspector()
  const { value, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/faults', { params: { path: { world } } }))
  })
  const faults = value?.faults ?? []
  return (
    <section class="panel" aria-labelledby="faults-title">
      <h3 id="faults-title">Faults</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <FaultList faults={faults} />
      <h4>Common faults</h4>
      {vendors.map(({ name }) => (
        <PresetSwitches key={name} vendor={name} faults={faults} />
      ))}
      <FaultForm />
    </section>
  )
}

function FaultList({ faults }: { faults: readonly ControlSchemas['Fault'][] }) {
  const { world, perform } = useInspector()
  const removeAll = () => {
    return perform('Removed all faults', () => {
      return unwrap(control.DELETE('/_control/worlds/{world}/faults', { params: { path: { world } } }))
    })
  }
  if (faults.length === 0) return <p>No faults are active.</p>
  return (
    <>
      <ul class="faults">
        {faults.map((fault) => (
          <li key={fault.id}>
            <Switch
              on
              label={`${fault.vendor} ${fault.operation === '*' ? 'all operations' : fault.operation}`}
              onToggle={() => perform(`Removed fault ${fault.id}`, () => removeFault(world, fault.id))}
            />{' '}
            {formatRule(fault)}{' '}
            <small>
              injected in {fault.injected} of {fault.seen} {fault.seen === 1 ? 'request' : 'requests'}
            </small>
          </li>
        ))}
      </ul>
      <button type="button" onClick={removeAll}>
        Remove all
      </button>
    </>
  )
}

function PresetSwitches({ vendor, faults }: { vendor: string; faults: readonly ControlSchemas['Fault'][] }) {
  const { world, perform } = useInspector()
  const { value: document } = useDocument(vendor)
  if (!document) return null
  return (
    <fieldset class="actions">
      <legend>{vendor}</legend>
      {presetsOf(vendor, document).map(({ label, fault }) => {
        const active = faults.find((candidate) => {
          return candidate.vendor === vendor && candidate.operation === fault.operation && isSameRule(candidate, fault)
        })
        const toggle = (on: boolean) => {
          if (!on) return active && perform(`${vendor}: ${label} is off`, () => removeFault(world, active.id))
          return perform(`${vendor}: ${label} is on`, () => {
            const params = { path: { world } }
            return unwrap(control.POST('/_control/worlds/{world}/faults', { params, body: fault }))
          })
        }
        return <Switch key={label} on={active !== undefined} label={label} onToggle={toggle} />
      })}
    </fieldset>
  )
}

function removeFault(world: string, fault: string) {
  return unwrap(control.DELETE('/_control/worlds/{world}/faults/{fault}', { params: { path: { world, fault } } }))
}
