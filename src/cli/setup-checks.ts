import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DEFAULT_HOST, DEFAULT_PORT } from '../adapters/node.ts'
import { oldestNode, oldestParts, version } from '../generated/version.ts'
import type { Config } from './config.ts'
import { readConfig } from './config-file.ts'
import { chosenEmulator } from './emulator-options.ts'
import { UsageError } from './usage-error.ts'

/** One thing that was looked at. */
export interface Finding {
  readonly what: string
  /** `absent`: not there, which is no mistake */
  readonly state: 'right' | 'wrong' | 'absent'
  readonly says: string
  readonly cure?: string
}

/** What some commands need and no user has to have. */
const PARTS = {
  msw: 'deskdouble/msw',
  vitest: 'deskdouble/vitest',
  '@pact-foundation/pact': '"deskdouble pact record" and "verify"',
  '@pact-foundation/pact-cli': '"deskdouble pact publish"',
  '@pactflow/openapi-pact-comparator': '"deskdouble pact compare"',
} as const satisfies Record<keyof typeof oldestParts, string>

/** Looks at all that a set-up consists of. @param named a configuration that is not in its usual place */
export async function lookOver(named: string | undefined): Promise<readonly Finding[]> {
  const { finding, config } = await configuration(named)
  return [node(), finding, ...(config ? [await world(config), await port(config)] : []), ...parts()]
}

function node(): Finding {
  const { node: present } = process.versions
  const says = `${present}; ${oldestNode} or later is needed`
  if (compareVersions(present, oldestNode) >= 0) return { what: 'Node', state: 'right', says }
  return { what: 'Node', state: 'wrong', says, cure: `install Node ${oldestNode} or later` }
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number))
  const place = (b ?? []).findIndex((part, i) => part !== a?.[i])
  return place < 0 ? 0 : (a?.[place] ?? 0) - (b?.[place] ?? 0)
}

async function configuration(named: string | undefined): Promise<{ finding: Finding; config?: Config }> {
  const what = 'configuration'
  try {
    const found = await readConfig(named)
    if (found) return { finding: { what, state: 'right', says: found.file }, config: found.config }
    const says = 'none here: the defaults hold; "deskdouble init" writes one'
    return { finding: { what, state: 'absent', says }, config: {} }
  } catch (error) {
    return { finding: wrong(what, error, 'mend it where it says so') }
  }
}

/** Whether a world can begin as configured, with all the scenarios that it may begin with. */
async function world({ scenario = 'default', scenarios, with: given = {}, seed, auth }: Config): Promise<Finding> {
  const what = 'scenario'
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
  try {
    const { emulator } = await chosenEmulator({
      scenario,
      with: texts,
      limit: {},
      ...(scenarios !== undefined && { scenarios }),
      ...(seed !== undefined && { seed }),
      ...(auth !== undefined && { auth }),
    })
    const own = emulator.scenarios.list().filter(({ file }) => file !== undefined).length
    const folder = scenarios === undefined ? '' : `; ${own} of your own in ${scenarios}`
    return { what, state: 'right', says: `${scenario}${folder}` }
  } catch (error) {
    return wrong(what, error, '"deskdouble scenario check" tells every mistake while you mend it')
  }
}

async function port({ host = DEFAULT_HOST, port: number = DEFAULT_PORT }: Config): Promise<Finding> {
  const what = 'port'
  const code = await whyNotFree(number, host)
  if (code === undefined) return { what, state: 'right', says: `${number} on ${host} is free` }
  if (code !== 'EADDRINUSE') {
    return {
      what,
      state: 'wrong',
      says: `${number} on ${host} cannot be used (${code})`,
      cure: 'choose another with --port',
    }
  }
  const running = await versionAt(`http://${host}:${number}`)
  if (running !== undefined) {
    const same = running === version ? '' : `, and not ${version} as here`
    return { what, state: 'right', says: `${number} on ${host}: DeskDouble ${running} serves there${same}` }
  }
  const cure = 'stop it, or choose another with --port (0 takes any that is free)'
  return { what, state: 'wrong', says: `${number} on ${host} is in use by another program`, cure }
}

function whyNotFree(number: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen(number, host, () => server.close(() => resolve(undefined)))
  })
}

async function versionAt(url: string): Promise<string | undefined> {
  try {
    const health: unknown = await (await fetch(`${url}/_control/health`, { signal: AbortSignal.timeout(1000) })).json()
    const told = typeof health === 'object' && health !== null && 'version' in health ? health.version : undefined
    return typeof told === 'string' ? told : undefined
  } catch {
    return undefined
  }
}

function parts(): Finding[] {
  return Object.entries(oldestParts).map(([name, oldest]) => {
    // Every part has its purpose: the compiler holds them together.
    const needed = PARTS[name as keyof typeof PARTS]
    const present = installedVersion(name)
    if (present === undefined) {
      return { what: name, state: 'absent', says: `not installed; needed for ${needed} alone` }
    }
    if (compareVersions(present, oldest) >= 0) return { what: name, state: 'right', says: `${present}, for ${needed}` }
    const says = `${present}; ${oldest} or later is needed for ${needed}`
    return { what: name, state: 'wrong', says, cure: `npm install --save-dev ${name}@latest` }
  })
}

/** Not every package lets its package.json be imported: it is looked for where Node would look. */
function installedVersion(name: string): string | undefined {
  const folders = createRequire(join(process.cwd(), 'package.json')).resolve.paths(name) ?? []
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
  if (file === undefined) return undefined
  const { version: present }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return present
}

function wrong(what: string, error: unknown, cure: string): Finding {
  if (!(error instanceof UsageError)) throw error
  return { what, state: 'wrong', says: error.message, cure }
}
