import { expect } from 'vitest'
import { runModule } from '../support/docs/code.ts'
import { KORE, startKore } from '../support/docs/kore-service.ts'
import { expectLines } from '../support/docs/output.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject } from '../support/docs/project.ts'
import { serveIn } from '../support/docs/serving.ts'
import { serveText } from '../support/docs/text-server.ts'

const page = documentedPage('docs/proxy.md')
const BACKEND = 'http://localhost:3000'

page.check('passes on requests and reports differences', ['deskdouble proxy', 'differs:'], async ({ text }, shown) => {
  const { url, headers, base } = await startKore()
  const project = await createProject()
  const proxy = await serveIn(project, text.replace(KORE, url))
  await fetch(`${proxy.url}${base}/agents?limt=5`, { headers })
  await fetch(`${proxy.url}${base}/skill-groups`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Languages', description: 'Spoken and written' }),
  })
  expect(await proxy.stop()).toBe(0)
  expectLines(proxy.printed(), shown.text)
  expect(JSON.parse(await project.read('traffic.har')).log.entries).toHaveLength(2)
})

page.check(
  'passes on requests to a backend',
  ['--forward', 'forward:\n', 'emulator.listen'],
  async ({ text }, configuration, code) => {
    const backend = await serveText('[]', 'application/json')
    const project = await createProject()
    const answers = async (command: string) => {
      const { url } = await serveIn(project, command)
      return (await fetch(`${url}/backend/tickets`)).text()
    }
    expect(await answers(text.replace(BACKEND, backend))).toBe('[]')
    await project.write('deskdouble.config.yaml', configuration.text.replace(BACKEND, backend))
    expect(await answers('npx deskdouble serve')).toBe('[]')
    await runModule(project, code.text.replace(BACKEND, backend))
  },
)
