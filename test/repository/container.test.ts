import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { DEFAULT_PORT } from '../../src/adapters/node.ts'
import { createProgram } from '../../src/cli/run.ts'
import { createEmulator } from '../../src/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const manifest = JSON.parse(read('package.json'))
const DATA = '/data'

/** The instructions of the Dockerfile with their arguments, in order. */
const instructions = read('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    return { name, rest }
  })
const last = (name: string) => instructions.findLast((one) => one.name === name)?.rest ?? ''
const command: string[] = JSON.parse(last('CMD'))
const compose = parse(read('compose.yaml'))
const [service, set] = parseAllDocuments(read('examples/kubernetes/deskdouble.yaml')).map((document) => document.toJS())
const pod = set.spec.template.spec
const [container] = pod.containers

describe('the container image', () => {
  it('runs a command that the command line accepts, as another user than root', () => {
    expect(manifest.bin).toHaveProperty(JSON.parse(last('ENTRYPOINT'))[0])
    expect(optionsOf(command)).toMatchObject({ host: '0.0.0.0', data: DATA, port: DEFAULT_PORT })
    expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  it('has the port, the data folder and the version of Node that the package has', () => {
    expect(last('EXPOSE')).toBe(String(DEFAULT_PORT))
    expect(last('VOLUME')).toBe(DATA)
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest.split(' ')[0])
    expect(new Set(bases).size).toBe(1)
    const [, version = ''] = /^node:(\d+)-/.exec(bases[0] ?? '') ?? []
    const [, least = ''] = /^>=(\d+)\./.exec(manifest.engines.node) ?? []
    expect(Number(version)).toBeGreaterThanOrEqual(Number(least))
  })

  it('does not leave out a file that the package contains or is built from', () => {
    const ignored = read('.dockerignore').split('\n')
    const sources = globSync('{src,scripts,specs,fixtures,tools}/**', { cwd: ROOT, exclude: isFetched })
    const files = [...sources, 'package.json', 'package-lock.json', 'tsconfig.build.json', 'CHANGELOG.md', 'LICENSE']
    const patterns = ignored.filter((line) => line !== '' && !line.startsWith('#'))
    expect(sources.length).toBeGreaterThan(500)
    expect(files.filter((file) => patterns.some((pattern) => matchesGlob(file, pattern)))).toEqual([])
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/.npmrc', '**/.env']))
  })

  it('is healthy while a server with a control token answers, and not before', async () => {
    const { port, close } = await createEmulator().listen({ port: 0, host: '0.0.0.0' })
    expect(await healthCheck({ PORT: String(port) })).toBe(0)
    await close()
    expect(await healthCheck({ PORT: String(port) })).toBe(1)
  })
})

describe('compose.yaml', () => {
  const { deskdouble } = compose.services

  it('publishes the port of the image to this machine only', () => {
    expect(deskdouble.ports).toEqual([`127.0.0.1:${DEFAULT_PORT}:${DEFAULT_PORT}`])
  })

  it('keeps the data folder in a volume, and nothing else that can be written', () => {
    expect(deskdouble.volumes).toEqual([`data:${DATA}`])
    expect(Object.keys(compose.volumes)).toEqual(['data'])
    expect(deskdouble).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] })
  })

  it('passes the control token in the variable that serve reads', () => {
    expect(Object.keys(deskdouble.environment)).toEqual([tokenVariable()])
  })
})

describe('the example for Kubernetes', () => {
  it('runs the command, port, user and data folder of the image', () => {
    expect(container.args).toEqual(command)
    expect(container.ports).toEqual([{ name: 'http', containerPort: DEFAULT_PORT }])
    const { runAsUser, runAsGroup } = pod.securityContext
    expect(`${runAsUser}:${runAsGroup}`).toBe(last('USER'))
    expect(container.volumeMounts).toContainEqual({
      name: set.spec.volumeClaimTemplates[0].metadata.name,
      mountPath: DATA,
    })
    expect(set.spec.replicas).toBe(1)
  })

  it('has labels, ports and volumes that refer to each other', () => {
    const { labels } = set.spec.template.metadata
    expect(set.spec.selector.matchLabels).toEqual(labels)
    expect(service.spec.selector).toEqual(labels)
    expect(set.spec.serviceName).toBe(service.metadata.name)
    expect(service.spec.ports[0].targetPort).toBe(container.ports[0].name)
    const volumes = [...pod.volumes, ...set.spec.volumeClaimTemplates.map(({ metadata }: typeof set) => metadata)]
    expect(new Set(container.volumeMounts.map(({ name }: typeof set) => name))).toEqual(
      new Set(volumes.map(({ name }) => name)),
    )
  })

  it('probes a path that answers without the control token, whatever the Host', async () => {
    const probes = [container.startupProbe, container.readinessProbe, container.livenessProbe]
    const { port, close } = await createEmulator().listen({ port: 0, host: '0.0.0.0' })
    onTestFinished(close)
    for (const { httpGet } of probes) {
      expect(httpGet.port).toBe(container.ports[0].name)
      const response = await fetch(`http://127.0.0.1:${port}${httpGet.path}`, { headers: { host: '10.0.0.7:4010' } })
      expect(response.status).toBe(200)
    }
  })

  it('passes the control token in the variable that serve reads', () => {
    expect(container.env.map(({ name }: typeof set) => name)).toEqual([tokenVariable()])
  })
})

/** Returns whether a path is a folder of files that were downloaded. */
function isFetched(path: string): boolean {
  return path.endsWith('node_modules') || path.endsWith('tools/corpus/cache')
}

/** Returns the options that a command line sets, without running it. @throws CommanderError if it is not accepted */
function optionsOf([name, ...args]: readonly string[]): Record<string, unknown> {
  const found = createProgram().commands.find((one) => one.name() === name)
  if (!found) throw new Error(`There is no command ${name}`)
  found.action(() => undefined)
  const { operands, unknown } = found.parseOptions([...args])
  expect([...operands, ...unknown]).toEqual([])
  return found.opts()
}

/** Returns the environment variable of serve's control token. */
function tokenVariable(): string | undefined {
  const serve = createProgram().commands.find((one) => one.name() === 'serve')
  return serve?.options.find(({ long }) => long === '--control-token')?.envVar
}

/** Runs the health check of the image on this machine, and returns its exit code. */
async function healthCheck(env: Readonly<Record<string, string>>): Promise<number> {
  const [, words = '[]'] = /CMD (\[.*\])$/.exec(last('HEALTHCHECK')) ?? []
  const [program, ...args]: string[] = JSON.parse(words)
  expect(program).toBe('node')
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const [code] = await once(child, 'close')
  return code
}
