import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blocksIn } from '../../scripts/readme/markdown.ts'
import { createEmulator, loadSpec, readSource } from '../../src/index.ts'
import { shell } from '../support/shell.ts'

const ROOT = join(import.meta.dirname, '../..')
const blocks = blocksIn(readFileSync(join(ROOT, 'docs/migration.md'), 'utf8'))
const blockOf = (language: string) => blocks.find((block) => block.language === language)?.text ?? ''
const bookshop = await loadSpec(join(ROOT, 'examples/any-api/openapi.yaml'))
const headers = { 'x-api-key': 'any' }

describe('docs/migration.md', () => {
  it('shows handlers of MSW that work', async () => {
    const code = `${blockOf('js')}\nreturn server`
    const server = compileFunction(code, ['setupServer', 'http', 'HttpResponse'])(setupServer, http, HttpResponse)
    onTestFinished(() => server.close())
    const url = 'https://api.bookshop.example/v1/books'
    expect((await fetch(url, { method: 'POST', body: '{"title":"Emma"}' })).status).toBe(201)
    expect(await (await fetch(url)).json()).toEqual({ data: [{ title: 'Emma' }], nextCursor: null })
  })

  it('shows requests that differ from Prism', async () => {
    const server = await createEmulator({ vendors: { bookshop } }).listen({ port: 0 })
    onTestFinished(server.close)
    const commands = blockOf('sh').replaceAll('http://127.0.0.1:4010', server.url)
    const { printed } = await shell(commands.replaceAll('curl ', 'curl -sS --fail '), ROOT)
    expect(printed.match(/"title":"Emma"/g)).toHaveLength(2)
  })

  it('shows a mapping of WireMock, and a scenario that responds in the same way', async () => {
    const { request, response, scenarioName } = JSON.parse(blockOf('json'))
    const source = await readSource(blockOf('yaml'), 'outage.yaml')
    const world = createEmulator({ vendors: { bookshop }, scenarios: [source], scenario: scenarioName })
    expect(world.faults()).toMatchObject([
      { status: response.status, delay: { fixed: response.fixedDelayMilliseconds } },
    ])
    expect((await world.fetch(request.urlPath, { headers })).status).toBe(response.status)
    expect((await world.fetch(request.urlPath, { headers })).status).toBe(200)
  })
})
