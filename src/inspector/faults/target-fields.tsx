import { operationsOf, useDocument } from '../documents.ts'
import { useInspector } from '../inspector-context.ts'
import { Select } from '../ui/select.tsx'

/** The requests that a fault applies to. */
export interface Target {
  readonly vendor: string
  /** an operationId, or `*` for all operations */
  readonly operation: string
}

/** Selects the vendor and the operation of a fault. */
export function TargetFields({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const { vendors } = useInspector()
  const { value: document } = useDocument(target.vendor)
  const operations = (document ? operationsOf(document) : []).map(({ object }) => object.operationId)
  return (
    <>
      <Select
        label="Vendor"
        value={target.vendor}
        onSelect={(vendor) => onChange({ vendor, operation: '*' })}
        options={vendors.map(({ name }) => name)}
      />
      <Select
        label="Operation"
        value={target.operation}
        onSelect={(operation) => onChange({ ...target, operation })}
        options={[['*', 'all'], ...operations]}
      />
    </>
  )
}
