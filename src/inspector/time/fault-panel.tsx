import type { Told } from '../../vendors/control/api.ts'
import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { useDocument } from '../documents.ts'
import { Switch } from '../ui/switch.tsx'
import { useLoaded } from '../use-loaded.ts'
import { FaultForm } from './fault-form.tsx'
import { isSameRule, ruleText } from './fault-text.ts'
import { presetsOf } from './presets.ts'

/** The faults of a world as switches: the usual ones of each vendor, and all that are set. */
export function FaultPanel() {
  const { world, edition, vendors } = useDesk()
  const { value, failure } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}/faults', { params: { path: { world } } }))
  })
  const faults = value?.faults ?? []
  return (
    <section class="panel" aria-labelledby="faults-title">
      <h3 id="faults-title">Faults</h3>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <FaultList faults={faults} />
      <h4>The usual ones</h4>
      {vendors.map(({ name }) => (
        <Usual key={name} vendor={name} faults={faults} />
      ))}
      <FaultForm />
    </section>
  )
}

function FaultList({ faults }: { faults: readonly Told['Fault'][] }) {
  const { world, act } = useDesk()
  const remove = removing(world)
  const removeAll = () => {
    return act('No fault is set', () => {
      return told(control.DELETE('/_control/worlds/{world}/faults', { params: { path: { world } } }))
    })
  }
  if (faults.length === 0) return <p>None is set: all goes as the spec says.</p>
  return (
    <>
      <ul class="faults">
        {faults.map((fault) => (
          <li key={fault.id}>
            <Switch
              on
              label={`${fault.vendor} ${fault.operation === '*' ? 'all operations' : fault.operation}`}
              flip={() => act(`${fault.id} is taken away`, () => remove(fault.id))}
            />{' '}
            {ruleText(fault)}{' '}
            <small>
              injected {fault.injected} of {fault.seen}
            </small>
          </li>
        ))}
      </ul>
      <button type="button" onClick={removeAll}>
        Take all away
      </button>
    </>
  )
}

function Usual({ vendor, faults }: { vendor: string; faults: readonly Told['Fault'][] }) {
  const { world, act } = useDesk()
  const { value: document } = useDocument(vendor)
  const remove = removing(world)
  if (!document) return null
  return (
    <fieldset class="deeds">
      <legend>{vendor}</legend>
      {presetsOf(vendor, document).map(({ label, fault }) => {
        const set = faults.find(
          (one) => one.vendor === vendor && one.operation === fault.operation && isSameRule(one, fault),
        )
        const flip = (on: boolean) => {
          if (!on) return set && act(`${vendor}: ${label} is off`, () => remove(set.id))
          return act(`${vendor}: ${label} is on`, () => {
            return told(control.POST('/_control/worlds/{world}/faults', { params: { path: { world } }, body: fault }))
          })
        }
        return <Switch key={label} on={set !== undefined} label={label} flip={flip} />
      })}
    </fieldset>
  )
}

function removing(world: string) {
  return (fault: string) => {
    return told(control.DELETE('/_control/worlds/{world}/faults/{fault}', { params: { path: { world, fault } } }))
  }
}
