import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { runModule } from '../support/docs/code.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { emulatorOf } from '../support/docs/scenario.ts'
import { at } from '../support/docs/serving.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/faults.md')

for (const [title, words] of [
  ['delays requests and loses responses', "transport: 'reset'"],
  ['sets the message, code and headers of an error', 'service.maintenance'],
  ['overrides a response', 'replica-2'],
  ['checks responses that were set before a request', 'checkFaults'],
] as const)
  page.check(title, [words], async ({ text }) => runModule(await createProject(), text))

page.check('overrides a response by a scenario', ['scenario: no-assistants'], async ({ text }) => {
  const world = await emulatorOf(text)
  const list = () => world.fetch('/api/v2/assistants')
  expect(await (await list()).json()).toEqual({ entities: [], selfUri: '/api/v2/assistants' })
  // The second request is carried out, so it needs credentials.
  expect((await list()).status).toBe(401)
})

page.check('overrides a response by the control API', ['curl', '"fault-1"'], async ({ text }, shown) => {
  const world = createEmulator()
  const url = await serve(world)
  expectOutput((await (await createProject()).run(at(url, text))).printed, shown.text)
  const [assistant] = world.genesys.records.assistants.list()
  const init = { method: 'DELETE', headers: world.genesys.credentials.headers }
  expect((await fetch(`${url}/api/v2/assistants/${assistant?.id}`, init)).status).toBe(204)
  expect(world.genesys.records.assistants.list()).toContainEqual(assistant)
})
