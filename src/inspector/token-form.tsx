import { textOf } from './ui/fields.ts'

/** Asks for the control token, which an emulator beyond loopback demands. */
export function TokenForm({ wrong, enter }: { wrong: boolean; enter: (token: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    if (form instanceof HTMLFormElement) enter(textOf(new FormData(form), 'token'))
  }
  return (
    <main class="gate">
      <h1>DeskDouble</h1>
      <form onSubmit={submit} class="panel">
        <p>
          This DeskDouble listens beyond its own machine and asks for the control token, which it printed at its start.
        </p>
        {wrong && <p role="alert">That is not the token.</p>}
        <label>
          Control token
          <input name="token" type="password" required autocomplete="off" />
        </label>
        <button type="submit">Enter</button>
      </form>
    </main>
  )
}
