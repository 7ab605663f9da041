import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf } from '../route.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { addFault, ruleOfFault } from './add-fault.ts'
import { formatRule, formatTarget } from './fault-text.ts'
import { removeFault } from './remove-fault.ts'

type Fault = ControlSchemas['Fault']

/** Lists the faults of a world: what they do, how often they were injected, and into which request the last time. */
export function ActiveFaults({ faults }: { faults: readonly Fault[] }) {
  const { world, perform } = useInspector()
  const addAll = async (removed: readonly Fault[]) => {
    for (const fault of removed) await addFault(world, ruleOfFault(fault))
  }
  const removeAll = () => {
    return perform('Removed all faults', async () => {
      await unwrap(control.DELETE('/_control/worlds/{world}/faults', { params: { path: { world } } }))
      return () => addAll(faults)
    })
  }
  const remove = (fault: Fault) => {
    return perform(`Removed fault ${fault.id}`, async () => {
      await removeFault(world, fault.id)
      return () => addAll([fault])
    })
  }
  return (
    <section class="panel" aria-labelledby="active-title">
      <h3 id="active-title">Active faults</h3>
      {faults.length === 0 ? (
        <p>No faults are active.</p>
      ) : (
        <>
          <ScrollArea label="Table of active faults">
            <table>
              <thead>
                <tr>
                  {['Fault', 'Requests', 'Effect', 'Injected', 'Last request', 'Remove'].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {faults.map((fault) => (
                  <tr key={fault.id}>
                    <th scope="row">{fault.id}</th>
                    <td>{formatTarget(fault)}</td>
                    <td>{formatRule(fault)}</td>
                    <td>{formatCount(fault)}</td>
                    <td>
                      <LastHit fault={fault} />
                    </td>
                    <td>
                      <button type="button" onClick={() => remove(fault)}>
                        Remove {fault.id}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          <button type="button" onClick={removeAll}>
            Remove all
          </button>
        </>
      )}
    </section>
  )
}

function formatCount({ injected, seen }: Fault): string {
  return `injected in ${injected} of ${seen} ${seen === 1 ? 'request' : 'requests'}`
}

function LastHit({ fault }: { fault: Fault }) {
  const { world, journal } = useInspector()
  const last = journal.exchanges.findLast((exchange) => exchange.fault === fault.id)
  if (!last) return <>none yet</>
  return (
    <a href={hrefOf(world, 'journal', last.number)}>
      {last.number} {last.operation} {last.response.status === 0 ? 'no response' : last.response.status}
    </a>
  )
}
