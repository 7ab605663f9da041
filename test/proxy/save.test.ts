import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { formatTraffic } from '../../src/cli/proxy/format-traffic.ts'
import { TrafficLog } from '../../src/cli/proxy/traffic-log.ts'
import { readHar } from '../../src/drift/read-har.ts'
import { createEmulator } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { MAIN } from '../support/main.ts'
import { temporaryFolder } from '../support/pacts.ts'
import { DEAD_URL, serve } from '../support/proxied.ts'
import { startServer } from '../support/raw-server.ts'

const SECRETS = ['s3cret-token', 's3cret-cookie', 's3cret-password', 's3cret-query', 's3cret-own', 's3cret-answer']

it('creates the folder of the archive', async () => {
  const file = join(await temporaryFolder(), 'traffic/desk.har')
  new TrafficLog(createEmulator().vendors, file).end()
  expect(JSON.parse(await readFile(file, 'utf8')).log.entries).toEqual([])
})

it('saves what the service answered, without secrets, as an archive that is complete after each request', async () => {
  const to = await startServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'session=s3cret-cookie' })
      response.end('{"access_token":"s3cret-answer","region":"eu"}')
    })
  })
  const file = join(await temporaryFolder(), 'traffic.har')
  const emulator = createEmulator()
  const log = new TrafficLog(emulator.vendors, file)
  const url = await serve(emulator, { proxy: { to }, log: (exchange, millis) => log.add(exchange, millis) })
  const login = await fetch(`${url}/oauth/token?access_token=s3cret-query`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer s3cret-token',
      cookie: 'session=s3cret-cookie',
      'x-auth-token': 's3cret-own',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=password&password=s3cret-password',
  })
  await login.text()
  const first = await readFile(file, 'utf8')
  expect(JSON.parse(first).log.entries.length).toBe(1)
  await (await fetch(`${url}/api/v2/users/me`)).text()
  expect(formatTraffic(log.end(), file)).toEqual([
    '2 requests, 2 of 204 operations, 2 with differences',
    `2 requests saved in ${file}`,
  ])
  const text = await readFile(file, 'utf8')
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
  expect((await stat(file)).mode & 0o077).toBe(0)

  const { exchanges } = readHar(text, { file, vendors })
  expect(exchanges.map(({ method, url: sent, response: { status } }) => [method, sent, status])).toEqual([
    ['POST', `${to}/oauth/token?access_token=[redacted]`, 200],
    ['GET', `${to}/api/v2/users/me`, 200],
  ])
  expect(exchanges[1]?.response.body).toMatchObject({ text: '{"access_token":"[redacted]","region":"eu"}' })
  expect(exchanges[1]?.request.headers).toContainEqual(['host', new URL(to).host])
})

it('saves neither answers of the double nor requests without an answer', async () => {
  const file = join(await temporaryFolder(), 'traffic.har')
  const emulator = createEmulator()
  const log = new TrafficLog(emulator.vendors, file)
  const url = await serve(emulator, {
    proxy: { to: DEAD_URL, fallback: true },
    log: (exchange, millis) => log.add(exchange, millis),
  })
  await fetch(`${url}/api/v2/users/me`, { headers: emulator.genesys.credentials.headers })
  await fetch(`${url}/unknown`)
  expect(formatTraffic(log.end(), file)).toEqual([
    '2 requests, 0 of 204 operations, 0 with differences',
    '1 request answered by the double',
    '1 request without an answer',
    `0 requests saved in ${file}`,
  ])
  expect(JSON.parse(await readFile(file, 'utf8')).log.entries).toEqual([])
})

it('prints each request of deskdouble proxy, and saves the archive on SIGTERM', async () => {
  const to = await startServer((_, response) => void response.writeHead(418).end())
  const file = join(await temporaryFolder(), 'traffic.har')
  const args = ['proxy', '--vendor', 'kore', '--to', to, '--port', '0', '--save', file]
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, NO_COLOR: '1' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  await expect.poll(() => printed, { timeout: 30_000 }).toContain('inspector')
  const [, url = ''] = /forwards (\S+) to/.exec(printed) ?? []
  await fetch(`${url}/api/public/roles?token=s3cret-query`)
  await expect.poll(() => printed).toContain('getRoles')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(printed).toMatch(
    /^GET {4}\/api\/public\/roles\?token=\[redacted\] {2}getRoles {2}418 {2}[\d.]+ ms {2}forwarded {2}differs: request query roleType is required; response status 418 is not declared for getRoles, .* {2}not declared: query token$/m,
  )
  expect(printed).toMatch(/1 request, 1 of 35 operations, 1 with differences\n1 request saved in /)
  expect(JSON.parse(await readFile(file, 'utf8')).log.entries.length).toBe(1)
}, 60_000)
