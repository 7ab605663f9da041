import { expect, it } from 'vitest'
import { startSource } from '../support/processes.ts'

/** Prints the URL of every module that a process loads. */
const HOOK = `
import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => (process.stderr.write('loads ' + url + '\\n'), next(url, context)) })
`

/** Starts a server and returns its URL and the URLs of the modules that it has loaded so far. */
async function startServing(...flags: readonly string[]) {
  const options = `--import=data:text/javascript,${encodeURIComponent(HOOK)}`
  const { printed } = startSource(['serve', '--quiet', '--port', '0', ...flags], { NODE_OPTIONS: options })
  await expect.poll(printed).toMatch(/^http:\/\/\S+\n/m)
  const [, url = ''] = /^(http:\/\/\S+)\n/m.exec(printed()) ?? []
  return { url, loaded: () => [...printed().matchAll(/^loads (\S+)/gm)].map(([, module = '']) => module) }
}

it('serves the vendors of the package without the modules that read and compile documents', async () => {
  const { url, loaded } = await startServing()
  for (const path of ['/api/v2/assistants', '/v1/assistant', '/_control/health', '/_control/vendors']) {
    await (await fetch(url + path)).text()
  }
  const packages = loaded().map((module) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1])
  expect(packages).toContain('hono')
  expect(packages.filter((name) => /^(?:ajv|js-yaml|@scalar|vitest|msw)/.test(name ?? ''))).toEqual([])
})

it('serves a document without the modules of the vendors of the package', async () => {
  const { url, loaded } = await startServing('--spec', 'test/specs/documents/museum.yaml')
  const headers = { authorization: 'Basic YW5uOmFubg==' }
  expect((await fetch(`${url}/museum-hours`, { headers })).status).toBe(200)
  expect(loaded().filter((module) => module.includes('/src/vendors/') && !module.includes('/control/'))).toEqual([])
})
