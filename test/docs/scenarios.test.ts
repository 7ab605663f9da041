import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { runModule } from '../support/docs/code.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { emulatorOf } from '../support/docs/scenario.ts'

const page = documentedPage('docs/scenarios.md')

page.check(
  'shows a scenario, the error of a misspelt one, and how a test loads it',
  ['scenario: two-desks', 'genesys.asistants', 'readSource'],
  async ({ text }, error, code) => {
    const project = await createProject({ 'two-desks.yaml': text })
    expect((await project.run('npx deskdouble scenario check two-desks.yaml')).code).toBe(0)
    await runModule(project, code.text)

    const { genesys } = await emulatorOf(text)
    const counter = genesys.records.routingQueues.list().find(({ name }) => name === 'Counter')
    expect(counter?.description).toMatch(/^Calls [\w-]{36} when in doubt$/)

    await project.write('two-desks.yaml', text.replace(/^ {2}assistants:/m, '  asistants:'))
    const { code: exitCode, printed } = await project.run('npx deskdouble scenario check two-desks.yaml')
    expect(exitCode).toBe(2)
    expectOutput(printed, error.text)
  },
)

page.check('shows an export with stored records', ['stored:'], async ({ text }) => {
  const { genesys, clock } = await emulatorOf(text)
  expect([genesys.records.divisions.size, clock.now()]).toEqual([1, '2026-01-15T09:00:00.000Z'])
  const [record] = genesys.records.divisions.list()
  const [shown = ''] = /(?<=- ).*$/m.exec(text.slice(text.indexOf('divisions:'))) ?? []
  expect(JSON.parse(shown)).toEqual(record)
  expect(createEmulator().genesys.records.divisions.list()).toContainEqual(record)
})
