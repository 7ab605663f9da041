import { expect } from 'vitest'
import { versionOfDouble } from '../../src/cli/pact/double-version.ts'
import { vendors } from '../../src/vendors/index.ts'
import { recordKore } from '../support/docs/kore-service.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'

const page = documentedPage('docs/what-a-green-pact-proves.md')

page.check('compares traffic with pacts', ['npx deskdouble drift check'], async ({ text }) => {
  const project = await createProject({ contracts: fromRepository('contracts') })
  await recordKore(project, 'traffic.har')
  const { code, printed } = await project.run(text)
  expect([code, printed]).toEqual([1, expect.stringContaining('agent-console reads it')])
})

page.check('shows the version of a double', ['deskdouble.genesys'], ({ text }) => {
  const digest = /[0-9a-f]{8}$/
  expect(versionOfDouble(vendors.genesys).replace(digest, '')).toBe(text.replace(digest, ''))
})
