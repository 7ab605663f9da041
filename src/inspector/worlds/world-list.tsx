import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { addressOf, goTo } from '../route.ts'
import { momentText } from '../ui/moment.ts'
import { Scrolls } from '../ui/scrolls.tsx'

/** All worlds, each with what can be done to it. */
export function WorldList() {
  const { world: here, worlds, act } = useDesk()
  const end = async (world: string) => {
    const done = await act(`World ${world} is ended`, () => {
      return told(control.DELETE('/_control/worlds/{world}', { params: { path: { world } } }))
    })
    if (done && world === here) goTo('default', 'worlds')
  }
  return (
    <section class="panel" aria-labelledby="worlds-title">
      <h3 id="worlds-title">All worlds</h3>
      <Scrolls label="Table of all worlds">
        <table>
          <thead>
            <tr>
              {['world', 'began with', 'clock', 'exchanges', 'end it'].map((title) => (
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
                  <a href={addressOf(name, 'journal')} aria-current={name === here || undefined}>
                    {name}
                  </a>
                </th>
                <td>{initialState.scenario ?? `world ${initialState.from}`}</td>
                <td>{momentText(clock.now)}</td>
                <td>{exchanges}</td>
                <td>
                  {name !== 'default' && (
                    <button type="button" onClick={() => end(name)}>
                      End {name}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {worlds?.next !== undefined && <p>There are {worlds.total} worlds; these are the first of them.</p>}
    </section>
  )
}
