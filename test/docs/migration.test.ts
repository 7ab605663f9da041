import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, onTestFinished } from 'vitest'
import { createEmulator, loadSpec, readSource } from '../../src/index.ts'
import { runProgram } from '../support/docs/code.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'
import { at } from '../support/docs/serving.ts'
import { serve } from '../support/proxied.ts'

const SPEC = 'examples/any-api/openapi.yaml'
const page = documentedPage('docs/migration.md')
const bookshop = await loadSpec(join(import.meta.dirname, '../..', SPEC))
const headers = { 'x-api-key': 'any' }

page.check('shows handlers of MSW that work', ['http.post'], async ({ text }) => {
  const code = `${text}\nreturn server`
  const server = compileFunction(code, ['setupServer', 'http', 'HttpResponse'])(setupServer, http, HttpResponse)
  onTestFinished(() => server.close())
  const url = 'https://api.bookshop.example/v1/books'
  expect((await fetch(url, { method: 'POST', body: '{"title":"Emma"}' })).status).toBe(201)
  expect(await (await fetch(url)).json()).toEqual({ data: [{ title: 'Emma' }], nextCursor: null })
})

page.check('replaces the handlers', ["from 'deskdouble/msw'"], async ({ text }) => {
  await runProgram(await createProject({ 'openapi.yaml': fromRepository(SPEC) }), text)
})

page.check('shows requests that differ from Prism', ['curl', '"Emma",…'], async ({ text }, shown) => {
  const url = await serve(createEmulator({ vendors: { bookshop } }))
  const { printed } = await (await createProject()).run(at(url, text).replaceAll('curl ', "curl -w '\\n' "))
  expectOutput(printed, shown.text)
})

page.check(
  'shows a mapping of WireMock, and a scenario that responds in the same way',
  ['requiredScenarioState', 'scenario: outage'],
  async (mapping, { text }) => {
    const { request, response, scenarioName } = JSON.parse(mapping.text)
    const source = await readSource(text, 'outage.yaml')
    const world = createEmulator({ vendors: { bookshop }, scenarios: [source], scenario: scenarioName })
    expect(world.faults()).toMatchObject([
      { status: response.status, delay: { fixed: response.fixedDelayMilliseconds } },
    ])
    expect((await world.fetch(request.urlPath, { headers })).status).toBe(response.status)
    expect((await world.fetch(request.urlPath, { headers })).status).toBe(200)
  },
)
