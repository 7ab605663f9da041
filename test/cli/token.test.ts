import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Credentials } from '../../src/engine/vendor/vendor.ts'
import { createEmulator, type Listening } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { MAIN } from '../support/main.ts'

function token(...args: string[]) {
  return promisify(execFile)(process.execPath, [MAIN, 'token', ...args])
}

describe('deskdouble token', () => {
  const emulator = createEmulator({ auth: 'strict' })
  let server: Listening

  beforeAll(async () => {
    emulator.fork({ name: 'checkout' })
    server = await emulator.listen({ port: 0 })
  })

  afterAll(() => server.close())

  it.each(Object.keys(vendors))('prints a curl command for %s that strict authentication accepts', async (vendor) => {
    const { stdout } = await token(vendor, '--url', server.url)
    const line = /^ +(curl .*)$/m.exec(stdout)?.[1] ?? ''
    const pasted = await promisify(execFile)('sh', [
      '-c',
      `${line} --silent --output /dev/null --write-out '%{http_code}'`,
    ])
    expect([line.startsWith('curl -H '), pasted.stdout]).toEqual([true, '200'])
  })

  it("prints the values that the curl command of Kore.ai's update page requires", async () => {
    const { stdout } = await token('kore', '--json')
    const { headers, settings }: Credentials = JSON.parse(stdout).kore
    const path = `/agentassist/api/v1/public/${settings['streamId']}/agents`
    const list = await (await emulator.fetch(path, { headers })).json()
    const [agent] = list.results
    const script = `curl --silent --output /dev/null --write-out '%{http_code}' \\
      --location --request PUT '${server.url}${path}/${agent.id}?groupId=${agent.agentGroups[0].groupId}' \\
      --header 'auth: ${headers['auth']}' --header 'accountId: ${settings['accountId']}' \\
      --header 'Content-Type: application/json' --data-raw '${JSON.stringify(agent)}'`
    expect((await promisify(execFile)('sh', ['-c', script])).stdout).toBe('200')
  })

  it('prints the credentials of every vendor for another world', async () => {
    const { stdout } = await token('--json', '--world', 'checkout')
    const all: Record<string, Credentials> = JSON.parse(stdout)
    expect(Object.keys(all)).toEqual(Object.keys(vendors))
    for (const [name, { headers }] of Object.entries(all)) {
      expect([name, headers]).toEqual([
        name,
        emulator.world('checkout')?.[name as keyof typeof vendors].credentials.headers,
      ])
    }
  })

  it('prints the credentials of the chosen scenario', async () => {
    const { stdout } = await token('genesys', '--scenario', 'empty-organisation')
    expect(stdout).toMatch(/^genesys\n {2}clientId +agent-console\n/)
  })

  it('rejects an unknown vendor', async () => {
    await expect(token('kora')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('genesys, kore') })
  })

  it('rejects an unknown scenario', async () => {
    await expect(token('--scenario', 'defalt')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('default'),
    })
  })
})
