import { validateWorkflow } from '@action-validator/core'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { chromiumPath, noBrowser } from '../e2e/chromium.ts'
import { KORE, recordKore, startKore } from '../support/docs/kore-service.ts'
import { documentedPage } from '../support/docs/page.ts'
import { createProject, fromRepository } from '../support/docs/project.ts'
import { serveIn } from '../support/docs/serving.ts'
import { previewOf } from '../support/gitlab-pipeline.ts'

const page = documentedPage('docs/drift-nightly.md')

/** Creates a project with recorded traffic and the pacts of this repository. */
async function recorded() {
  const project = await createProject({ contracts: fromRepository('contracts') })
  await recordKore(project, 'traffic/smoke.har')
  return project
}

page.check(
  'records the traffic of a test of Playwright',
  ['recordHar'],
  async ({ text }) => {
    const { url, headers, base } = await startKore()
    const test = `import { test } from './recording.js'
test('reads agents @smoke', async ({ page }) => {
  await page.goto('${url}/unknown')
  await page.evaluate(([to, headers]) => fetch(to, { headers }).then((response) => response.text()), ${JSON.stringify([`${base}/agents`, headers])})
})`
    const launchOptions = { executablePath: chromiumPath, args: ['--no-sandbox'] }
    const project = await createProject({
      'recording.js': text.replace(KORE, url),
      'smoke.spec.js': test,
      'playwright.config.js': `export default ${JSON.stringify({ use: { launchOptions } })}`,
    })
    expect(await project.run('npx playwright test --grep @smoke')).toMatchObject({ code: 0 })
    const { printed } = await project.run('npx deskdouble drift check traffic/*.har --vendor kore')
    expect(printed).toContain('results[].region')
  },
  { skip: noBrowser },
)

page.check('records the traffic of other clients with a proxy', ['deskdouble proxy'], async ({ text }) => {
  const { url, headers, base } = await startKore()
  const project = await createProject()
  const proxy = await serveIn(project, text.replace(KORE, url))
  await fetch(`${proxy.url}${base}/agents`, { headers })
  await proxy.stop()
  const { printed } = await project.run('npx deskdouble drift check traffic/*.har --vendor kore')
  expect(printed).toContain('results[].region')
})

page.check('compares the traffic', ['npx deskdouble drift check traffic/*.har --vendor'], async ({ text }) => {
  const { code, printed } = await (await recorded()).run(text)
  expect([code, printed]).toEqual([1, expect.stringContaining('2 differences break pacts')])
})

page.check('shows a workflow whose reports are written', ['name: drift'], async ({ text }) => {
  expect(validateWorkflow(text)).toEqual({ actionType: 'workflow', errors: [] })
  const project = await recorded()
  const steps: { run?: string; with?: { sarif_file?: string } }[] = parse(text).jobs.drift.steps
  const checks = steps.flatMap(({ run = '' }) => (run.includes('deskdouble') ? [run] : []))
  const env = { GITHUB_STEP_SUMMARY: `${project.folder}/summary.md` }
  for (const command of checks) expect((await project.run(command, env)).code).toBe(1)
  expect(await project.read('summary.md')).toContain('emailId')
  const sarif = steps.find((step) => step.with?.sarif_file !== undefined)?.with?.sarif_file ?? ''
  expect(JSON.parse(await project.read(sarif)).runs[0].results).not.toEqual([])
})

page.check('shows a pipeline whose report is written', ['image: mcr'], async ({ text }) => {
  const project = await recorded()
  await project.write('.gitlab-ci.yml', text)
  await project.run('git init --quiet')
  const { drift } = await previewOf(project.folder)
  expect((await project.run(drift.script.at(-1))).code).toBe(1)
  expect(await project.read(drift.artifacts.reports.junit)).toContain('<failure')
})
