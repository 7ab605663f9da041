import { writeFile } from 'node:fs/promises'
import { test as base, type Locator } from '@playwright/test'
import { preview } from 'vite'
import type { World } from '../src/connection.ts'

/** Where the emulator runs, and how the page's requests find the world of their test. */
export interface Options {
  backend: 'base URL' | 'token' | 'worker'
}

interface Fixtures {
  /** opens the page in a world of the test's own, which begins with a scenario */
  readonly open: (scenario: string) => Promise<WorldOfTest>
}

interface Shared extends Options {
  /** where the page is served */
  readonly site: string
}

/** What a test may do to its world; there is more in the control API. */
export interface WorldOfTest {
  readonly advance: (duration: string) => Promise<unknown>
  readonly setFault: (fault: object) => Promise<unknown>
}

/** Asks the control API: `path` begins below `/_control`. */
type Control = (method: string, path: string, body?: object) => Promise<unknown>

export const test = base.extend<Fixtures, Shared>({
  backend: ['base URL', { option: true, scope: 'worker' }],

  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which other fixtures one needs
    async ({}, use) => {
      const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'error' })
      await use(server.resolvedUrls?.local[0] ?? '')
      await server.close()
    },
    { scope: 'worker' },
  ],

  open: async ({ page, site, backend }, use, info) => {
    let control: Control = askServer
    let name: string | undefined
    await use(async (scenario) => {
      if (backend === 'worker') {
        // The emulator is in the page: whoever wants something of it asks from there.
        control = (method, path, body) => page.evaluate(askInPage, { method, path, body })
        name = 'default'
        await page.goto(`${site}?scenario=${scenario}`)
      } else {
        const world = (await askServer('POST', '/worlds', { scenario })) as World & { readonly name: string }
        name = world.name
        // With credentials of its own, a world is found at the address of all of them, too.
        const baseUrl = backend === 'token' ? serverUrl() : world.baseUrl
        await page.addInitScript((desk) => Object.assign(window, { desk }), { ...world, baseUrl })
        await page.goto(site)
      }
      await page.getByRole('heading', { name: 'Agents' }).waitFor()
      return {
        advance: (duration) => control('PATCH', `/worlds/${name}/clock`, { advance: duration }),
        setFault: (fault) => control('POST', `/worlds/${name}/faults`, fault),
      }
    })
    if (name === undefined) return
    // What was asked of the world, for whoever reads of the failure.
    if (info.status !== info.expectedStatus) {
      const journal = JSON.stringify(await control('GET', `/worlds/${name}/journal?limit=1000`), undefined, 2)
      await writeFile(info.outputPath('journal.json'), journal)
    }
    if (backend !== 'worker') await control('DELETE', `/worlds/${name}`)
  },
})

/** The part of the page that shows a vendor's agents. */
export function names(desk: Locator): Locator {
  return desk.getByRole('listitem').locator('span')
}

/** Set by `deskdouble exec`. */
function serverUrl(): string {
  const { DESKDOUBLE_URL: url } = process.env
  if (!url) throw new Error('Run the tests as "npm test" does: deskdouble exec -- playwright test')
  return url
}

async function askServer(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${serverUrl()}/_control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** The same, but of the emulator that is in the page. It runs there, so it uses nothing of this file. */
async function askInPage({ method, path, body }: { method: string; path: string; body?: object | undefined }) {
  const response = await fetch(`/_control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
