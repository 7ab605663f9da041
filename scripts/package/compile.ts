import { execFileSync } from 'node:child_process'
import { globSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryPointsOf } from './entry-points.ts'

/** Versions of TypeScript that read the declarations: the newest, and an older one. */
const COMPILERS = ['node_modules/typescript', 'tools/typegen/node_modules/typescript']
/** Ways of resolving modules that users have. */
const RESOLUTIONS = {
  nodenext: ['--module', 'nodenext'],
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
}
const STRICT = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2024,dom,dom.iterable']

/** Programs of users. `consumer` uses only the package, `optional` also its optional peers. */
const PROGRAMS = {
  consumer: {
    flags: ['--skipLibCheck', 'false'],
    text: `
import { createEmulator, defineConfig, EmulatorError, type Exchange, withWorld, type WorldHandle } from 'deskdouble'
import { ControlError, createControl, type RemoteWorld } from 'deskdouble/control'
import type { RequestBody } from 'deskdouble/types/bird'
import type { ResponseBody } from 'deskdouble/types/genesys'
import type { paths } from 'deskdouble/types/kore'
import type { Schemas } from 'deskdouble/types/singularity'

const emulator = createEmulator({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
emulator.fail('getAssistants', { status: 503, times: 1 })
// @ts-expect-error the spec does not declare this status
emulator.fail('getAssistants', { status: 418 })
const last: Exchange | undefined = emulator.exchanges().at(-1)
export const names: Promise<string[]> = withWorld(emulator, {}, (world: WorldHandle) => {
  return world.genesys.records.assistants.list().map(({ name }) => name)
})
export const isSmall = (body: ResponseBody<'getAssistants'>) => body.entities.length < 10
export const create: RequestBody<'createAgent'> = { name: 'Ann' }
export type AgentPath = keyof paths
// @ts-expect-error the schema has no such property
export const isTall = ({ height }: Schemas['Assistant']) => height
export const isKnown = (error: unknown) => error instanceof EmulatorError && error.code === 'DD_WORLD_UNKNOWN'
export const isTaken = (error: unknown) => error instanceof ControlError && error.status === 409
export async function forked(): Promise<RemoteWorld> {
  const world = await createControl({ token: 'secret' }).fork({ scenario: 'small-team' })
  // @ts-expect-error a moment has another form
  await world.restore('logged-in')
  await world.fail({ vendor: 'genesys', operation: 'getAssistants', status: 503, delay: { fixed: 20 } })
  return world
}
export default defineConfig({ port: last?.number ?? 0 })
`,
  },
  optional: {
    flags: ['--skipLibCheck'],
    text: `
import { createEmulator, handlersOf } from 'deskdouble/msw'
import { defineVendor, emulate, loadVendorSpec } from 'deskdouble/kit'
import { vendorSuite } from 'deskdouble/kit/vitest'
import { worldTest as pageTest } from 'deskdouble/playwright'
import { vendors } from 'deskdouble/vendors'
import { worldTest } from 'deskdouble/vitest'
import { createWorker } from 'deskdouble/workers'

export const worker = createWorker({ vendors, scenario: 'small-team' })
const desks = defineVendor({
  spec: await loadVendorSpec('desks.yaml'),
  collections: { desks: { schema: 'Desk', key: 'id' } },
  handlers: { listDesks: ({ world }) => world.desks.list() },
})
vendorSuite({ vendor: desks, declines: { faults: 'a reason' } })
export const size: number = emulate({ vendors: { desks } }).desks.records.desks.size
export const handlers = handlersOf(createEmulator())
export const test = worldTest({ scenario: 'small-team' })
test('a world', ({ world }) => void world.genesys.records.assistants.size)
pageTest({ origins: ['http://localhost:4010'] })('a page', ({ world }) => void world.genesys.records.assistants.size)
`,
  },
}

/** Compiles a program in a project that has the package, with each compiler and each way of resolving modules. */
export function compile(root: string, project: string, program: keyof typeof PROGRAMS): void {
  const { flags, text } = PROGRAMS[program]
  const file = `${program}.ts`
  writeFileSync(join(project, file), text)
  for (const compiler of COMPILERS) {
    for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
      tsc(join(root, compiler), project, [...STRICT, ...resolution, ...flags, file])
      console.log(`Compiles ${file} with ${compiler}, ${name}`)
    }
  }
}

/** Checks that the compiler reads every declaration of the package when all its entry points are imported. @throws Error */
export function checkDeclarations(root: string, project: string): void {
  const folder = join(realpathSync(project), 'node_modules/deskdouble')
  const flags = [...STRICT, '--module', 'nodenext', '--skipLibCheck', '--listFiles']
  const listed = tsc(join(root, 'node_modules/typescript'), project, [...flags, ...entryPointsOf(folder).declarations])
  const read = new Set(listed.split(/\r?\n/).map((file) => file.trim().replaceAll('\\', '/')))
  const files = globSync('**/*.d.ts', { cwd: folder }).map((file) => join(folder, file).replaceAll('\\', '/'))
  const unused = files.filter((file) => !read.has(file))
  if (unused.length > 0) throw new Error(`No entry point reaches these declarations:\n${unused.join('\n')}`)
  console.log(`Declares ${files.length} modules, all of which the entry points reach`)
}

function tsc(compiler: string, cwd: string, args: readonly string[]): string {
  const command = [join(compiler, 'bin/tsc'), ...args]
  return execFileSync(process.execPath, command, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
