import { expect } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { at } from '../support/docs/serving.ts'
import { serve } from '../support/proxied.ts'

const page = documentedPage('docs/container.md')

page.check('exports a world of a server with a control token', ['npx deskdouble state export'], async ({ text }) => {
  const url = await serve(createEmulator(), { controlToken: 'secret' })
  const project = await createProject()
  const { code } = await project.run(at(url, text), { DESKDOUBLE_CONTROL_TOKEN: 'secret' })
  expect(code).toBe(0)
  const [head = ''] = (await project.read('desk.archive.jsonl')).split('\n')
  expect(head).toContain('"world":"default"')
})
