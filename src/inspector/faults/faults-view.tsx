import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import type { Route } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { ActiveFaults } from './active-faults.tsx'
import { CommonFaults } from './common-faults.tsx'
import { FaultForm } from './fault-form.tsx'

/** Shows the faults of a world, common faults as switches, and a form for any fault. */
export function FaultsView(_: Route) {
  const { world, revision } = useInspector()
  const { value, failure } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/faults', { params: { path: { world } } }))
  })
  const faults = value?.faults ?? []
  return (
    <div class="page">
      <h2>Faults</h2>
      {failure !== undefined && <p role="alert">{failure}</p>}
      <ActiveFaults faults={faults} />
      <CommonFaults faults={faults} />
      <FaultForm />
    </div>
  )
}
