import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { worldTest } from 'deskdouble/playwright'

/** A `test` with a world for each test, and a server of the page. */
export const test = worldTest({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' }).extend({
  site: [
    // Playwright requires a destructured parameter: it reads from it which other fixtures this one needs.
    async ({ browserName: _ }, use) => {
      const page = await readFile(new URL('../index.html', import.meta.url))
      const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
      await use(`http://127.0.0.1:${server.address().port}`)
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
})
