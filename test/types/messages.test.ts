import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const SRC = join(ROOT, 'src')
/** Maximum length of a message that people read. It is measured without the compiler's own truncation. */
const LONGEST = 1000

/** Files with a typical mistake of a developer, by name. */
const MISTAKES: Readonly<Record<string, string>> = {
  'misspelt-operation.ts': `
import { createEmulator } from '${SRC}/index.ts'
createEmulator().fail('getAsistants', { status: 503 })`,
  'misspelt-operation-of-a-vendor.ts': `
import { createEmulator } from '${SRC}/index.ts'
createEmulator().genesys.fail('getAsistants', { status: 503 })`,
  'misspelt-collection.ts': `
import { createEmulator } from '${SRC}/index.ts'
createEmulator().genesys.records.asistants.list()`,
  'undeclared-status.ts': `
import { createEmulator } from '${SRC}/index.ts'
createEmulator().genesys.fail('getAssistants', { status: 418 })`,
  'undeclared-override.ts': `
import { createEmulator } from '${SRC}/index.ts'
void createEmulator().genesys.override('getAssistants', { status: 201 })`,
  'misspelt-handler.ts': `
import type { Genesys } from '${SRC}/vendors/genesys/genesys.ts'
export const part = { getAssistent: () => undefined } satisfies Partial<Genesys>`,
}

/** A group of handlers to leave out, by vendor. */
const LEFT_OUT = { genesys: 'knowledge', kore: 'account', singularity: 'models', bird: 'workload', control: 'pacts' }

describe('a compiler message', () => {
  let folder = ''
  let messages = new Map<string, string>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskdouble-types-'))
    for (const [file, text] of Object.entries(MISTAKES)) await writeFile(join(folder, file), text)
    for (const [vendor, group] of Object.entries(LEFT_OUT)) await writeWithout(vendor, group)
    messages = await compile(folder)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([
    ['misspelt-operation.ts', 'getAsistants'],
    ['misspelt-operation-of-a-vendor.ts', 'getAsistants'],
    ['misspelt-collection.ts', "Did you mean 'assistants'?"],
    ['undeclared-status.ts', '418'],
    ['undeclared-override.ts', '201'],
    ['misspelt-handler.ts', "Did you mean to write 'getAssistant'?"],
    ['genesys-handlers.ts', 'getKnowledgeKnowledgebases'],
    ['kore-handlers.ts', 'getLayouts'],
    ['singularity-handlers.ts', 'listModels'],
    ['bird-handlers.ts', 'getWorkload'],
    ['control-handlers.ts', 'getPact'],
  ])('about %s is short and contains %s', (file, name) => {
    const message = messages.get(file) ?? ''
    expect(message).toContain(name)
    expect(message.length).toBeLessThan(LONGEST)
  })

  /** Writes the handlers of a vendor without one of their groups. */
  async function writeWithout(vendor: string, group: string): Promise<void> {
    const text = await readFile(join(SRC, 'vendors', vendor, 'handlers.ts'), 'utf8')
    const [start = '', call = ''] = text.split('export const handlers')
    const missing = `${start}export const handlers${call.replace(new RegExp(`\\b${group}\\b,?`), '')}`
    const here = missing.replaceAll("'./", `'${SRC}/vendors/${vendor}/`).replaceAll("'../../", `'${SRC}/`)
    await writeFile(join(folder, `${vendor}-handlers.ts`), here)
  }
})

/** Compiles the files of a folder. Returns the longest message about each. */
async function compile(folder: string): Promise<Map<string, string>> {
  const options = { noErrorTruncation: true, typeRoots: [join(ROOT, 'node_modules/@types')], noUnusedLocals: false }
  const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions: options, include: ['./*.ts'] }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(ROOT, 'node_modules/.bin/tsc')
  const { stdout } = await promisify(execFile)(compiler, ['-p', folder, '--pretty', 'false'], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  )
  const found = new Map<string, string>()
  for (const message of stdout.split(/^(?=\S+\.ts\(\d)/m)) {
    const file = /^(?:.*\/)?([\w-]+\.ts)\(/.exec(message)?.[1] ?? ''
    if (message.length > (found.get(file) ?? '').length) found.set(file, message)
  }
  return found
}
