import { useRef, useState } from 'preact/hooks'
import { areShortcutsOn, setShortcuts } from './ui/use-keys.ts'

/** Keys with what they do. Those without a view are for the requests. */
const KEYS: readonly (readonly [key: string, action: string])[] = [
  ['/', 'Filter or search'],
  ['↑ ↓ or k j', 'Select the request above or below'],
  ['← →', 'Select the tab beside the present one'],
  ['Enter', 'Move to the details of the selected request'],
  ['Esc', 'Close the details'],
  ['p', 'Pause the list, or resume it'],
  ['c, t', 'Copy the request as a curl command or as a test'],
  ['r', 'Send the request again'],
  ['f', 'Select the error of the next call; Enter sets it'],
  ['b, a', 'Restore the state before or after the request'],
  ['w', 'Fork the state before the request into a new world'],
  ['n', 'In records and worlds: a new record or world'],
  ['e', 'In a record: edit it; Ctrl+Enter saves it'],
  ['s', 'In worlds: save a snapshot'],
  ['c, f, s, e', 'In Connect a client: copy the lines for curl, fetch, the SDK or .env'],
  ['x', 'Save the state as a scenario'],
  ['z', 'Undo the last action'],
]

/** Renders a button that opens the list of keys, where they can be switched off. */
export function ShortcutHelp({ views }: { views: readonly string[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(areShortcutsOn)
  const toggle = (on: boolean) => {
    setShortcuts(on)
    setOn(on)
  }
  return (
    <>
      <button
        type="button"
        class="help"
        data-shortcut="?"
        aria-keyshortcuts="?"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="pairs">
          {[...views.map((title, i) => [String(i + 1), title] as const), ...KEYS].map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
        <label class="inline">
          <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => toggle(currentTarget.checked)} />
          Single keys trigger actions
        </label>
        <p class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </p>
      </dialog>
    </>
  )
}
