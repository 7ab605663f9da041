import { writeFile } from 'node:fs/promises'
import { test as base, type Locator } from '@playwright/test'
import { preview } from 'vite'
import type { World } from '../src/connection.ts'

/** The options of a test project. */
export interface Options {
  /** a server whose worlds are selected by base URL or by token, or the page's service worker */
  backend: 'base URL' | 'token' | 'worker'
}

interface Fixtures {
  /** Opens the page with a new world of a scenario. */
  readonly open: (scenario: string) => Promise<TestWorld>
}

interface Shared extends Options {
  /** URL of the page */
  readonly site: string
}

/** The actions of a test on its world. The control API has more. */
export interface TestWorld {
  readonly advance: (duration: string) => Promise<unknown>
  readonly setFault: (fault: object) => Promise<unknown>
}

/** Sends a request to the control API. `path` is relative to `/_control`. */
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
    let control: Control = sendToServer
    let name: string | undefined
    await use(async (scenario) => {
      if (backend === 'worker') {
        // The emulator runs in the page, so requests to its control API must come from the page.
        control = (method, path, body) => page.evaluate(sendInPage, { method, path, body })
        name = 'default'
        await page.goto(`${site}?scenario=${scenario}`)
      } else {
        const world = (await sendToServer('POST', '/worlds', { scenario })) as World & { readonly name: string }
        name = world.name
        // World-scoped credentials select the world at the server's own URL.
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
    // Saves the request journal of a failed test.
    if (info.status !== info.expectedStatus) {
      const journal = JSON.stringify(await control('GET', `/worlds/${name}/journal?limit=1000`), undefined, 2)
      await writeFile(info.outputPath('journal.json'), journal)
    }
    if (backend !== 'worker') await control('DELETE', `/worlds/${name}`)
  },
})

/** Locates the names of a vendor's agents. */
export function names(desk: Locator): Locator {
  return desk.getByRole('listitem').locator('span')
}

/** Returns the URL of the server, which `deskdouble exec` sets. */
function serverUrl(): string {
  const { DESKDOUBLE_URL: url } = process.env
  if (!url) throw new Error('DESKDOUBLE_URL is not set: run the tests with "npm test"')
  return url
}

async function sendToServer(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${serverUrl()}/_control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** Sends a request to the emulator in the page. Runs in the page, so it must not use anything else of this file. */
async function sendInPage({ method, path, body }: { method: string; path: string; body?: object | undefined }) {
  const response = await fetch(`/_control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
