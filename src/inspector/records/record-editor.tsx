import type { ComponentChildren } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { isObject } from '../../world/is-object.ts'
import { ControlError, type ControlSchemas, errorMessage } from '../control.ts'
import { Findings } from '../ui/findings.tsx'

interface RecordEditorProps {
  readonly label: string
  /** record as JSON; if it changes while a person edits, the edited text stays */
  readonly text: string
  /** rejects if the emulator would reject the record */
  readonly validate: (record: ControlSchemas['GivenRecord']) => Promise<unknown>
  readonly save: (record: ControlSchemas['GivenRecord']) => Promise<unknown>
  /** called with each edited text */
  readonly onEdit?: (text: string) => void
  readonly children?: ComponentChildren
}

/** Time in ms after the last keystroke before the record is validated. */
const DEBOUNCE_MS = 150

/** Edits a record as JSON and validates it on every change. An invalid record cannot be saved. */
export function RecordEditor({ label, text, validate, save, onEdit, children }: RecordEditorProps) {
  const [edited, setEdited] = useState<string | undefined>()
  const [validation, setValidation] = useState<Validation>(PENDING)
  const id = useId()
  const current = edited ?? text
  // The owner of the text keeps it, if there is one.
  const edit = (value: string) => (onEdit ? onEdit(value) : setEdited(value))
  useEffect(() => {
    let stale = false
    const update = async () => {
      const result = await validateText(current, validate)
      if (!stale) setValidation(result)
    }
    const timer = setTimeout(() => void update(), DEBOUNCE_MS)
    setValidation({ ...PENDING, findings: validation.findings })
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [current])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (validation.record && (await save(validation.record))) setEdited(undefined)
  }
  return (
    <form onSubmit={submit} class="panel editor">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        data-shortcut="e"
        aria-keyshortcuts="e"
        rows={Math.min(30, current.split('\n').length + 1)}
        spellcheck={false}
        aria-invalid={validation.status === 'invalid'}
        aria-describedby={`${id}-validation`}
        value={current}
        onInput={({ currentTarget: { value } }) => edit(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      <div id={`${id}-validation`} role="status" class="validation" data-status={validation.status}>
        {validation.message}
        <Findings findings={validation.findings} />
      </div>
      <p class="actions">
        <button type="submit" disabled={!validation.record}>
          Save
        </button>
        <button type="button" disabled={edited === undefined} onClick={() => setEdited(undefined)}>
          Discard
        </button>
        {children}
      </p>
    </form>
  )
}

/** Result of validating the edited text. */
interface Validation {
  readonly status: 'pending' | 'valid' | 'invalid'
  readonly message: string
  readonly findings: ControlError['findings']
  /** parsed record; only set if it is valid */
  readonly record?: ControlSchemas['GivenRecord']
}

const PENDING: Validation = { status: 'pending', message: 'Validating…', findings: [] }

async function validateText(text: string, validate: RecordEditorProps['validate']): Promise<Validation> {
  const record = parseRecord(text)
  if (typeof record === 'string') return { status: 'invalid', message: record, findings: [] }
  try {
    await validate(record)
    return { status: 'valid', message: 'The record is valid.', findings: [], record }
  } catch (error) {
    const findings = error instanceof ControlError ? error.findings : []
    const message = findings.length > 0 ? 'The record does not match the spec:' : errorMessage(error)
    return { status: 'invalid', message, findings }
  }
}

/** Parses a record. Returns an error message if the text is not a JSON object. */
function parseRecord(text: string): ControlSchemas['GivenRecord'] | string {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : 'A record must be a JSON object: { … }'
  } catch (error) {
    return `The text is not valid JSON: ${errorMessage(error)}`
  }
}
