import { parseTarget } from '../emulator/request-target.ts'
import { roots } from '../generated/roots.ts'

const [CONTROL] = roots.control

/** Returns whether an intercepted request is for the inspector's page. */
export function isInspectorPage({ url, method }: Request): boolean {
  const { world, path } = parseTarget(url)
  return method === 'GET' && world === undefined && (path === CONTROL || path === `${CONTROL}/`)
}

/**
 * Returns the inspector's page for use under Mock Service Worker. The worker intercepts the requests of the page that
 * started it and of frames in that page, but not those of other tabs: there, the page says what to do.
 */
export function inspectorPage(): Response {
  return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>DeskDouble</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body>
<div id="app" class="app" data-page="inspector">
<main style="font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem">
<h1>The inspector cannot run in this tab</h1>
<p>DeskDouble runs inside the page that started Mock Service Worker, and the worker does not intercept the requests of
other tabs. Use one of these instead:</p>
<ul>
<li>a frame in that page: <code>&lt;iframe src="${CONTROL}/"&gt;&lt;/iframe&gt;</code> shows the inspector</li>
<li>the control API from that page's console: <code>await (await fetch('${CONTROL}/worlds/default')).json()</code></li>
<li>a server: <code>npx deskdouble serve</code> has the inspector at <code>${CONTROL}/</code></li>
</ul>
</main>
</div>
<script type="module">
if (self !== top) {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${CONTROL}/inspector/inspector.css' })
  document.head.append(style)
  document.getElementById('app').replaceChildren()
  await import('${CONTROL}/inspector/inspector.js')
}
</script>
</body>
</html>
`
