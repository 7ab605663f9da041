import { useDesk } from '../desk.ts'
import { type Described, operationsOf, useDocument } from '../documents.ts'
import { addressOf, type Route } from '../route.ts'
import { LinkGroups } from '../ui/link-groups.tsx'
import { ProvenanceMark } from '../ui/provenance.tsx'
import { OperationView } from './operation-view.tsx'

/** The reference of each vendor, made from its spec; every operation can be tried in the world that is looked at. */
export function ReferenceView({ rest: [wanted, operation] }: Route) {
  const { world, vendors } = useDesk()
  const vendor = vendors.find(({ name }) => name === wanted) ?? vendors[0]
  const { value: document, failure } = useDocument(vendor?.name)
  const described = document ? operationsOf(document) : []
  const chosen = described.find(({ object }) => object.operationId === operation)
  return (
    <>
      <h2>Reference</h2>
      <nav aria-label="Vendors" class="tabs">
        {vendors.map(({ name, title }) => (
          <a
            key={name}
            href={addressOf(world, 'reference', name)}
            aria-current={name === vendor?.name ? 'true' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {vendor && (
        <p>
          OpenAPI 3.1: <a href={vendor.openapi.json}>JSON</a>, <a href={vendor.openapi.yaml}>YAML</a>. Provenance tells
          where a fact is known from.
        </p>
      )}
      <div class="split narrow-first">
        {vendor && (
          <LinkGroups
            label="Operations"
            items={described}
            groupOf={tagOf}
            addressOf={({ object }) => addressOf(world, 'reference', vendor.name, object.operationId)}
            isChosen={(one) => one === chosen}
          >
            {({ object }) => (
              <>
                {object.operationId} <ProvenanceMark of={object['x-provenance']} />
              </>
            )}
          </LinkGroups>
        )}
        {vendor && chosen ? (
          <OperationView key={`${vendor.name} ${operation}`} vendor={vendor.name} described={chosen} />
        ) : (
          <p>
            {operation !== undefined && document && `There is no operation ${operation}. `}
            Choose an operation to read of it and to try it.
          </p>
        )}
      </div>
    </>
  )
}

function tagOf({ object }: Described): string {
  return object.tags?.[0] ?? 'Operations'
}
