import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Configuration, CYPRESS_MODULE, EXPECTED, runRecipe } from '../../scripts/examples/cypress.ts'
import { chromiumPath, noBrowser } from '../e2e/chromium.ts'
import { openPage } from '../support/docs/browser-page.ts'
import { bundlePackage } from '../support/docs/bundled-package.ts'
import { importModule, runModule, runProgram } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'
import { serveText } from '../support/docs/text-server.ts'

const ROOT = join(import.meta.dirname, '../..')
const page = documentedPage('docs/tests.md')

for (const [title, words] of [
  ['uses an emulator in process', 'Wheel and Bell'],
  ['overrides a response', 'world.override'],
  ['types requests and responses', 'deskdouble/types/genesys'],
] as const)
  page.check(title, [words], async ({ text }) => runModule(await createProject(), text))

page.check("gives a test of Node's runner a world", ['withWorld'], async ({ text }) => {
  await runProgram(await createProject(), text, 'snippet.test.ts')
})

page.check('answers at further origins', ["hostname.endsWith('.internal')"], async ({ text }) => {
  await runProgram(await createProject(), text)
})

await page.tests('over a socket')

// Its hooks would apply to all tests of this file.
page.check('replaces timers in Vitest', ['vi.useFakeTimers'], async ({ text }) => {
  const project = await createProject({ 'snippet.test.ts': text })
  await bundlePackage(project)
  const { code, printed } = await project.run('npx vitest run --root . --testTimeout 300000')
  expect([code, printed]).toEqual([0, expect.stringContaining('2 passed')])
})

page.check('runs tests in Jest', ['experimental-vm-modules'], async ({ text }) => {
  const project = await createProject({
    'package.json': JSON.stringify({ ...JSON.parse(text), type: 'module' }),
    'directory.js': fromRepository('examples/jest/directory.js'),
    'directory.test.js': fromRepository('examples/jest/directory.test.js'),
  })
  await bundlePackage(project)
  await project.run(`ln -s ${ROOT}/node_modules/jest ${ROOT}/node_modules/@jest node_modules/`)
  const { code, printed } = await project.run('npm test')
  expect([code, printed]).toEqual([0, expect.stringMatching(/Tests: .* passed/)])
})

page.check(
  'runs tests of Playwright, in process and beside a server',
  ["from 'deskdouble/playwright'", 'extraHTTPHeaders', 'npx playwright test'],
  async (inProcess, beside, { text }) => {
    const html = readFileSync(join(ROOT, 'examples/playwright/index.html'), 'utf8')
    const withUrl = `<script>if (localStorage.apiUrl) globalThis.apiUrl = localStorage.apiUrl</script>${html}`
    const baseURL = await serveText(withUrl, 'text/html')
    const launchOptions = {
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      args: ['--no-sandbox'],
    }
    const config = { use: { baseURL, launchOptions }, timeout: 300_000, expect: { timeout: 60_000 } }
    const project = await createProject({
      'in-process.spec.ts': inProcess.text,
      'beside.spec.ts': beside.text,
      'playwright.config.ts': `const config = ${JSON.stringify(config)}
const localStorage = [{ name: 'apiUrl', value: process.env.DESKDOUBLE_URL }]
const origins = [{ origin: config.use.baseURL, localStorage }]
export default {
  ...config,
  projects: [
    { name: 'in process', testMatch: 'in-process.spec.ts' },
    { name: 'beside', testMatch: 'beside.spec.ts', use: { storageState: { cookies: [], origins } } },
  ],
}`,
    })
    await bundlePackage(project)
    const { code, printed } = await project.run(text)
    expect([code, printed]).toEqual([0, expect.stringContaining('4 passed')])
  },
  { skip: noBrowser },
)

page.check('gives each test of Cypress a world', ["from 'cypress'", 'cy.intercept'], async (configuration, support) => {
  const project = await createProject({
    'node_modules/cypress/package.json': '{ "type": "module", "exports": "./index.js" }',
    // A stand-in for Cypress, whose binary the tests do not install.
    'node_modules/cypress/index.js': CYPRESS_MODULE,
  })
  const loaded = await importModule(project, configuration.text, 'cypress.config.js')
  expect(await runRecipe(Object(loaded).default as Configuration, support.text)).toEqual(EXPECTED)
})

page.check(
  'runs tests in Python',
  ['python3'],
  async ({ text }) => {
    const project = await createProject({
      'test_checkout.py': fromRepository('examples/any-language/test_checkout.py'),
    })
    const { code, printed } = await project.run(text, { PYTHONDONTWRITEBYTECODE: '1' })
    expect([code, printed]).toEqual([0, expect.stringMatching(/Ran \d+ tests? in .*\n\nOK/)])
  },
  { skip: !hasPython() },
)

page.check(
  'answers the requests of a page',
  ["from 'msw/browser'"],
  async ({ text }) => {
    const site = await openPage(await createProject(), text)
    const status = await site.page.evaluate(async () => {
      const headers = { authorization: 'Bearer any' }
      return (await fetch('https://api.mypurecloud.com/api/v2/users/me', { headers })).status
    })
    expect([status, site.errors]).toEqual([200, []])
  },
  { skip: noBrowser },
)

/** Returns whether this machine has Python, which a minimal one lacks. */
function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}
