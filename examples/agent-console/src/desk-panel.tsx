import { type FormEvent, useId, useState } from 'react'
import type { Agent, Desk } from './desks/desk.ts'
import { useDesk } from './use-desk.ts'

/** Shows the agents of one vendor. */
export function DeskPanel({ desk }: { desk: Desk }) {
  const { agents, next, busy, failure, reload, more, change } = useDesk(desk)
  const { signIn } = desk
  const id = useId()
  return (
    <section aria-labelledby={id} aria-busy={busy}>
      <h2 id={id}>
        {desk.title} <small>{agents.length}</small>
      </h2>
      {failure && (
        <p role="alert">
          {failure.text}{' '}
          <button type="button" onClick={reload}>
            Try again
          </button>
          {failure.signedOut && signIn && (
            <button type="button" onClick={() => change(signIn)}>
              Sign in again
            </button>
          )}
        </p>
      )}
      {agents.length === 0 && !failure && <p>{busy ? 'Loading…' : 'There are no agents yet.'}</p>}
      <ul>
        {agents.map((agent) => (
          <Row
            key={agent.id}
            agent={agent}
            rename={(name) => change(() => desk.rename(agent, name))}
            remove={() => change(() => desk.remove(agent))}
          />
        ))}
      </ul>
      <p>
        {next !== undefined && (
          <button type="button" onClick={more} disabled={busy}>
            Show more
          </button>
        )}
        <button type="button" onClick={reload} disabled={busy}>
          Refresh
        </button>
      </p>
      <NameForm label="New agent" action="Add" submit={(name) => change(() => desk.create(name))} />
    </section>
  )
}

interface RowProps {
  readonly agent: Agent
  readonly rename: (name: string) => Promise<boolean>
  readonly remove: () => Promise<boolean>
}

function Row({ agent: { name, status }, rename, remove }: RowProps) {
  const [editing, setEditing] = useState(false)
  const submit = async (typed: string) => {
    const done = await rename(typed)
    if (done) setEditing(false)
    return done
  }
  if (editing) {
    return (
      <li>
        <NameForm label={`New name of ${name}`} action="Save" initial={name} submit={submit} />
      </li>
    )
  }
  return (
    <li>
      <span>{name}</span> <small>{status}</small>
      <button type="button" onClick={() => setEditing(true)} aria-label={`Rename ${name}`}>
        Rename
      </button>
      <button type="button" onClick={remove} aria-label={`Remove ${name}`}>
        Remove
      </button>
    </li>
  )
}

interface NameFormProps {
  readonly label: string
  readonly action: string
  readonly initial?: string
  readonly submit: (name: string) => Promise<boolean>
}

/** Shows a form for a name. Keeps the input until the name is accepted. */
function NameForm({ label, action, initial = '', submit }: NameFormProps) {
  const [name, setName] = useState(initial)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await submit(name)) setName('')
  }
  return (
    <form onSubmit={send}>
      <label>
        {label} <input required value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <button type="submit">{action}</button>
    </form>
  )
}
