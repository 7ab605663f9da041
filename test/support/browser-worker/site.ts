import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'

/** A page with a script and the service worker of Mock Service Worker. */
export interface Site {
  /** code of the page's script */
  readonly script: string
  /** called with each requested path */
  readonly onRequest?: (path: string) => void
  /** the page's Content-Security-Policy. Defaults to none */
  readonly policy?: string
}

/** Serves a page on a free port. */
export async function serveSite({ script, onRequest, policy }: Site): Promise<Server> {
  const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
  const html = '<!doctype html><html lang="en"><title>starting</title><script type="module" src="/page.js"></script>'
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', script],
    '/mockServiceWorker.js': ['text/javascript', await readFile(worker, 'utf8')],
  }
  const security = policy === undefined ? {} : { 'content-security-policy': policy }
  const server = createServer(({ url = '' }, response) => {
    onRequest?.(url)
    const [type, content] = files[url] ?? ['text/plain', '']
    response.writeHead(url in files ? 200 : 404, { 'content-type': type, ...security }).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
