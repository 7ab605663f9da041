import { control, told } from '../control.ts'
import { useDesk } from '../desk.ts'
import { Copy } from '../ui/copy.tsx'
import { Pairs } from '../ui/pairs.tsx'
import { useLoaded } from '../use-loaded.ts'

/** What a client needs to get into this world. */
export function WayIn() {
  const { world, edition } = useDesk()
  const { value: here } = useLoaded(world, [edition], () => {
    return told(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  })
  if (!here) return null
  return (
    <section class="panel" aria-labelledby="way-title">
      <h3 id="way-title">The way in</h3>
      <p>
        Give a client this base URL, or the header <code>X-World: {world}</code>, or nothing but the credentials of this
        world, which lead here by themselves.
      </p>
      <p class="deeds">
        <code>{here.baseUrl}</code> <Copy label="the base URL" text={() => here.baseUrl} />
      </p>
      {Object.entries(here.credentials).map(([vendor, { headers, settings }]) => (
        <details key={vendor}>
          <summary>Credentials of {vendor}</summary>
          <Pairs pairs={Object.entries({ ...settings, ...headers })} />
        </details>
      ))}
    </section>
  )
}
