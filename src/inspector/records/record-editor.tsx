import type { ComponentChildren } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { Told } from '../../vendors/control/api.ts'
import { Refusal, wordsOf } from '../control.ts'
import { Findings } from '../ui/findings.tsx'

interface Editing {
  readonly label: string
  /** what is edited; when it changes under way, what was typed is kept */
  readonly text: string
  /** rejects when the emulator would refuse the record */
  readonly check: (record: Told['GivenRecord']) => Promise<unknown>
  readonly save: (record: Told['GivenRecord']) => Promise<unknown>
  readonly children?: ComponentChildren
}

/** How long nothing must be typed before it is checked. */
const PAUSE_MS = 150

/** A record as JSON, checked by its spec as one types. What would be refused cannot be saved. */
export function RecordEditor({ label, text, check, save, children }: Editing) {
  const [typed, setTyped] = useState<string | undefined>()
  const [opinion, setOpinion] = useState<Opinion>(UNASKED)
  const id = useId()
  const shown = typed ?? text
  useEffect(() => {
    let stale = false
    const form = async () => {
      const found = await opinionOn(shown, check)
      if (!stale) setOpinion(found)
    }
    const timer = setTimeout(() => void form(), PAUSE_MS)
    setOpinion({ ...UNASKED, findings: opinion.findings })
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [shown])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (opinion.record && (await save(opinion.record))) setTyped(undefined)
  }
  return (
    <form onSubmit={submit} class="panel editor">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={Math.min(30, shown.split('\n').length + 1)}
        spellcheck={false}
        aria-invalid={opinion.kind === 'bad'}
        aria-describedby={`${id}-opinion`}
        value={shown}
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      <div id={`${id}-opinion`} role="status" class="opinion" data-kind={opinion.kind}>
        {opinion.text}
        <Findings findings={opinion.findings} />
      </div>
      <p class="deeds">
        <button type="submit" disabled={!opinion.record}>
          Save
        </button>
        <button type="button" disabled={typed === undefined} onClick={() => setTyped(undefined)}>
          Undo
        </button>
        {children}
      </p>
    </form>
  )
}

/** What the emulator thinks of what was typed. */
interface Opinion {
  readonly kind: 'unasked' | 'good' | 'bad'
  readonly text: string
  readonly findings: Refusal['findings']
  /** what would be saved */
  readonly record?: Told['GivenRecord']
}

const UNASKED: Opinion = { kind: 'unasked', text: 'Checking…', findings: [] }

async function opinionOn(text: string, check: Editing['check']): Promise<Opinion> {
  const record = parsed(text)
  if (typeof record === 'string') return { kind: 'bad', text: record, findings: [] }
  try {
    await check(record)
    return { kind: 'good', text: 'As the spec says.', findings: [], record }
  } catch (error) {
    const findings = error instanceof Refusal ? error.findings : []
    return { kind: 'bad', text: findings.length > 0 ? 'The spec does not allow this:' : wordsOf(error), findings }
  }
}

/** The record that a text says; a text that says why it is none. */
function parsed(text: string): Told['GivenRecord'] | string {
  try {
    const value: unknown = JSON.parse(text)
    // What parses as an object has properties by name, and nothing more is asked of it here.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Told['GivenRecord']
    return 'A record is an object: { … }'
  } catch (error) {
    return `This is no JSON: ${wordsOf(error)}`
  }
}
