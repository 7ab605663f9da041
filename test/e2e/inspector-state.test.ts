import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator, readSource } from '../../src/index.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

const WAIT_MS = 60_000

describe.skipIf(noBrowser)('the state panel of the inspector', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser([])
  })
  afterAll(() => browser.close())

  it('downloads an archive, and starts a world from the archive', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const { url, close } = await emulator.listen({ port: 0 })
    onTestFinished(close)
    const page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    const inspector = new InspectorPage(page, url)
    await inspector.open('worlds')

    const archive = await download(page, 'Download archive')
    expect(archive.name).toBe('default.archive.jsonl')
    expect(archive.text).toBe(emulator.export())

    await page.getByLabel('Archive').setInputFiles({
      name: archive.name,
      mimeType: 'application/jsonl',
      buffer: Buffer.from(archive.text),
    })
    await page.getByLabel('World to start or replace').fill('copy')
    await page.getByRole('button', { name: 'Import' }).click()
    await inspector.waitForNotice('Imported default.archive.jsonl into copy')
    expect(emulator.world('copy').genesys.records.assistants.list()).toEqual(emulator.genesys.records.assistants.list())

    await page
      .getByLabel('Archive')
      .setInputFiles({ name: 'text', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await page.getByRole('button', { name: 'Import' }).click()
    await inspector.waitForNotice('The file is not an archive of a world')
    await inspector.screenshot('state')
  })

  it('saves the state before a request as a scenario', async () => {
    const emulator = createEmulator({ scenario: 'small-team' })
    const [deleted] = emulator.genesys.records.assistants.list()
    const { url, close } = await emulator.listen({ port: 0 })
    onTestFinished(close)
    const { headers } = emulator.genesys.credentials
    await emulator.fetch(`/api/v2/assistants/${deleted?.id}`, { method: 'DELETE', headers })
    const page = await browser.context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    await new InspectorPage(page, url).open('journal', 1, 'code')
    await page.getByLabel('Format').selectOption('scenario of the state before')
    await page.getByText('scenario: before-request-1').waitFor()

    const file = await download(page, 'Download scenario')
    expect(file.name).toBe('before-request-1.yaml')
    const { raw } = await readSource(file.text, file.name)
    const other = createEmulator({ scenario: Object(raw) })
    expect(other.genesys.records.assistants.list()).toContainEqual(deleted)
    expect(emulator.genesys.records.assistants.list()).not.toContainEqual(deleted)
  })
})

/** Clicks a button, and returns the file that it downloads. */
async function download(page: Page, name: string): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const file = await downloading
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}
