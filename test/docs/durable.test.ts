import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { runModule } from '../support/docs/code.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, type Project } from '../support/docs/project.ts'
import { at, serveIn } from '../support/docs/serving.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/durable.md')

page.check(
  'continues after a restart',
  ['deskdouble serve --data ./data', 'createEmulator'],
  async ({ text }, code) => {
    const project = await createProject()
    const { headers } = createEmulator().genesys.credentials
    const first = await serveIn(project, text)
    const assistants = `${first.url}/api/v2/assistants`
    const [assistant] = (await (await fetch(assistants, { headers })).json()).entities
    expect((await fetch(`${assistants}/${assistant.id}`, { method: 'DELETE', headers })).status).toBe(204)
    await first.stop()
    const second = await serveIn(project, text)
    expect((await fetch(`${second.url}/api/v2/assistants/${assistant.id}`, { headers })).status).toBe(404)
    await second.stop()
    await runModule(await createProject(), code.text)
  },
)

page.check(
  'reads, compacts and repairs a folder',
  ['deskdouble data check', 'entries in 1 file'],
  async ({ text }, shown) => {
    const project = await createProject()
    await keepCheckout(project)
    expectOutput((await project.run(text)).printed, shown.text)
  },
)

page.check(
  'moves a world by a file, as an archive and as a scenario',
  ['deskdouble state import', '--as scenario'],
  async (archive, scenario) => {
    const project = await createProject()
    await keepCheckout(project)
    const emulator = createEmulator()
    emulator.fork({ name: 'checkout', scenario: 'small-team' })
    const url = await serve(emulator)
    const [exports = '', imports = '', serves = '', keeps = '', ...more] = at(url, archive.text).split('\n')
    expect(more).toEqual([])
    expect(await project.run(exports)).toMatchObject({ code: 0 })
    emulator.remove('checkout')
    expect(await project.run(imports)).toMatchObject({ code: 0 })
    expect(emulator.world('checkout').genesys.records.assistants.size).toBe(2)

    await project.run('cp checkout.archive.jsonl desk.archive.jsonl')
    const server = await serveIn(project, serves)
    const { headers } = emulator.genesys.credentials
    expect((await (await fetch(`${server.url}/api/v2/assistants`, { headers })).json()).entities).toHaveLength(2)
    await project.run('rm desk.archive.jsonl')
    await server.stop()
    expect(await project.read('desk.archive.jsonl')).not.toBe('')

    expect(await project.run(keeps)).toMatchObject({ code: 0 })
    expect(await project.run(at(url, scenario.text))).toMatchObject({ code: 0 })
    expect(await project.run('deskdouble scenario check scenarios/checkout.yaml')).toMatchObject({ code: 0 })
  },
)

/** Creates a data folder with two worlds. */
async function keepCheckout({ folder }: Project): Promise<void> {
  const emulator = createEmulator({ data: `${folder}/data` })
  emulator.fork({ name: 'checkout', scenario: 'small-team' })
  await emulator.close()
}
