import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { expectLines, expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'
import { at, serveIn } from '../support/docs/serving.ts'
import { serveText } from '../support/docs/text-server.ts'

const page = documentedPage('docs/your-own-api.md')
const SPEC = fromRepository('examples/any-api/openapi.yaml')
const files = { 'openapi.yaml': SPEC }

page.check(
  'serves a document, whose printed request succeeds',
  ['npx deskdouble serve --spec openapi.yaml'],
  async ({ text }) => {
    const project = await createProject(files)
    const { printed } = await serveIn(project, text)
    const [request = ''] = /^ +curl .*$/m.exec(printed()) ?? []
    expect((await project.run(request)).code).toBe(0)
  },
)

page.check('serves the documents and vendors of a configuration', ['billing.overlay.yaml'], async ({ text }) => {
  const other = await serveText(readFileSync(SPEC, 'utf8'))
  const project = await createProject({
    ...files,
    'deskdouble.config.yaml': text.replace('https://api.example.com', other),
    'billing.overlay.yaml': fromRepository('examples/any-api/overlay.yaml'),
  })
  const { url } = await serveIn(project, 'npx deskdouble serve')
  const { vendors } = await (await fetch(`${url}/_control/health`)).json()
  expect(vendors.map(({ name }: { name: string }) => name).toSorted()).toEqual(['billing', 'bookshop', 'genesys'])
  expect((await fetch(`${url}/billing/bestsellers`, { headers: { 'x-api-key': 'any' } })).status).toBe(200)
})

page.check('shows what was inferred', ['npx deskdouble spec check', '8 stateful'], async ({ text }, shown) => {
  expectOutput((await (await createProject(files)).run(text)).printed, shown.text)
})

page.check(
  'adds records by a scenario',
  ['scenario: two-shelves', '--scenario two-shelves.yaml', 'curl', '"Pride and Prejudice", …'],
  async (scenario, serving, request, shown) => {
    const project = await createProject({ ...files, 'two-shelves.yaml': scenario.text })
    const { url } = await serveIn(project, serving.text)
    expectOutput((await project.run(at(url, request.text))).printed, shown.text)
    const { data } = await (await fetch(`${url}/books?limit=100`, { headers: { 'x-api-key': 'any' } })).json()
    expect(data).toHaveLength(42)
  },
)

page.check('corrects the model by an overlay', ['spec model', 'overlay: 1.0.0'], async ({ text }, overlay) => {
  const project = await createProject(files)
  expect((await project.run(text)).code).toBe(0)
  const printed = await project.read('bookshop.overlay.yaml')
  expectLines(printed, "overlay: 1.0.0\n  - target: $.paths['/books/{isbn}']")
  await project.write('bookshop.overlay.yaml', overlay.text)
  const check = await project.run('npx deskdouble spec check openapi.yaml --overlay bookshop.overlay.yaml')
  expectLines(check.printed, 'stateful  GET /bestsellers               list books\n9 stateful, 0 stateless, 0 unclear')
})

await page.tests("from 'deskdouble/vitest'", {
  ...files,
  'overlay.yaml': fromRepository('examples/any-api/overlay.yaml'),
})
