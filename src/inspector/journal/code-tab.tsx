import { useState } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { download } from '../ui/download.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../use-loaded.ts'
import { readScenarioFile } from '../worlds/scenario-file.ts'
import { formatCurl, formatFault, formatFetch, formatTest } from './copy-text.ts'

const FORMS = {
  curl: 'curl command',
  fetch: 'fetch call',
  test: 'Vitest test',
  fault: 'fault',
  scenario: 'scenario of the state before',
} as const

/**
 * Shows a request as code, to copy: a curl command, a fetch call, a test, a fault that lets its operation fail once, or a scenario of
 * the state before the request.
 */
export function CodeTab({ exchange }: { exchange: Exchange }) {
  const { world } = useInspector()
  const format = useFormats(exchange)
  const [form, setForm] = useState<keyof typeof FORMS>('curl')
  const { value, failure } = useLoaded(`${world} ${exchange.number} ${form}`, [], format[form])
  return (
    <>
      <p class="filters">
        <Select
          label="Format"
          value={form}
          onSelect={(name) => name in FORMS && setForm(name as keyof typeof FORMS)}
          options={Object.entries(FORMS)}
        />
        {value !== undefined && <CopyButton label="this code" text={() => value} />}
        {form === 'scenario' && value !== undefined && <DownloadButton name={scenarioName(exchange)} text={value} />}
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
    fetch: () => formatFetch(world, exchange),
    test: () => formatTest(world, exchange, journal.exchanges),
    fault: () => formatFault(exchange),
    scenario: () => readScenarioFile(world, { at: `before:${exchange.number}`, name: scenarioName(exchange) }),
  }
}

/** Returns the name of the scenario of the state before a request. */
function scenarioName({ number }: Exchange): string {
  return `before-request-${number}`
}

function DownloadButton({ name, text }: { name: string; text: string }) {
  const { perform } = useInspector()
  const file = `${name}.yaml`
  const save = () => perform(`Downloaded ${file}`, async () => download(file, 'application/yaml', text))
  return (
    <button type="button" onClick={save}>
      Download scenario
    </button>
  )
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
