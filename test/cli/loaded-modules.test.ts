import { expect, it } from 'vitest'
import { startCommand } from '../support/processes.ts'

/** Prints the URL of every module that a process loads. */
const HOOK = `
import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => (process.stderr.write('loads ' + url + '\\n'), next(url, context)) })
`

it('serves the vendors of the package without the modules that read and compile documents', async () => {
  const options = `--import=data:text/javascript,${encodeURIComponent(HOOK)}`
  const { printed } = startCommand(['serve', '--quiet', '--port', '0'], { NODE_OPTIONS: options })
  await expect.poll(printed).toMatch(/^http:\/\/\S+\n/m)
  const [, url = ''] = /^(http:\/\/\S+)\n/m.exec(printed()) ?? []
  for (const path of ['/api/v2/assistants', '/v1/assistant', '/_control/health', '/_control/vendors']) {
    await (await fetch(url + path)).text()
  }
  const packages = [...printed().matchAll(/^loads \S*\/node_modules\/((?:@[^/]+\/)?[^/]+)/gm)].map(([, name]) => name)
  expect(packages).toContain('hono')
  expect(packages.filter((name) => /^(?:ajv|js-yaml|@scalar|vitest|msw)/.test(name ?? ''))).toEqual([])
})
