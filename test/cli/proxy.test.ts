import { describe, expect, it } from 'vitest'
import { loopbackBypass, proxySettings } from '../../src/cli/proxy.ts'
import { createEmulator } from '../../src/index.ts'
import { deskdouble, withFolder } from '../support/command-line.ts'
import { fileOf, temporaryFolder } from '../support/pacts.ts'

/** Nothing listens at this address. */
const DEAD = 'http://127.0.0.1:9'
const VARIABLES = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'HTTPS_PROXY']
const NONE = { NO_PROXY: '', no_proxy: '' }
/** Node itself reads the proxy variables only with this one. */
const everywhere = Object.fromEntries([...VARIABLES.map((name) => [name, DEAD]), ['NODE_USE_ENV_PROXY', '1']])

const CLIENT = `fetch(process.env.DESKDOUBLE_URL + '/api/v2/users/me', {
  headers: { authorization: process.env.DESKDOUBLE_GENESYS_AUTHORIZATION },
}).then(({ status }) => console.log(status))`

describe('the hosts that bypass a proxy', () => {
  it('are those of this machine and those of the environment, in both spellings', () => {
    const hosts = 'intern.example,.corp,127.0.0.1,localhost,::1'
    expect(loopbackBypass({ NO_PROXY: 'intern.example', no_proxy: ' .corp ' })).toEqual({
      NO_PROXY: hosts,
      no_proxy: hosts,
    })
  })

  it('are all if the environment says so, and are named once', () => {
    expect(loopbackBypass({ NO_PROXY: '*' }).no_proxy).toBe('*')
    expect(loopbackBypass({ NO_PROXY: 'localhost,localhost' }).NO_PROXY).toBe('localhost,127.0.0.1,::1')
  })
})

describe('the proxy settings of an environment', () => {
  it.each([
    [{}, [], false],
    [{ HTTP_PROXY: '' }, [], false],
    [{ all_proxy: DEAD, HTTP_PROXY: DEAD }, ['HTTP_PROXY', 'all_proxy'], false],
    [{ http_proxy: DEAD, no_proxy: 'localhost,127.0.0.1' }, ['http_proxy'], true],
    [{ http_proxy: DEAD, NO_PROXY: '*' }, ['http_proxy'], true],
  ])('of %j', (env, variables, bypassesLoopback) => {
    expect(proxySettings(env)).toEqual({ variables, bypassesLoopback })
  })
})

describe('behind a proxy that does not respond', () => {
  it('deskdouble exec gives its command the hosts that bypass the proxy', async () => {
    const env = { ...everywhere, NO_PROXY: 'intern.example', no_proxy: '' }
    const { stdout } = await deskdouble(['exec', '--', 'sh', '-c', 'echo "$NO_PROXY $no_proxy"'], { env })
    const hosts = 'intern.example,127.0.0.1,localhost,::1'
    expect(stdout).toBe(`${hosts} ${hosts}\n`)
  })

  it('a client under deskdouble exec reaches the emulator', async () => {
    const { stdout } = await deskdouble(['exec', '--', 'node', '-e', CLIENT], { env: { ...everywhere, ...NONE } })
    expect(stdout).toBe('200\n')
  })

  it.each(VARIABLES)(
    'deskdouble pact record and pact verify reach the emulator (%s)',
    async (name) => {
      const env = { [name]: DEAD, ...NONE, NODE_USE_ENV_PROXY: '1' }
      const folder = await temporaryFolder()
      const args = ['pact', 'record', '--consumer', 'desk', '--vendor', 'genesys', '--out', folder]
      expect(await deskdouble([...args, '--', 'node', '-e', CLIENT], { env })).toMatchObject({ code: 0 })
      const { code, stdout } = await deskdouble(['pact', 'verify', folder, '--no-evidence'], { env })
      expect([code, stdout]).toEqual([0, expect.stringContaining('1 of 1 interactions verified')])
    },
    30_000,
  )

  it('deskdouble pact record --from reaches a running emulator', async () => {
    const emulator = createEmulator()
    await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
    const { url, close } = await emulator.listen({ port: 0 })
    const folder = await temporaryFolder()
    const args = ['pact', 'record', '--consumer', 'desk', '--vendor', 'genesys', '--out', folder, '--from', url]
    const { code } = await deskdouble(args, { env: { ...everywhere, ...NONE } })
    await close()
    expect(code).toBe(0)
  })

  it('deskdouble pact verify --against reaches a service on this machine', async () => {
    const emulator = createEmulator()
    await emulator.fetch('/api/v2/users/me', { headers: emulator.genesys.credentials.headers })
    const file = await fileOf(await emulator.pact({ consumer: 'desk', vendor: 'genesys' }), await temporaryFolder())
    const { url, close } = await emulator.listen({ port: 0 })
    const { authorization = '' } = emulator.genesys.credentials.headers
    const args = [
      'pact',
      'verify',
      file,
      '--no-evidence',
      '--against',
      url,
      '--header',
      `Authorization: ${authorization}`,
    ]
    const { code } = await deskdouble(args, { env: { ...everywhere, ...NONE } })
    await close()
    expect(code).toBe(0)
  })
})

function proxyFinding(env: Readonly<Record<string, string>>) {
  return withFolder({ 'deskdouble.config.yaml': 'port: 0\n' }, async (folder) => {
    const { stdout, code } = await deskdouble(['doctor', '--json'], { folder, env })
    const findings: readonly { subject: string }[] = JSON.parse(stdout)
    return [code, findings.find(({ subject }) => subject === 'proxy')]
  })
}

describe('deskdouble doctor', () => {
  const unset = Object.fromEntries(VARIABLES.map((name) => [name, '']))

  it('reports a proxy that clients on this machine do not bypass, with a cure', async () => {
    expect(await proxyFinding({ ...unset, ...NONE, HTTP_PROXY: DEAD })).toEqual([
      0,
      {
        subject: 'proxy',
        state: 'missing',
        message: expect.stringMatching(/^HTTP_PROXY is set and NO_PROXY does not name this machine: /),
        cure: 'set NO_PROXY=127.0.0.1,localhost,::1 for clients that you start yourself',
      },
    ])
  })

  it('reports a proxy that they bypass, and says nothing without a proxy', async () => {
    expect(await proxyFinding({ ...unset, ...NONE, HTTP_PROXY: DEAD, NO_PROXY: 'localhost,127.0.0.1' })).toEqual([
      0,
      expect.objectContaining({ state: 'ok', message: 'HTTP_PROXY is set, and this machine bypasses it' }),
    ])
    expect(await proxyFinding({ ...unset, ...NONE })).toEqual([0, undefined])
  })
})
