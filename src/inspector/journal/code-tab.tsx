import { useState } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { formatCurl, formatFault, formatTest } from './copy-text.ts'

const FORMS = { curl: 'curl command', test: 'Vitest test', fault: 'fault' } as const

/** Shows a request as code, to copy: a curl command, a test, or a fault that lets its operation fail once. */
export function CodeTab({ exchange }: { exchange: Exchange }) {
  const { world } = useInspector()
  const format = useFormats(exchange)
  const [form, setForm] = useState<keyof typeof FORMS>('curl')
  const { value, failure } = useLoaded(`${world} ${exchange.number} ${form}`, [], format[form])
  return (
    <>
      <p class="actions">
        <Select
          label="Format"
          value={form}
          onSelect={(name) => name in FORMS && setForm(name as keyof typeof FORMS)}
          options={Object.entries(FORMS)}
        />
      </p>
      {failure !== undefined && <p role="alert">{failure}</p>}
      {value !== undefined && (
        <ScrollArea label={`Request as ${FORMS[form]}`}>
          <pre>{value}</pre>
        </ScrollArea>
      )}
    </>
  )
}

/** Returns the functions that format a request as code. */
function useFormats(exchange: Exchange): Readonly<Record<keyof typeof FORMS, () => Promise<string>>> {
  const { world, journal } = useInspector()
  return {
    curl: () => formatCurl(world, exchange),
    test: () => formatTest(world, exchange, journal.exchanges),
    fault: () => formatFault(exchange),
  }
}

/** Renders the buttons that copy a request as code. */
export function CopyButtons({ exchange }: { exchange: Exchange }) {
  const format = useFormats(exchange)
  return (
    <>
      <CopyButton label="as curl" shortcut="c" text={format.curl} />
      <CopyButton label="as test" shortcut="t" text={format.test} />
      <CopyButton label="as fault" text={format.fault} />
    </>
  )
}
