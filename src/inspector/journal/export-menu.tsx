import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { download } from '../ui/download.ts'
import { fieldText } from '../ui/form-fields.ts'
import { Menu } from '../ui/menu.tsx'

/** Downloads the request journal as an HTTP Archive, or a vendor's requests as a pact. */
export function ExportMenu() {
  const { world, vendors, perform } = useInspector()
  const saveHar = () => {
    return perform('Downloaded the HTTP Archive', async () => {
      const har = await unwrap(control.GET('/_control/worlds/{world}/journal/har', { params: { path: { world } } }))
      download(`${world}.har`, 'application/json', JSON.stringify(har, undefined, 2))
    })
  }
  const savePact = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const fields = new FormData(event.currentTarget)
    const query = { consumer: fieldText(fields, 'consumer'), vendor: fieldText(fields, 'vendor') }
    void perform('Downloaded the pact', async () => {
      const pact = await unwrap(control.GET('/_control/worlds/{world}/pact', { params: { path: { world }, query } }))
      download(`${query.consumer}-${query.vendor}.json`, 'application/json', JSON.stringify(pact, undefined, 2))
    })
  }
  return (
    <Menu label="Export">
      <button type="button" onClick={saveHar}>
        Download HAR
      </button>
      <form onSubmit={savePact}>
        <label>
          Consumer
          <input name="consumer" required pattern="[\w .\-]{1,64}" placeholder="my-client" />
        </label>
        <label>
          Provider
          <select name="vendor">
            {vendors.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="submit">Download pact</button>
      </form>
    </Menu>
  )
}
