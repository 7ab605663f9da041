import { useInspector } from '../inspector-context.ts'
import { hrefOf, type View } from '../route.ts'

/** Replaces the view if the selected world does not exist. */
export function MissingWorld({ view }: { view: View }) {
  const { world, worlds } = useInspector()
  return (
    <section class="page" aria-labelledby="missing-title">
      <h2 id="missing-title">World {world} does not exist</h2>
      <p>
        It was deleted, it was removed to make room for other worlds, or DeskDouble was restarted. Select another world:
      </p>
      <ul>
        {worlds?.worlds.map(({ name }) => (
          <li key={name}>
            <a href={hrefOf(name, view)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
