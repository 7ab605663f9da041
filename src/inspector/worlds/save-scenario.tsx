import { useRef } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import { download } from '../ui/download.ts'
import { fieldText } from '../ui/form-fields.ts'
import { readScenarioFile } from './scenario-file.ts'

/** Renders a button that asks for a name and saves the present state of the world as a scenario file. */
export function SaveScenario() {
  const { world, perform } = useInspector()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const name = fieldText(new FormData(event.currentTarget), 'scenario')
    const file = `${name}.yaml`
    close()
    event.currentTarget.reset()
    void perform(`Saved the state of ${world} as ${file}`, async () => {
      download(file, 'application/yaml', await readScenarioFile(world, { name }))
    })
  }
  return (
    <>
      <button
        type="button"
        class="save-scenario"
        data-shortcut="x"
        aria-keyshortcuts="x"
        onClick={() => dialog.current?.showModal()}
      >
        Save as scenario
      </button>
      <dialog ref={dialog} aria-labelledby="save-scenario-title">
        <h2 id="save-scenario-title">Save the state of {world} as a scenario</h2>
        <p>
          The file has the present records, settings, faults and clock. Load it with <code>--scenario</code>, or change
          it in an editor first.
        </p>
        <form onSubmit={submit}>
          <label>
            Scenario name
            <input
              name="scenario"
              required
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              maxLength={64}
              title="a name of lower-case letters, digits and hyphens, such as two-desks"
              placeholder="two-desks"
            />
          </label>
          <p class="actions">
            <button type="submit">Save scenario</button>
            <button type="button" onClick={close}>
              Cancel
            </button>
          </p>
        </form>
      </dialog>
    </>
  )
}
