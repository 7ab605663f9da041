import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/index.ts'
import { birdWith, ONE } from '../support/bird.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'

/** One red pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

describe.skipIf(noBrowser)('an avatar in a real browser', () => {
  const emulator = birdWith()
  let desk: Listening
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    desk = await emulator.listen({ port: 0 })
    browser = await startBrowser(['frontend.test'])
  })
  afterAll(async () => {
    await browser.close()
    await desk.close()
  })
  beforeEach(async () => {
    emulator.reset()
    page = await browser.context.newPage()
    // Any page of another origin works, even an error page. The inspector would forbid requests to other origins.
    await page.goto(`http://frontend.test:${desk.port}/no-such-page`)
  })

  it('is uploaded and displayed by a page of another origin', async () => {
    const shown = await page.evaluate(
      async ({ agent, png }) => {
        const headers = { authorization: 'AccessKey any' }
        const { url, formData, mediaUrl } = await (await fetch(`${agent}/presigned-upload`, { headers })).json()
        const form = new FormData()
        for (const [name, value] of Object.entries(formData)) form.append(name, String(value))
        form.append('file', await (await fetch(`data:image/png;base64,${png}`)).blob(), 'avatar.png')
        const stored = await fetch(url, { method: 'POST', body: form })
        const json = { ...headers, 'content-type': 'application/json' }
        await fetch(agent, { method: 'PATCH', headers: json, body: JSON.stringify({ avatarUrl: mediaUrl }) })
        const { avatarUrl } = await (await fetch(agent, { headers })).json()
        const image = new Image()
        image.src = avatarUrl
        await image.decode()
        return [stored.status, image.naturalWidth, image.naturalHeight]
      },
      { agent: `${desk.url}${ONE}`, png: PNG },
    )
    expect(shown).toEqual([204, 1, 1])
  })

  it("cannot run scripts in the emulator's origin if it is an HTML page", async () => {
    const { mediaUrl } = await page.evaluate(async (agent) => {
      const headers = { authorization: 'AccessKey any' }
      const presigned = await (await fetch(`${agent}/presigned-upload`, { headers })).json()
      const form = new FormData()
      for (const [name, value] of Object.entries(presigned.formData)) form.append(name, String(value))
      const script = '<title>Shown</title><script>document.title = "It ran"</script>'
      form.append('file', new Blob([script], { type: 'text/html' }), 'page.html')
      await fetch(presigned.url, { method: 'POST', body: form })
      return presigned
    }, `${desk.url}${ONE}`)

    await page.goto(mediaUrl)

    expect(await page.title()).toBe('Shown')
  })
})
