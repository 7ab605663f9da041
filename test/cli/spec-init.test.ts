import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskdouble, withFolder } from '../support/command-line.ts'

const ROOT = join(import.meta.dirname, '../..')
const MUSEUM = join(ROOT, 'test/specs/documents/museum.yaml')
const TYPEGEN = join(ROOT, 'tools/typegen/node_modules/openapi-typescript')

/** Script that creates and reads a special event and prints what it gets. */
const SCRIPT = `
import { emulate } from '../../../src/kit.ts'
import { museum } from './index.ts'

const emulator = emulate({ vendors: { museum } })
const headers = { ...emulator.museum.credentials.headers, 'content-type': 'application/json' }
const event = { name: 'Moon', location: 'Roof', eventDescription: 'Night', dates: [], price: 3 }
const created = await emulator.fetch('/special-events', { method: 'POST', headers, body: JSON.stringify(event) })
const { eventId, name } = await created.json()
const read = await emulator.fetch('/special-events/' + eventId, { headers })
const listed = await emulator.fetch('/special-events', { headers })
console.log(JSON.stringify([created.status, name, read.status, (await listed.json()).length]))
`

describe('the folder that deskdouble spec init writes', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(import.meta.dirname, 'written-'))
    await withFolder({ 'node_modules/.keep': '', 'package.json': '{}' }, async (project) => {
      await symlink(TYPEGEN, join(project, 'node_modules/openapi-typescript'), 'junction')
      await deskdouble(['spec', 'init', MUSEUM, '--name', 'museum'], { folder: project })
      await cp(join(project, 'museum'), folder, { recursive: true })
    })
    await useSources(folder)
    await writeFile(join(folder, 'script.ts'), SCRIPT)
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('compiles in a strict project', () => {
    const flags = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      '--allowImportingTsExtensions',
    ]
    const settings = [
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2024,dom,dom.iterable',
      '--types',
      'node',
    ]
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const files = ['index.ts', 'museum.test.ts'].map((name) => join(folder, name))
    expect(() =>
      execFileSync(process.execPath, [tsc, '--ignoreConfig', ...flags, ...settings, ...files], { cwd: ROOT }),
    ).not.toThrow()
  }, 120_000)

  it('keeps records where no code can be evaluated', () => {
    expect(run(folder)).toEqual([201, 'Moon', 200, 1])
  }, 60_000)

  it('uses a handler that was changed by hand', async () => {
    const file = join(folder, 'handlers/special-events.ts')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('{ ...body, eventId: id() }', "{ ...body, name: 'Sun', eventId: id() }"))
    expect(run(folder)).toEqual([201, 'Sun', 200, 1])
  }, 60_000)
})

/** Runs the script in Node without the evaluation of code, as a page does whose policy forbids `eval`. */
function run(folder: string): unknown {
  const args = ['--disallow-code-generation-from-strings', join(folder, 'script.ts')]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

/** Makes the modules of a folder import the kit from the sources of this repository. */
async function useSources(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    const path = join(entry.parentPath, entry.name)
    const up = entry.parentPath === folder ? '../../..' : '../../../..'
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll("'deskdouble/kit'", `'${up}/src/kit.ts'`))
  }
}
