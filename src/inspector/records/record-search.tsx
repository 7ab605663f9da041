import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import { hrefOf } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { nameOf } from './columns.ts'

/** Most records of a collection that a search in all collections shows. */
const MOST_PER_COLLECTION = 5

/** Lists the records of all collections that contain a text. */
export function RecordSearch({ text }: { text: string }) {
  const { world, revision } = useInspector()
  const { value: found, failure } = useLoaded(`${world} ${text}`, [revision], () => searchAll(world, text))
  if (failure !== undefined) return <p role="alert">{failure}</p>
  if (!found) return <p>Searching…</p>
  const total = found.reduce((sum, { page }) => sum + page.total, 0)
  return (
    <section aria-labelledby="found-title">
      <h3 id="found-title">Records that contain “{text}”</h3>
      <p role="status">
        {total} {total === 1 ? 'record' : 'records'} in {found.length}{' '}
        {found.length === 1 ? 'collection' : 'collections'}
      </p>
      {found.map(({ vendor, collection, page }) => (
        <div key={`${vendor} ${collection}`} class="found">
          <h4>
            <a href={`${hrefOf(world, 'records', vendor, collection)}?${new URLSearchParams({ in: text })}`}>
              {vendor} {collection}
            </a>{' '}
            <small>{page.total}</small>
          </h4>
          <ul>
            {page.records.map((item) => (
              <li key={item.key}>
                <a href={hrefOf(world, 'records', vendor, collection, item.key)}>{nameOf(item)}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

async function searchAll(world: string, search: string) {
  const { collections } = await unwrap(control.GET('/_control/worlds/{world}/state', { params: { path: { world } } }))
  const filled = collections.filter(({ size }) => size > 0)
  const pages = filled.map(async ({ vendor, collection }) => {
    const params = { path: { world, vendor, collection }, query: { search, limit: MOST_PER_COLLECTION } }
    const page = await unwrap(control.GET('/_control/worlds/{world}/state/{vendor}/{collection}', { params }))
    return { vendor, collection, page }
  })
  return (await Promise.all(pages)).filter(({ page }) => page.total > 0)
}
