import { useDesk } from '../desk.ts'
import { addressOf, type View } from '../route.ts'

/** Stands where a view would, when the world that is to be looked at is not there. */
export function Gone({ view }: { view: View }) {
  const { world, worlds } = useDesk()
  return (
    <section class="panel" aria-labelledby="gone-title">
      <h2 id="gone-title">There is no world {world}</h2>
      <p>It was ended, it gave way to others, or DeskDouble was started anew. There are:</p>
      <ul>
        {worlds?.worlds.map(({ name }) => (
          <li key={name}>
            <a href={addressOf(name, view)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
