import { expect } from 'vitest'
import { recordKore } from '../support/docs/kore-service.ts'
import { expectOutput } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'

const page = documentedPage('docs/drift.md')

/** Creates a project with recorded traffic and the pacts of this repository. */
async function recorded() {
  const project = await createProject({ contracts: fromRepository('contracts') })
  await recordKore(project, 'recorded.har')
  return project
}

page.check('reports differences from the spec', ['npx deskdouble drift check', 'BREAKS'], async ({ text }, shown) => {
  const { code, printed } = await (await recorded()).run(text)
  expect(code).toBe(1)
  expectOutput(printed, shown.text)
})

page.check(
  'reports differences from the behaviour of the double',
  ['npx deskdouble drift replay', 'DIFFERS  getAgents 200        order'],
  async ({ text }, shown) => {
    const { code, printed } = await (await recorded()).run(text)
    expect(code).toBe(1)
    expectOutput(printed, shown.text)
  },
)

page.check('makes a scenario from traffic', ['npx deskdouble scenario from', 'left out'], async ({ text }, shown) => {
  const project = await recorded()
  expectOutput((await project.run(text)).printed, shown.text)
  expect((await project.run('npx deskdouble scenario check scenarios/seen.yaml')).code).toBe(0)
})
