import { useState } from 'preact/hooks'
import type { ControlPaths } from '../../vendors/control/api.ts'
import { CONTROL, operationsOf, type SpecOperation, useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf, type Route } from '../route.ts'
import { BreakableName } from '../ui/breakable-name.tsx'
import { LinkGroups } from '../ui/link-groups.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { OperationView } from './operation-view.tsx'

/** The control API in the list of APIs. */
const CONTROL_API = {
  name: CONTROL,
  title: 'Control API',
  openapi: { json: '/_control/openapi.json', yaml: '/_control/openapi.yaml' } satisfies Record<
    string,
    keyof ControlPaths
  >,
}

/**
 * Shows the API reference of each vendor and of the control API, generated from its spec. Requests to a vendor go to the
 * selected world.
 */
export function ReferenceView({ rest: [vendorName, operationId] }: Route) {
  const { world, vendors } = useInspector()
  const apis = [...vendors, CONTROL_API]
  const vendor = apis.find(({ name }) => name === vendorName) ?? apis[0]
  const { value: document, failure } = useDocument(vendor?.name)
  const operations = document ? operationsOf(document) : []
  const selected = operations.find(({ object }) => object.operationId === operationId)
  return (
    <div class="page wide">
      <h2>Reference</h2>
      <nav aria-label="APIs" class="vendor-tabs">
        {apis.map(({ name, title }) => (
          <a
            key={name}
            href={hrefOf(world, 'reference', name)}
            aria-current={name === vendor?.name ? 'true' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {vendor && (
        <p>
          OpenAPI 3.1: <a href={vendor.openapi.json}>JSON</a>, <a href={vendor.openapi.yaml}>YAML</a>.
          {document && document['x-provenance'] === undefined && MARKED}
        </p>
      )}
      <div class="split narrow-first">
        {vendor && <OperationList key={vendor.name} vendor={vendor.name} operations={operations} selected={selected} />}
        {vendor && selected ? (
          <OperationView key={`${vendor.name} ${operationId}`} vendor={vendor.name} operation={selected} />
        ) : (
          <p class={operationId === undefined ? 'placeholder' : undefined}>
            {operationId !== undefined && document && `Operation ${operationId} does not exist. `}
            Select an operation to read its reference and to try it.
          </p>
        )}
      </div>
    </div>
  )
}

const MARKED =
  " Each rule, and each operation that is not from the vendor's reference page, is marked with its provenance."

interface OperationListProps {
  readonly vendor: string
  readonly operations: readonly SpecOperation[]
  readonly selected: SpecOperation | undefined
}

/** Fewest operations for which the list has a filter. */
const FEWEST_FILTERED = 30

/** Lists the operations of an API by tag, with a filter if there are many. */
function OperationList({ vendor, operations, selected }: OperationListProps) {
  const { world } = useInspector()
  const [filter, setFilter] = useState('')
  const words = filter.toLowerCase().split(/\s+/)
  const shown = operations.filter(({ method, path, object }) => {
    const text = `${method} ${path} ${object.operationId} ${object.summary ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <div>
      {operations.length >= FEWEST_FILTERED && (
        <label>
          Filter operations
          <input
            type="search"
            data-shortcut="/"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
            placeholder="method, path or name"
          />
        </label>
      )}
      <LinkGroups
        label="Operations"
        items={shown}
        groupOf={tagOf}
        hrefOf={({ object }) => hrefOf(world, 'reference', vendor, object.operationId)}
        isSelected={(item) => item.object.operationId === selected?.object.operationId}
      >
        {({ object }) => (
          <>
            <BreakableName name={object.operationId} />{' '}
            {object['x-provenance'] !== 'reference' && <ProvenanceMark provenance={object['x-provenance']} />}
          </>
        )}
      </LinkGroups>
    </div>
  )
}

function tagOf({ object }: SpecOperation): string {
  return object.tags?.[0] ?? 'Operations'
}
