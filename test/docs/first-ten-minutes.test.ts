import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createEmulator, loadSpec } from '../../src/index.ts'
import { installCommand, runAction } from '../support/action-runner.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { shell } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '../..')
const page = await readFile(join(ROOT, 'docs/first-ten-minutes.md'), 'utf8')
const [, frontend = '', tester = '', ci = ''] = page.split(/^## /m)
const SPEC = join(ROOT, 'examples/any-api/openapi.yaml')

describe('docs/first-ten-minutes.md', () => {
  it('shows a page that gets its data, and a fault', async () => {
    const [setUp, client, fault] = blocksIn(frontend)
    const folder = await project()
    expect((await shell(`${linesOf(setUp?.text, 'init')}\nnpx deskdouble scenario check`, folder)).code).toBe(0)

    const bookshop = await loadSpec(SPEC)
    const server = await createEmulator({ vendors: { bookshop } }).listen({ port: 0 })
    onTestFinished(server.close)
    const here = (text = '') => text.replaceAll('http://127.0.0.1:4010', server.url)
    await writeFile(join(folder, 'page.mjs'), here(client?.text))
    expect(await shell('node page.mjs', folder)).toEqual({ code: 0, printed: "[ 'Emma' ]\n" })

    expect((await shell(here(fault?.text).replace('curl', 'curl -sS --fail'), folder)).code).toBe(0)
    const limited = await fetch(`${server.url}/books`, { headers: { 'x-api-key': 'any' } })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2'])
  })

  it('shows tests that pass, and a scenario without errors', async () => {
    const blocks = blocksIn(tester)
    const test = blocks.find(({ language }) => language === 'ts')?.text ?? ''
    const scenario = blocks.find(({ language }) => language === 'yaml')?.text ?? ''
    // Vitest and the sources are found from a folder in the repository.
    const folder = await mkdtemp(join(import.meta.dirname, 'sample-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await cp(SPEC, join(folder, 'openapi.yaml'))
    const sources = { "'deskdouble'": 'index.ts', "'deskdouble/vitest'": 'adapters/vitest.ts' }
    const code = Object.entries(sources).reduce(
      (text, [name, file]) => text.replace(name, `'${join(ROOT, 'src', file)}'`),
      test,
    )
    await writeFile(join(folder, 'books.test.ts'), code)
    await writeFile(join(folder, 'vitest.config.ts'), 'export default { test: { testTimeout: 300_000 } }\n')
    const run = await shell(`${process.execPath} ${join(ROOT, 'node_modules/vitest/vitest.mjs')} run --root .`, folder)
    expect(run.printed).toMatch(/2 passed/)

    const checked = await project()
    await writeFile(join(checked, 'one-book.yaml'), scenario)
    const command = linesOf(blocks.map(({ text }) => text).join('\n'), 'scenario check')
    expect((await shell(command, checked)).printed).toMatch(/^ok +one-book.yaml/)
  })

  it('shows a client and the commands that record, verify and compare its pact', async () => {
    const [exec, client, pacts, action] = blocksIn(ci)
    const folder = await project()
    await writeFile(join(folder, 'client.mjs'), client?.text ?? '')
    const executed = await shell(exec?.text ?? '', folder)
    expect([executed.code, executed.printed]).toEqual([0, expect.stringContaining('200')])

    const commands = (pacts?.text ?? '').split('\n').filter((line) => !line.startsWith('npm '))
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

    const [step] = parse(action?.text ?? '')
    const inputs = Object.entries(step.with).map(([name, value]) => [name, String(value)])
    expect((await runAction(folder, Object.fromEntries(inputs))).printed).toContain('200')
  })
})

/** Returns the lines of a text that contain a word. */
function linesOf(text: string | undefined, word: string): string {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('npx ') && line.includes(word))
    .join('\n')
}

/** Creates a project with the package, a document and a script for tests. */
async function project(): Promise<string> {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "scripts": { "test": "node client.mjs" } }')
  await cp(SPEC, join(folder, 'openapi.yaml'))
  return folder
}
