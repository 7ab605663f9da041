import { Html, html } from './html.ts'
import { STYLE } from './style.ts'

/** The mark of DeskDouble. */
const LOGO = new Html(
  '<svg viewBox="3 3 27 27" aria-hidden="true"><rect x="3" y="3" width="19" height="19" rx="4" fill="#7aa2c8"/><rect x="10" y="10" width="19" height="19" rx="4" fill="#1f5f99" stroke="#fff" stroke-width="2"/></svg>',
)

/** A middle dot. Outside a template it is written as an escape: code that is all ASCII is read twice as fast. */
const DOT = '\u00b7'

/** Returns a page for people: a title, and the content below it. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} ${DOT} DeskDouble</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${LOGO}
<h1>${title}</h1>
${content}
<footer>DeskDouble stands in for Genesys Cloud. No account or password is needed.</footer>
</main>
</body>
</html>
`.text
}

/** Returns a page that only contains a message. */
export function messagePage(title: string, message: string): string {
  return page(title, html`<p>${message}</p>`)
}
