import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { runModule } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/control-client.md')

page.check('runs a test beside a server', ["from 'node:test'", 'npx deskdouble exec'], async (code, { text }) => {
  const project = await createProject({ 'client.test.ts': code.text })
  const { code: exitCode, printed } = await project.run(text)
  expect([exitCode, printed]).toEqual([0, expect.stringContaining('pass 1')])
})

page.check('calls operations without a method of their own', ['near-misses'], async ({ text }) => {
  await runModule(
    await createProject(),
    text.replace("process.env['DESKDOUBLE_URL']", `'${await serve(createEmulator())}'`),
  )
})
