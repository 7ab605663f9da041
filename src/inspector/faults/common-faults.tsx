import { useState } from 'preact/hooks'
import type { ControlSchemas } from '../control.ts'
import { useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Switch } from '../ui/switch.tsx'
import { addFault } from './add-fault.ts'
import { isSameRule } from './fault-text.ts'
import { type Preset, presetsOf } from './presets.ts'
import { removeFault } from './remove-fault.ts'
import { TargetFields } from './target-fields.tsx'

type Fault = ControlSchemas['Fault']

/** Switches common faults on and off, for a vendor or for one of its operations. */
export function CommonFaults({ faults }: { faults: readonly Fault[] }) {
  const { world, vendors, perform } = useInspector()
  const [target, setTarget] = useState({ vendor: vendors[0]?.name ?? '', operation: '*' })
  const { value: document } = useDocument(target.vendor)
  const activeOf = ({ rule }: Preset) => {
    return faults.find((fault) => {
      return fault.vendor === target.vendor && fault.operation === target.operation && isSameRule(fault, rule)
    })
  }
  const toggle = (preset: Preset, active: Fault | undefined) => {
    const body = { ...target, ...preset.rule }
    if (active) {
      return perform(`${target.vendor}: ${preset.label} is off`, async () => {
        await removeFault(world, active.id)
        return () => addFault(world, body)
      })
    }
    return perform(`${target.vendor}: ${preset.label} is on`, async () => {
      const id = await addFault(world, body)
      return () => removeFault(world, id)
    })
  }
  return (
    <section class="panel" aria-labelledby="common-title">
      <h3 id="common-title">Common faults</h3>
      <div class="filters">
        <TargetFields target={target} onChange={setTarget} />
      </div>
      <fieldset class="actions">
        <legend class="visually-hidden">Faults of {target.vendor}</legend>
        {(document ? presetsOf(document, target.operation) : []).map((preset) => {
          const active = activeOf(preset)
          return (
            <Switch
              key={preset.label}
              on={active !== undefined}
              label={preset.label}
              onToggle={() => toggle(preset, active)}
            />
          )
        })}
      </fieldset>
    </section>
  )
}
