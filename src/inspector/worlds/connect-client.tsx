import { useState } from 'preact/hooks'
import { type ControlSchemas, control, unwrap } from '../control.ts'
import { useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { snippetsOf } from './snippets.ts'

/** Shows how a client selects this world: base URL, credentials, and a line to copy for common clients. */
export function ConnectClient() {
  const { world, vendors, revision } = useInspector()
  const [vendor, setVendor] = useState(vendors[0]?.name ?? '')
  const { value: loaded } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  })
  const { value: document } = useDocument(vendor)
  const credentials = loaded?.credentials[vendor]
  if (!loaded || !credentials) return null
  return (
    <section class="panel" aria-labelledby="connect-title">
      <h3 id="connect-title">Connect a client to world {world}</h3>
      <p>
        Select this world by its base URL, by the header <code class="header">X-World: {world}</code>, or by its
        credentials: each world has its own. A client may name its test in the header <code class="header">X-Test</code>
        ; the list of requests shows it.
      </p>
      <div class="filters">
        <Select label="Vendor" value={vendor} onSelect={setVendor} options={vendors.map(({ name }) => name)} />
      </div>
      <CredentialTable baseUrl={loaded.baseUrl} credentials={credentials} />
      {document &&
        snippetsOf({ vendor, document, baseUrl: loaded.baseUrl, credentials }).map(({ title, text }) => (
          <div key={title} class="snippet">
            <h4>{title}</h4>
            <CopyButton label={title} shortcut={SHORTCUTS[title]} text={() => text} />
            <ScrollArea label={title}>
              <pre>{text}</pre>
            </ScrollArea>
          </div>
        ))}
    </section>
  )
}

/** Keys that copy the lines for a client. */
const SHORTCUTS: Readonly<Record<string, string>> = { curl: 'c', fetch: 'f', SDK: 's', '.env': 'e' }

interface CredentialTableProps {
  readonly baseUrl: string
  readonly credentials: ControlSchemas['Credentials']
}

function CredentialTable({ baseUrl, credentials: { headers, settings } }: CredentialTableProps) {
  const pairs = Object.entries({ 'base URL': baseUrl, ...settings, ...headers })
  return (
    <dl class="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Copyable isTabStop label={name} text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
