import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { runFragment, runModule } from '../support/docs/code.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { ADDRESS, at } from '../support/docs/serving.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/worlds.md')

for (const [title, command, answer] of [
  ['creates a world', 'small-team', '"baseUrl"'],
  ['carries out an action', 'actions/bird/assign-item', '"workload"'],
  ['waits until the server is ready', '_control/health', '"status"'],
] as const)
  page.check(title, [command, answer], async ({ text }, shown) => {
    const url = await serve(createEmulator())
    const { printed } = await (await createProject()).run(at(url, text))
    expectOutput(printed.replaceAll(url, ADDRESS), shown.text)
  })

page.check('carries out an action in process', ['bird.act'], async ({ text }) => {
  const world = createEmulator()
  const [agent] = world.bird.records.agents.list()
  await runFragment(text, { world, agentId: agent?.id })
})

page.check('forks an earlier moment in process', ['before:${deletion'], async ({ text }) => {
  await runModule(await createProject(), text)
})

page.check('forks an earlier moment over HTTP', ['"at": "before:1"'], async ({ text }) => {
  const emulator = createEmulator()
  const [assistant] = emulator.genesys.records.assistants.list()
  const { headers } = emulator.genesys.credentials
  await emulator.fetch(`/api/v2/assistants/${assistant?.id}`, { method: 'DELETE', headers })
  await (await createProject()).run(at(await serve(emulator), text))
  expect(emulator.world('earlier').genesys.records.assistants.list()).toContainEqual(assistant)
})
