import { fieldText } from './ui/form-fields.ts'

/** Requests the control token, which the emulator requires if it listens beyond loopback. */
export function TokenForm({ isWrong, onSubmit }: { isWrong: boolean; onSubmit: (token: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    if (form instanceof HTMLFormElement) onSubmit(fieldText(new FormData(form), 'token'))
  }
  return (
    <main class="sign-in">
      <h1>DeskDouble</h1>
      <form onSubmit={submit} class="panel">
        <p>
          This DeskDouble accepts connections from other machines and therefore requires its control token. It printed
          the token when it started.
        </p>
        {isWrong && <p role="alert">The control token is wrong. Copy it from DeskDouble's output.</p>}
        <label>
          Control token
          <input name="token" type="password" required autocomplete="off" />
        </label>
        <button type="submit">Sign in</button>
      </form>
    </main>
  )
}
