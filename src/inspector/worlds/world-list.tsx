import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, navigate } from '../route.ts'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { formatInstant } from '../ui/format-instant.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'

/** Lists all worlds and deletes them. */
export function WorldList() {
  const { world: selected, worlds, perform } = useInspector()
  const remove = async (world: string) => {
    const isDone = await perform(`Deleted world ${world}`, () => {
      return unwrap(control.DELETE('/_control/worlds/{world}', { params: { path: { world } } }))
    })
    if (isDone && world === selected) navigate('default', 'worlds')
  }
  return (
    <section class="panel" aria-labelledby="worlds-title">
      <h3 id="worlds-title">All worlds</h3>
      <ScrollArea label="Table of all worlds">
        <table>
          <thead>
            <tr>
              {['world', 'initial state', 'clock', 'requests', 'delete'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {worlds?.worlds.map(({ name, initialState, clock, exchanges }) => (
              <tr key={name}>
                <th scope="row">
                  <a href={hrefOf(name, 'journal')} aria-current={name === selected || undefined}>
                    {name}
                  </a>
                </th>
                <td>{initialState.scenario ?? `copy of world ${initialState.from}`}</td>
                <td>{formatInstant(clock.now)}</td>
                <td>{exchanges}</td>
                <td>
                  {name !== 'default' && <ConfirmButton label={`Delete ${name}`} onConfirm={() => remove(name)} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {worlds?.next !== undefined && (
        <p>
          Showing the first {worlds.worlds.length} of {worlds.total} worlds.
        </p>
      )}
    </section>
  )
}
