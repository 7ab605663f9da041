import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const PICTURES = join(import.meta.dirname, '../../reports/inspector')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare const axe: { readonly run: () => Promise<AxeResults> }

/** The inspector as its user sees it. */
export class Inspected {
  readonly #page: Page
  readonly #url: string

  constructor(page: Page, url: string) {
    this.#page = page
    this.#url = url
  }

  /** Opens a place in the default world. */
  async open(...place: readonly (string | number)[]): Promise<void> {
    await this.#page.goto(`${this.#url}/_control/#/default/${place.map(encodeURIComponent).join('/')}`)
    await this.#page.getByText('live', { exact: true }).waitFor()
  }

  /** Waits until the page says what became of a deed. */
  async says(text: string): Promise<void> {
    await this.#page.getByRole('status').filter({ hasText: text }).waitFor()
  }

  /** The exchanges that are listed: number, method, path and status. */
  async exchanges(): Promise<string[]> {
    const lines = await this.#page.locator('.exchanges a').allInnerTexts()
    return lines.map((line) => line.replace(/\s+/g, ' ').replace(/ genesys .*/, ''))
  }

  /** What is on the clipboard after a text was copied. */
  async copied(label: string): Promise<string> {
    await this.#page.evaluate(() => navigator.clipboard.writeText(''))
    await this.#page.getByRole('button', { name: `Copy ${label}` }).click()
    await this.#page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '')
    return this.#page.evaluate(() => navigator.clipboard.readText())
  }

  /** Waits until nothing is asked any more; the journal stays connected. */
  async settled(): Promise<void> {
    await this.#page.locator('main :is(h2, h3):visible').first().waitFor()
    await this.#page.waitForFunction(() => !/Checking…|Asking DeskDouble/.test(document.body.innerText))
    await this.#page.waitForTimeout(150)
  }

  /** Takes a picture of the view, for people to look at. */
  async picture(name: string): Promise<void> {
    await mkdir(PICTURES, { recursive: true })
    await this.#page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
  }

  /** What an accessibility checker finds, however slight. */
  async findings(): Promise<string[]> {
    await this.#page.evaluate(AXE)
    const { violations } = await this.#page.evaluate(() => axe.run())
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    )
  }

  /** By how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.#page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
  }
}
