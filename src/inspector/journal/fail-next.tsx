import { errorStatusesOf, useDocument } from '../documents.ts'
import { addFault } from '../faults/add-fault.ts'
import { removeFault } from '../faults/remove-fault.ts'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { fieldText } from '../ui/form-fields.ts'

/** Lets the next call of the operation fail with a status that its spec declares, or without a response. */
export function FailNext({ exchange: { vendor, operation } }: { exchange: Exchange }) {
  const { world, perform } = useInspector()
  const { value: document } = useDocument(vendor)
  if (!document || vendor === undefined || operation === undefined) return null
  const statuses = errorStatusesOf(document, operation)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const effect = fieldText(new FormData(event.currentTarget), 'effect')
    const rule = effect === RESET ? { transport: RESET } : { status: Number(effect) }
    void perform(`The next ${operation} fails: ${effect}`, async () => {
      const id = await addFault(world, { vendor, operation, times: 1, ...rule })
      return () => removeFault(world, id)
    })
  }
  return (
    <form class="fail-next" onSubmit={submit}>
      <label class="inline">
        Fail the next call with
        <select
          name="effect"
          data-shortcut="f"
          aria-keyshortcuts="f"
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.form?.requestSubmit()
          }}
        >
          {statuses.map((status) => (
            <option key={status} selected={status === PREFERRED}>
              {status}
            </option>
          ))}
          <option value={RESET}>no response</option>
        </select>
      </label>
      <button type="submit">Fail next</button>
    </form>
  )
}

const RESET = 'reset' as const
/** Status that is selected at first, if it is declared. */
const PREFERRED = 503
