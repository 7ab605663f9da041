import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { installCommand, runAction } from '../support/action-runner.ts'
import { bundlePackage } from '../support/docs/bundled-package.ts'
import { runModule } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'
import { at, serveIn } from '../support/docs/serving.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { shell } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '../..')
const SPEC = join(ROOT, 'examples/any-api/openapi.yaml')
const page = documentedPage('docs/first-ten-minutes.md')

page.check('creates a project', ['npm init'], async ({ text }) => {
  expect(await (await createProject()).run(text)).toMatchObject({ code: 0 })
})

page.check(
  'shows a page that gets its data, and a fault',
  ['npx deskdouble init', 'data.at(-1).title', '"status":429'],
  async (setUp, client, fault) => {
    const project = await createProject({ 'openapi.yaml': fromRepository('examples/any-api/openapi.yaml') })
    const { url } = await serveIn(project, setUp.text)
    expect(await project.run('npx deskdouble scenario check')).toMatchObject({ code: 0 })
    await runModule(project, at(url, client.text), 'page.mjs')
    expect(await project.run(at(url, fault.text))).toMatchObject({ code: 0 })
    const limited = await fetch(`${url}/books`, { headers: { 'x-api-key': 'any' } })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2'])
  },
)

page.check(
  'shows tests that pass, and a scenario without errors',
  ['npm install --save-dev vitest', "from 'vitest'", 'npx vitest run', 'scenario: one-book', 'scenario check'],
  async (install, test, run, scenario, check) => {
    const project = await createProject({
      'openapi.yaml': fromRepository('examples/any-api/openapi.yaml'),
      'books.test.ts': test.text,
      'vitest.config.ts': "export default { root: '.', test: { testTimeout: 300_000 } }\n",
      'one-book.yaml': scenario.text,
    })
    await bundlePackage(project)
    expect(await project.run(install.text)).toMatchObject({ code: 0 })
    expect((await project.run(run.text)).printed).toMatch(/2 passed/)
    expect((await project.run(check.text)).printed).toMatch(/^ok +one-book.yaml/)
  },
)

page.check(
  'shows a client and the commands that record, verify and compare its pact',
  ['--strict-requests -- npm test', 'DESKDOUBLE_BOOKSHOP_X_API_KEY', 'pact record', '- uses:'],
  async (exec, client, pacts, action) => {
    const folder = await project()
    await writeFile(join(folder, 'client.mjs'), client.text)
    const executed = await shell(exec.text, folder)
    expect([executed.code, executed.printed]).toEqual([0, expect.stringContaining('200')])

    const commands = pacts.text.split('\n').filter((line) => !line.startsWith('npm '))
    const { code, printed } = await shell(commands.join('\n'), folder)
    expect([code, printed]).toEqual([0, expect.stringContaining('contracts/web-bookshop.json: 2 interactions')])
    expect(await readFile(join(folder, 'reports/pacts.xml'), 'utf8')).toContain('tests="2" failures="0"')
    expect(await readFile(join(folder, 'reports/pacts.md'), 'utf8')).toContain('| web and bookshop | 2 | 0 |')

    // The configuration names the document, and a scenario that the service of --against need not resemble.
    const configured = await shell(
      `npx deskdouble init --spec openapi.yaml\n${commands.join('\n').replaceAll(' --spec openapi.yaml', '')}`,
      folder,
    )
    expect([configured.code, configured.printed]).toEqual([0, expect.stringContaining('2 of 2 interactions verified')])

    const [step] = parse(action.text)
    const inputs = Object.entries(step.with).map(([name, value]) => [name, String(value)])
    expect((await runAction(folder, Object.fromEntries(inputs))).printed).toContain('200')
  },
)

/** Creates a project with the package, a document and a script for tests. */
async function project(): Promise<string> {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "scripts": { "test": "node client.mjs" } }')
  await cp(SPEC, join(folder, 'openapi.yaml'))
  return folder
}
