import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validateAction } from '@action-validator/core'
import { afterEach, describe, expect, it } from 'vitest'
import { installCommand, runAction } from '../support/action-runner.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { isRunning } from '../support/processes.ts'

const ROOT = join(import.meta.dirname, '../..')
const COUNT = 'curl --silent "$DESKDOUBLE_URL/_control/health" | grep -o \'"name":"[a-z]*"\''

const servers: number[] = []

afterEach(async () => {
  for (const pid of servers.splice(0)) {
    process.kill(pid)
    await expect.poll(() => isRunning(pid)).toBe(false)
  }
})

describe('the GitHub Action', () => {
  it('is valid by the published JSON Schema of actions', async () => {
    expect(validateAction(await readFile(join(ROOT, 'action.yml'), 'utf8'))).toEqual({
      actionType: 'action',
      errors: [],
    })
  })

  it('serves the next steps of a job and exports the address', async () => {
    const { url, environment } = await served({ scenario: 'small-team', vendor: 'genesys\nbird', options: '--seed 7' })
    expect(environment).toMatchObject({ DESKDOUBLE_URL: url })
    const { vendors } = await (await fetch(`${url}/_control/health`)).json()
    expect(vendors.map(({ name }: { name: string }) => name).toSorted()).toEqual(['bird', 'genesys'])
    const { initialState, seed } = await (await fetch(`${url}/_control/worlds/default`)).json()
    expect([initialState.scenario, seed]).toEqual(['small-team', 7])
  })

  it('serves the OpenAPI documents of the project', async () => {
    const spec = join(ROOT, 'examples/any-api/openapi.yaml')
    const { url } = await served({ spec: `${spec}\nsecond=${spec}`, options: '--mount /second' })
    const { vendors } = await (await fetch(`${url}/_control/health`)).json()
    expect(vendors.map(({ name }: { name: string }) => name)).toEqual(['bookshop', 'second'])
  })

  it('prints the output of a server that ends, and fails', async () => {
    const { code, printed } = await runAction(await project(), { scenario: 'smal-team' })
    expect(code).toBe(1)
    expect(printed).toContain('Scenario "smal-team" does not exist.')
    expect(printed).toContain('::error title=DeskDouble::The server ended; its output is above.')
  })

  it('fails when the server is not ready in time', async () => {
    const { code, printed } = await runAction(await project(), { timeout: '0' })
    expect(code).toBe(1)
    expect(printed).toContain('::error title=DeskDouble::The server was not ready after 0 seconds')
  })

  it('runs commands with a double of their own, and fails as they do', async () => {
    const folder = await project()
    const passed = await runAction(folder, { run: `${COUNT}\necho ready`, vendor: 'kore' })
    expect(passed).toMatchObject({ code: 0, printed: '"name":"kore"\nready\n', outputs: { url: '' } })
    expect(await runAction(folder, { run: 'false\necho unreached' })).toMatchObject({ code: 1, printed: '' })
  })

  it('fails commands with requests that violate the specs, if asked for', async () => {
    const run = 'curl --silent --output /dev/null "$DESKDOUBLE_URL/api/v2/asistants"'
    const folder = await project()
    expect((await runAction(folder, { run })).code).toBe(0)
    const { code, printed } = await runAction(folder, { run, 'strict-requests': 'true' })
    expect(code).toBe(1)
    expect(printed).toContain('(did you mean GET /api/v2/assistants?)')
  })

  it.each([
    ['the named version', { version: '0.1.0' }, 'deskdouble@0.1.0'],
    ['the latest version, if the project has none', {}, 'deskdouble@latest'],
  ])('installs %s', async (_, inputs, installed) => {
    const folder = await temporaryFolder()
    await installCommand(join(folder, 'programs/installed'))
    const npm = `#!/bin/sh
echo "$@" >> npm-calls
mkdir -p runner/deskdouble/node_modules/.bin
cp programs/installed runner/deskdouble/node_modules/.bin/deskdouble\n`
    await writeFile(join(folder, 'programs/npm'), npm)
    await chmod(join(folder, 'programs/npm'), 0o755)
    const PATH = `${folder}/programs:${process.env['PATH']}`
    expect(await runAction(folder, { ...inputs, run: 'echo ready' }, { PATH })).toMatchObject({
      code: 0,
      printed: 'ready\n',
    })
    expect(await readFile(join(folder, 'npm-calls'), 'utf8')).toMatch(new RegExp(` ${installed}\n$`))
  })
})

/** Creates a project with the package installed. */
async function project(): Promise<string> {
  const folder = await temporaryFolder()
  await installCommand(join(folder, 'node_modules/.bin/deskdouble'))
  return folder
}

/** Runs the action without commands. The server ends after the test. */
async function served(inputs: Readonly<Record<string, string>>) {
  const { code, printed, outputs, environment } = await runAction(await project(), inputs)
  if (code !== 0) throw new Error(printed)
  servers.push(Number(environment['DESKDOUBLE_PID']))
  return { url: outputs['url'] ?? '', environment }
}
