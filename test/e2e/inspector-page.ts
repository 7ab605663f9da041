import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'

const SCREENSHOTS = join(import.meta.dirname, '../../reports/inspector')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WAIT_MS = 5000
const COLOR_SCHEMES = ['light', 'dark'] as const
/** Widths of a phone and of a small laptop, in pixels. */
const WIDTHS = [400, 1280]
const WIDEST = 1280
const HEIGHT = 800
/** Greatest height of a screenshot, in pixels. */
const TALLEST = 6000

declare const axe: { readonly run: () => Promise<AxeResults> }

/** Page object of the inspector. */
export class InspectorPage {
  readonly #page: Page
  readonly #url: string

  constructor(page: Page, url: string) {
    this.#page = page
    this.#url = url
  }

  /** Opens a view of the default world, such as `('journal', 1)`, and waits for the journal to connect. */
  open(...path: readonly (string | number)[]): Promise<void> {
    return this.openWorld('default', ...path)
  }

  /** Opens a view of a world, and waits for the journal to connect. */
  async openWorld(world: string, ...path: readonly (string | number)[]): Promise<void> {
    await this.#page.goto(`${this.#url}/_control/#/${[world, ...path].map(encodeURIComponent).join('/')}`)
    await this.#page.getByText('connected', { exact: true }).waitFor()
  }

  /** Waits for the notice that reports the result of an action. */
  async waitForNotice(text: string): Promise<void> {
    await this.#page.getByRole('status').filter({ hasText: text }).waitFor()
  }

  /** Returns the listed requests from top to bottom, each as method, path, status and remarks. */
  async exchanges(): Promise<string[]> {
    const links = this.#page.locator('.requests tbody a')
    const labels = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''))
    return labels.map((label) => label.replace(/^[^,]*, /, ''))
  }

  /** Clicks a copy button and returns the text that it put on the clipboard. */
  async copiedText(label: string): Promise<string> {
    await this.#page.evaluate(() => navigator.clipboard.writeText(''))
    await this.#page.getByRole('button', { name: `Copy ${label}` }).click()
    return this.clipboard()
  }

  /** Waits until something was copied to the empty clipboard, and returns it. */
  async clipboard(): Promise<string> {
    const read = () => this.#page.evaluate(() => navigator.clipboard.readText())
    // Playwright's waitForFunction takes the promise of an asynchronous function for a result.
    return vi.waitUntil(async () => (await read()) || undefined, { timeout: WAIT_MS })
  }

  /** Waits until the view has loaded; the journal stays connected. */
  async waitUntilLoaded(): Promise<void> {
    await this.#page.locator('main :is(h2, h3):visible').first().waitFor()
    await this.#page.waitForFunction(() => !/Validating…|Connecting to DeskDouble/.test(document.body.innerText))
    await this.#page.waitForTimeout(150)
  }

  /** Saves a screenshot of the whole page for people to look at, with what its parts show only when they are scrolled. */
  async screenshot(name: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true })
    const { width, height } = this.#page.viewportSize() ?? { width: WIDEST, height: HEIGHT }
    await this.#page.setViewportSize({ width, height: Math.min(TALLEST, height + (await this.#hiddenHeight())) })
    await this.#page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
    await this.#page.setViewportSize({ width, height })
  }

  /** Returns by how many pixels the content of a part of the page is higher than the part. */
  #hiddenHeight(): Promise<number> {
    return this.#page.evaluate(() => {
      const parts = [...document.querySelectorAll('main, .tab-panel, .table-scroll, dialog[open]')]
      return Math.max(0, ...parts.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    })
  }

  /**
   * Saves screenshots of the page in light and dark, on a wide and a narrow screen. Returns all violations that axe finds
   * in any of them, and where the page is wider than the screen.
   */
  async issuesInAllForms(name: string): Promise<string[]> {
    const issues: string[] = []
    for (const width of WIDTHS) {
      for (const colorScheme of COLOR_SCHEMES) {
        await this.#page.setViewportSize({ width, height: HEIGHT })
        await this.#page.emulateMedia({ colorScheme })
        const form = `${name}-${colorScheme}-${width}`
        await this.screenshot(form)
        issues.push(...(await this.accessibilityIssues()).map((issue) => `${form}: ${issue}`))
        const overflow = await this.overflow()
        if (overflow > 0) issues.push(`${form}: ${overflow} px wider than the screen`)
      }
    }
    return issues
  }

  /** Returns all violations that axe finds, minor ones included. */
  async accessibilityIssues(): Promise<string[]> {
    await this.#page.evaluate(AXE)
    const { violations } = await this.#page.evaluate(() => axe.run())
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    )
  }

  /** Returns by how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.#page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
  }
}
