import { render } from 'preact'
import { App } from './app.tsx'
import { createMemoryPlace, setPlaceStore } from './place.ts'

const root = document.getElementById('app')
// The page of a user may have an element with this id as well.
if (root?.dataset['page'] === 'inspector') {
  root.replaceChildren()
  render(<App />, root)
}

/**
 * Shows the page in an element of another page. The URL stays that page's own. Returns a function that removes it.
 * @param element an element in a shadow root, which contains the style sheet of the page
 */
export function mount(element: HTMLElement): () => void {
  const place = createMemoryPlace()
  setPlaceStore(place)
  const follow = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const target = link?.getAttribute('href')
    if (!target?.startsWith('#/') || event.defaultPrevented) return
    event.preventDefault()
    place.write(target, false)
  }
  element.addEventListener('click', follow)
  render(<App />, element)
  return () => {
    element.removeEventListener('click', follow)
    render(null, element)
  }
}
