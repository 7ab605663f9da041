import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DEFAULT_HOST, DEFAULT_PORT } from '../adapters/node.ts'
import { oldestNode, oldestParts, version } from '../generated/version.ts'
import { printable } from '../reports/printable.ts'
import type { Config } from './config.ts'
import { type ResolvedConfig, readConfig } from './config-file.ts'
import { createChosenEmulator } from './emulator-options.ts'
import { compareVersions } from './node-version.ts'
import { loopbackBypass, type ProxySettings } from './proxy.ts'
import { UsageError } from './usage-error.ts'

/** Result of one check of the setup. */
export interface Finding {
  readonly subject: string
  /** `missing`: not present, which is not an error */
  readonly state: 'ok' | 'error' | 'missing'
  readonly message: string
  readonly cure?: string
}

/** Optional packages, with the entry points and commands that use them. */
const OPTIONAL_PACKAGES = {
  msw: 'deskdouble/msw',
  vitest: 'deskdouble/vitest',
  '@playwright/test': 'deskdouble/playwright',
  '@pact-foundation/pact': '"deskdouble pact record" and "deskdouble pact verify"',
  '@pact-foundation/pact-cli': '"deskdouble pact publish"',
  '@pactflow/openapi-pact-comparator': '"deskdouble pact compare"',
  '@modelcontextprotocol/sdk': '"deskdouble mcp"',
  'openapi-typescript': '"deskdouble spec generate" and "deskdouble spec init"',
} as const satisfies Record<keyof typeof oldestParts, string>

/**
 * Checks Node, the configuration, the scenario, the port, the proxy and the optional packages.
 * @param file the configuration file; undefined: the one in the current folder
 * @param proxies the proxy settings of the user's environment
 */
export async function checkSetup(file: string | undefined, proxies: ProxySettings): Promise<readonly Finding[]> {
  const { finding, config } = await checkConfiguration(file)
  const configured = config ? [await checkScenario(config), await checkPort(config)] : []
  return [checkNode(), finding, ...configured, ...checkProxy(proxies), ...checkPackages()]
}

/** Checks that clients which a proxy serves reach this machine without it. */
function checkProxy({ variables, bypassesLoopback }: ProxySettings): Finding[] {
  if (variables.length === 0) return []
  const subject = 'proxy'
  const names = variables.join(', ')
  if (bypassesLoopback) return [{ subject, state: 'ok', message: `${names} is set, and this machine bypasses it` }]
  const { NO_PROXY } = loopbackBypass({})
  return [
    {
      subject,
      state: 'missing',
      message: `${names} is set and NO_PROXY does not name this machine: only commands that deskdouble starts bypass the proxy`,
      cure: `set NO_PROXY=${NO_PROXY} for clients that you start yourself`,
    },
  ]
}

function checkNode(): Finding {
  const { node: present } = process.versions
  const message = `${present}; ${oldestNode} or later is required`
  if (compareVersions(present, oldestNode) >= 0) return { subject: 'Node', state: 'ok', message }
  return { subject: 'Node', state: 'error', message, cure: `install Node ${oldestNode} or later` }
}

async function checkConfiguration(file: string | undefined): Promise<{ finding: Finding; config?: ResolvedConfig }> {
  const subject = 'configuration'
  try {
    const found = await readConfig(file)
    if (found) return { finding: { subject, state: 'ok', message: found.file }, config: found.config }
    const message = 'not found in this folder, the defaults apply; "deskdouble init" creates one'
    return { finding: { subject, state: 'missing', message }, config: {} }
  } catch (error) {
    return { finding: errorFinding(subject, error, 'fix the configuration at the place shown') }
  }
}

/** Checks that a world can be created as configured and that every scenario in the configured folder is valid. */
async function checkScenario({
  scenario = 'default',
  scenarios,
  with: values = {},
  seed,
  clock,
  auth,
  specs,
  vendors,
}: ResolvedConfig) {
  const subject = 'scenario'
  const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
  try {
    const { emulator } = await createChosenEmulator({
      scenario,
      with: texts,
      limit: {},
      ...(specs !== undefined && { spec: specs }),
      ...(vendors !== undefined && { vendor: vendors }),
      ...(scenarios !== undefined && { scenarios }),
      ...(seed !== undefined && { seed }),
      ...(clock !== undefined && { clock }),
      ...(auth !== undefined && { auth }),
    })
    const count = emulator.scenarios.list().filter(({ file }) => file !== undefined).length
    const folder = scenarios === undefined ? '' : `; ${count} of your own in ${scenarios}`
    return { subject, state: 'ok', message: `${scenario}${folder}` } satisfies Finding
  } catch (error) {
    return errorFinding(subject, error, 'fix the scenario; "deskdouble scenario check" lists the remaining errors')
  }
}

async function checkPort({ host = DEFAULT_HOST, port = DEFAULT_PORT }: Config): Promise<Finding> {
  const subject = 'port'
  const code = await listenErrorCode(port, host)
  if (code === undefined) return { subject, state: 'ok', message: `${port} on ${host} is free` }
  if (code !== 'EADDRINUSE') {
    const message = `${port} on ${host} cannot be used (${code})`
    return { subject, state: 'error', message, cure: 'choose another port with --port' }
  }
  const running = await versionAt(`http://${host}:${port}`)
  if (running !== undefined) {
    const difference = running === version ? '' : `; this command is version ${version}`
    return { subject, state: 'ok', message: `${port} on ${host} is in use by DeskDouble ${running}${difference}` }
  }
  const cure = 'stop that program, or choose another port with --port (0 picks a free one)'
  return { subject, state: 'error', message: `${port} on ${host} is in use by another program`, cure }
}

/** Listens on a port for a moment. Returns the code of the error; undefined if the port is free. */
function listenErrorCode(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

/** Returns the version of the DeskDouble that serves at a URL; undefined if another program does. */
async function versionAt(url: string): Promise<string | undefined> {
  try {
    const health: unknown = await (await fetch(`${url}/_control/health`, { signal: AbortSignal.timeout(1000) })).json()
    const running = typeof health === 'object' && health !== null && 'version' in health ? health.version : undefined
    return typeof running === 'string' ? printable(running) : undefined
  } catch {
    return undefined
  }
}

function checkPackages(): Finding[] {
  return Object.entries(oldestParts).map(([name, oldest]) => {
    // Both objects have the same keys: `satisfies` above checks that.
    const user = OPTIONAL_PACKAGES[name as keyof typeof OPTIONAL_PACKAGES]
    const present = installedVersion(name)
    if (present === undefined) {
      return { subject: name, state: 'missing', message: `not installed; only required for ${user}` }
    }
    if (compareVersions(present, oldest) >= 0) return { subject: name, state: 'ok', message: `${present}, for ${user}` }
    const message = `${present}; ${oldest} or later is required for ${user}`
    return { subject: name, state: 'error', message, cure: `npm install --save-dev ${name}@latest` }
  })
}

/** Returns the version of an installed package. Reads the file, because not every package exports its package.json. */
function installedVersion(name: string): string | undefined {
  const folders = createRequire(join(process.cwd(), 'package.json')).resolve.paths(name) ?? []
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
  if (file === undefined) return undefined
  const { version: present }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return present
}

function errorFinding(subject: string, error: unknown, cure: string): Finding {
  if (!(error instanceof UsageError)) throw error
  return { subject, state: 'error', message: error.message, cure }
}
