import { useState } from 'preact/hooks'
import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { download } from '../ui/download.ts'

/** Downloads a world as an archive, and starts a world from an archive. */
export function StatePanel() {
  const { world, perform } = useInspector()
  const [name, setName] = useState('')
  const saveArchive = () => {
    const file = `${world}.archive.jsonl`
    return perform(`Downloaded ${file}`, async () => {
      const params = { path: { world }, query: { journal: true } }
      const text = await unwrap(control.GET('/_control/worlds/{world}/archive', { params, parseAs: 'text' }))
      download(file, 'application/jsonl', text)
    })
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
        An archive continues the world on any server, with the same responses. To start other worlds from the present
        records, use <i>Save as scenario</i> at the top of the page.
      </p>
      <p>
        <button type="button" onClick={saveArchive}>
          Download archive
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
