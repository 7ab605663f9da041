import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createEmulator } from '../../src/index.ts'
import { chromiumPath, noBrowser } from '../e2e/chromium.ts'

const ROOT = join(import.meta.dirname, '../..')
const ENTRY_POINTS = { 'deskdouble/playwright': 'adapters/playwright.ts', 'deskdouble/vitest': 'adapters/vitest.ts' }

const samples = blocksIn(readFileSync(join(ROOT, 'docs/tests.md'), 'utf8')).map(({ text }) => text)
const ofVitest = samples.filter((text) => text.includes("from 'deskdouble/vitest'"))
const ofPlaywright = samples.filter((text) => text.includes("from '@playwright/test'"))

it('has samples to run', () => {
  expect([ofVitest.length, ofPlaywright.length]).toEqual([2, 2])
})

it.each(ofVitest)('passes a sample of docs/tests.md in Vitest', async (text) => {
  const folder = folderOf({
    'sample.test.ts': text,
    'vitest.config.ts': 'export default { test: { testTimeout: 300_000 } }\n',
  })
  await runIn(folder, ['node_modules/vitest/vitest.mjs', 'run', '--root', folder])
})

it.skipIf(noBrowser).each(ofPlaywright)('passes a sample of docs/tests.md in Playwright', async (text) => {
  const server = await createEmulator().listen({ port: 0 })
  onTestFinished(server.close)
  const usesServer = text.includes('DESKDOUBLE_URL')
  const baseURL = await serve(usesServer ? `<script>globalThis.apiUrl = '${server.url}'</script>` : '')
  const launchOptions = { ...(chromiumPath !== undefined && { executablePath: chromiumPath }), args: ['--no-sandbox'] }
  const config = { use: { baseURL, launchOptions }, timeout: 300_000, expect: { timeout: 60_000 } }
  const folder = folderOf({
    'sample.spec.ts': text,
    'playwright.config.ts': `export default ${JSON.stringify(config)}\n`,
  })
  const args = ['test', '--config', join(folder, 'playwright.config.ts'), '--output', join(folder, 'results')]
  await runIn(folder, ['node_modules/@playwright/test/cli.js', ...args], { DESKDOUBLE_URL: server.url })
})

/** Creates a folder of files, which is deleted after the test. Files import the sources instead of the package. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries({ ...files, 'package.json': '{ "type": "module" }' })) {
    const replaced = Object.entries(ENTRY_POINTS).reduce(
      (changed, [entry, file]) => changed.replaceAll(`'${entry}'`, `'${join(ROOT, 'src', file)}'`),
      text,
    )
    writeFileSync(join(folder, name), replaced)
  }
  return folder
}

/** Runs a script of a package and expects that it succeeds. */
async function runIn(cwd: string, [script = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = [join(ROOT, script), ...args]
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd,
    env: { ...process.env, ...env },
  }).catch((error: { stdout: string }) => Promise.reject(new Error(error.stdout)))
  expect(stdout).toMatch(/\d passed/)
}

/** Serves the page of the example, with a script before it. Returns its URL. */
async function serve(script: string): Promise<string> {
  const page = script + readFileSync(join(ROOT, 'examples/playwright/index.html'), 'utf8')
  const server = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(page))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server that listens to a port has an address object.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
