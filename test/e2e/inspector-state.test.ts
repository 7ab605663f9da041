import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { type Browser, noBrowser, startBrowser } from './chromium.ts'
import { InspectorPage } from './inspector-page.ts'

const WAIT_MS = 60_000

describe.skipIf(noBrowser)('the state panel of the inspector', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser([])
  })
  afterAll(() => browser.close())

  it('downloads an archive and a scenario, and starts a world from the archive', async () => {
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
    const scenario = await download(page, 'Download scenario')
    expect(scenario.name).toBe('default.yaml')
    expect(scenario.text).toMatch(/^scenario: default\n/)

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
})

/** Clicks a button, and returns the file that it downloads. */
async function download(page: Page, name: string): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const file = await downloading
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}
