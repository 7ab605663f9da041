import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'

/** Downloads the state of a world as an archive or a scenario file, and starts a world from an archive. */
export function StatePanel() {
  const { world, perform } = useInspector()
  const [name, setName] = useState('')
  const path = { world }
  const download = (file: string, load: () => Promise<string>) => {
    return perform(`Downloaded ${file}`, async () => saveFile(file, await load()))
  }
  const loadArchive = () => {
    const params = { path, query: { journal: true } }
    return unwrap(control.GET('/_control/worlds/{world}/archive', { params, parseAs: 'text' }))
  }
  const loadScenario = () => {
    return unwrap(control.GET('/_control/worlds/{world}/scenario', { params: { path }, parseAs: 'text' }))
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = event.currentTarget
    const file = new FormData(form).get('archive')
    if (!(file instanceof File)) return
    const target = name === '' ? world : name
    if (await perform(`Imported ${file.name} into ${target}`, () => importArchive(target, file))) form.reset()
  }
  return (
    <section class="panel" aria-labelledby="state-title">
      <h3 id="state-title">State of {world}</h3>
      <p>
        An archive continues the world on any server, with the same responses. A scenario file has its present records.
      </p>
      <p>
        <button type="button" onClick={() => download(`${world}.archive.jsonl`, loadArchive)}>
          Download archive
        </button>{' '}
        <button type="button" onClick={() => download(`${world}.yaml`, loadScenario)}>
          Download scenario
        </button>
      </p>
      <form class="filters" onSubmit={submit}>
        <label>
          Archive
          <input type="file" name="archive" accept=".jsonl" required />
        </label>
        <label>
          World to start or replace
          <input
            pattern="[\w\-]{1,64}"
            title="1 to 64 letters, digits, hyphens or underscores"
            placeholder={world}
            value={name}
            onInput={({ currentTarget: { value } }) => setName(value)}
          />
        </label>
        <button type="submit">Import</button>
      </form>
    </section>
  )
}

function importArchive(world: string, file: File): Promise<unknown> {
  return unwrap(
    control.PUT('/_control/worlds/{world}/archive', {
      params: { path: { world }, query: { misfits: 'reject' } },
      headers: { 'content-type': 'application/vnd.deskdouble.archive' },
      // The type of the body is that of its schema, a string; the file is sent as it is.
      body: '',
      bodySerializer: () => file,
    }),
  )
}

/** Saves a file as the browser saves downloads. A link to the control API could not carry the control token. */
function saveFile(name: string, content: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content]))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
