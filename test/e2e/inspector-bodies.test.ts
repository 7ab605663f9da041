import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/index.ts'
import { birdWith, FILE, ONE } from '../support/bird.ts'
import { formOf, presigned } from '../support/upload.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

/** Shorter than the timeout of a test, so that the error names the awaited element. */
const WAIT_MS = 60_000
/** A picture of 12 × 8 pixels. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAq0lEQVR42hXPoREAIQxE0RSBjqaIFIGOpogUgY6miF8EOppijlv9dmZXRGhCF0wYwhRC' +
  'WMIWEI5wBRGlKV0xZShTCWUpW0E5ytWHjGZ0w4xhTCOMZWwD4xjXHnKa0x1zhjOdcJazHZzjXH8oaEEPLBjBDCJYwQ4ITnDjoaQlPbFkJDOJZCU7ITnJ' +
  'zYegQf8HMGD+fRZs/hy476UUreiFFaOYRRSr2AXFKW7xAfhdlCHwpruhAAAAAElFTkSuQmCC'
/** A picture whose scripts would change the page. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="parent.document.title='run'">
  <script>parent.document.title = 'run'</script>
  <image href="https://pictures.test/x.png"/><rect width="40" height="20" fill="teal"/>
</svg>`

describe.skipIf(noBrowser)('the bodies of a request in the inspector', () => {
  const picture = Buffer.from(PNG, 'base64')
  const emulator = birdWith({ files: [{ id: FILE, base64: PNG, mediaType: 'image/png' }] })
  const { headers } = emulator.bird.credentials
  const errors: string[] = []
  let server: Listening
  let browser: Browser
  let page: Page
  let inspector: InspectorPage

  beforeAll(async () => {
    server = await emulator.listen({ port: 0 })
    browser = await startBrowser([])
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    emulator.reset()
    page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on(
      'request',
      (request) => /^https?:/.test(request.url()) && isForeign(request.url()) && errors.push(request.url()),
    )
    inspector = new InspectorPage(page, server.url)
  })
  afterEach(async () => {
    await page.close()
    expect(errors.splice(0)).toEqual([])
  })

  it('shows the fields of a form decoded, and the form as it was sent', async () => {
    const body = 'grant_type=client_credentials&scope=a+b%26c&scope=&note=%C3%A9'
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    await emulator.fetch('/agent-uploads/none', { method: 'POST', headers: type, body })
    await inspector.open('journal', 1, 'request')
    await page.getByRole('region', { name: 'Fields of the form' }).waitFor()
    expect(await tableRows()).toEqual([
      ['Name', 'Value'],
      ['grant_type', 'client_credentials'],
      ['scope', 'a b&c'],
      ['scope', ''],
      ['note', 'é'],
    ])
    await page.getByRole('button', { name: 'Raw' }).click()
    expect(await page.getByRole('region', { name: 'Request body' }).innerText()).toBe(body)
  })

  it('shows the parts of a form with the name, type and size of each file, and pictures among them', async () => {
    const form = formOf({ title: 'Team photo' }, new Blob([picture], { type: 'image/png' }), 'team.png')
    form.append('notes', new Blob(['two lines\nof text'], { type: 'text/plain' }), 'notes.txt')
    await emulator.fetch('/nothing', { method: 'POST', body: form })
    await inspector.open('journal', 1, 'request')
    const thumbnail = page.getByRole('img', { name: 'File team.png' })
    await thumbnail.waitFor()
    await page.getByText('12 × 8', { exact: true }).waitFor()
    expect(await tableRows()).toEqual([
      ['Name', 'Value or file', 'Type', 'Size'],
      ['title', 'Team photo', 'text', '10 bytes'],
      ['file', expect.stringMatching(/^team\.png/), 'image/png', '228 bytes'],
      ['notes', 'notes.txt', 'text/plain', '17 bytes'],
    ])
    expect(await inspector.issuesInAllForms('multipart')).toEqual([])
  })

  it('shows the parts of a form that was read, of whose files the journal keeps name, type and size', async () => {
    const { url, formData } = await presigned(emulator)
    await emulator.fetch(url, {
      method: 'POST',
      body: formOf(formData, new Blob([picture], { type: 'image/png' }), 'me (1).png'),
    })
    await inspector.open('journal', 2, 'request')
    await page.getByText('The request journal keeps the fields of a form, but not the content of its files.').waitFor()
    const rows = await tableRows()
    expect(rows.at(-1)).toEqual(['file', 'me (1).png', 'image/png', '228 bytes'])
    expect(rows).toContainEqual(['x-amz-signature', '[redacted]', 'text', '10 bytes'])
  })

  it('reports that a form cannot be read', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const body = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf of i'
    await emulator.fetch('/nothing', { method: 'POST', headers: type, body })
    await inspector.open('journal', 1, 'request')
    await page.getByText('The form cannot be read: it is incomplete or malformed. See the raw body.').waitFor()
    await page.getByRole('button', { name: 'Raw' }).click()
    await page.getByRole('region', { name: 'Request body' }).getByText('half of i').waitFor()
  })

  it('shows a picture that was received, and its bytes', async () => {
    const found = await emulator.fetch(`${ONE}/media/${FILE}/download`, { headers })
    await emulator.fetch(found.headers.get('location') ?? '')
    await inspector.open('journal', 2, 'response')
    await page.getByRole('img', { name: 'Response body' }).waitFor()
    await page.getByText('image/png, 12 × 8, 228 bytes').waitFor()
    expect(await inspector.issuesInAllForms('picture')).toEqual([])
    await page.getByRole('button', { name: 'Raw' }).click()
    await page.getByText('Binary body, 228 bytes, shown as base64.').waitFor()
  })

  it('shows an SVG without running its scripts or loading anything', async () => {
    await emulator.fetch('/nothing', { method: 'POST', headers: { 'content-type': 'image/svg+xml' }, body: SVG })
    await inspector.open('journal', 1, 'request')
    await page.getByText('image/svg+xml, 40 × 20').waitFor()
    expect(await page.title()).toBe('default · journal · DeskDouble')
    expect(await page.locator('.tab-panel svg, .tab-panel script').count()).toBe(0)
    await page.getByRole('button', { name: 'Raw' }).click()
    await page.getByRole('region', { name: 'Request body' }).getByText('onload=').waitFor()
  })

  it('reports that a body is not a picture of its type', async () => {
    await emulator.fetch('/nothing', { method: 'POST', headers: { 'content-type': 'image/png' }, body: 'text' })
    await inspector.open('journal', 1, 'request')
    await page.getByText('The body is not a picture of the type image/png that this browser can show.').waitFor()
  })

  it('shows JSON indented, and as it was sent', async () => {
    const body = '{"id":12345678901234567890}'
    await emulator.fetch('/nothing', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await inspector.open('journal', 1, 'request')
    await page.getByRole('button', { name: 'JSON', pressed: true }).waitFor()
    await page.getByRole('button', { name: 'Raw' }).click()
    expect(await page.getByRole('region', { name: 'Request body' }).innerText()).toBe(body)
  })

  function isForeign(url: string): boolean {
    return !url.startsWith(`${server.url}/`)
  }

  /** Returns the texts of the cells of the table of fields. */
  function tableRows(): Promise<string[][]> {
    return page.locator('table.form tr').evaluateAll((rows) => {
      return rows.map((row) => [...row.children].map((cell) => (cell instanceof HTMLElement ? cell.innerText : '')))
    })
  }
})
