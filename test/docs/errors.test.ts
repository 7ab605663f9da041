import { runModule } from '../support/docs/code.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'

const page = documentedPage('docs/errors.md')

page.check('throws errors with these codes and messages', ['DeskDoubleError'], async ({ text }) => {
  await runModule(await createProject(), text)
})
