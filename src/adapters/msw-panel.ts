import { roots } from '../generated/roots.ts'

const [CONTROL] = roots.control

/** The module of the inspector's page. */
interface InspectorModule {
  readonly mount: (element: HTMLElement) => () => void
}

/** Style of the panel if the page names no place for it. */
const DOCKED = 'position: fixed; inset: auto 0 0 0; height: 45vh; z-index: 2147483646; box-shadow: 0 0 12px #0006'
/** Style of the panel in an element of the page. */
const INSIDE = 'display: block; position: relative; height: 100%'

/**
 * Shows the inspector in a page whose requests Mock Service Worker intercepts. The inspector is in a shadow root, so
 * that its style and that of the page do not mix, and it leaves the URL of the page alone.
 * @param parent element that the inspector fills. Defaults to a panel at the bottom of the window
 * @returns a function that removes the inspector
 * @throws {TypeError} if the worker has not been started, so that the inspector cannot be loaded
 * @example
 * import { setupWorker } from 'msw/browser'
 * import { createEmulator, handlersOf, mountInspector } from 'deskdouble/msw'
 *
 * await setupWorker(...handlersOf(createEmulator())).start()
 * const removeInspector = await mountInspector()
 */
export async function mountInspector(parent?: HTMLElement): Promise<() => void> {
  const script = new URL(`${CONTROL}/inspector/inspector.js`, location.origin).href
  // A variable, so that bundlers leave the import to the browser: the worker answers it.
  const { mount }: InspectorModule = await import(/* @vite-ignore */ /* webpackIgnore: true */ script)
  const host = document.createElement('div')
  host.style.cssText = parent ? INSIDE : DOCKED
  const shadow = host.attachShadow({ mode: 'open' })
  const element = Object.assign(document.createElement('div'), { className: 'app' })
  const href = `${CONTROL}/inspector/inspector.css`
  shadow.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }), element)
  const place = parent ?? document.body
  place.append(host)
  const unmount = mount(element)
  return () => {
    unmount()
    host.remove()
  }
}
