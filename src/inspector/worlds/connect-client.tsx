import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { NameValueList } from '../ui/name-value-list.tsx'
import { useLoaded } from '../use-loaded.ts'

/** Shows how a client selects this world: base URL, header and credentials. */
export function ConnectClient() {
  const { world, revision } = useInspector()
  const { value: loaded } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  })
  if (!loaded) return null
  return (
    <section class="panel" aria-labelledby="connect-title">
      <h3 id="connect-title">Connect a client</h3>
      <p>
        Select this world by its base URL, by the header <code>X-World: {world}</code>, or by its credentials: each
        world has its own.
      </p>
      <p class="actions">
        <code>{loaded.baseUrl}</code> <CopyButton label="base URL" text={() => loaded.baseUrl} />
      </p>
      {Object.entries(loaded.credentials).map(([vendor, { headers, settings }]) => (
        <details key={vendor}>
          <summary>Credentials for {vendor}</summary>
          <NameValueList pairs={Object.entries({ ...settings, ...headers })} />
        </details>
      ))}
    </section>
  )
}
