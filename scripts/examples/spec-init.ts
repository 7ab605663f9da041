import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHOSEN, fileOf } from '../corpus/documents.ts'
import { installTarball, type ProjectSource } from './project.ts'

/** Documents of which a vendor is written: a small one, and one of 1,200 operations. */
const DOCUMENTS = ['museum', 'github']

/** Packages that the command asks for, and those of a project in TypeScript. */
const PACKAGES = ['openapi-typescript', 'typescript', 'vitest', '@types/node']

const SETTINGS = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: ['node'],
  },
}

/** Message of the error that a changed handler throws. */
const CHANGED = 'changed by hand'

/** Code at the beginning of a changed module. Its function does not have the type `never`, so that the rest compiles. */
const REFUSE = `import { Problem } from 'deskdouble/kit'

function refuse(): void {
  throw new Problem('conflict', '${CHANGED}')
}
`

/** Runs a command in a folder. @throws Error if it fails */
type Run = (folder: string, command: string, args: readonly string[]) => void

/**
 * Writes vendors for documents into a project of its own, compiles them, runs their tests, and changes a handler of each.
 * @throws Error if one of these steps fails, or if the changed handler has no effect
 */
export function trySpecInit(source: ProjectSource, project: string, run: Run): void {
  installTarball(source, project, PACKAGES)
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(SETTINGS))
  for (const name of DOCUMENTS) {
    const document = CHOSEN.find((one) => one.name === name)
    if (!document) throw new Error(`The corpus has no document ${name}`)
    run(project, 'npx', ['deskdouble', 'spec', 'init', fileOf(document), '--name', name])
  }
  run(project, 'npx', ['tsc'])
  run(project, 'npx', ['vitest', 'run'])
  for (const name of DOCUMENTS) changeHandlers(join(project, name), name)
  run(project, 'npx', ['tsc'])
  run(project, 'npx', ['vitest', 'run'])
}

/** Makes the handlers that create a record fail, and the vendor's test expect it. */
function changeHandlers(folder: string, name: string): void {
  for (const entry of readdirSync(join(folder, 'handlers'))) {
    const file = join(folder, 'handlers', entry)
    const text = readFileSync(file, 'utf8')
    const changed = text.replaceAll(/(?<==> \{\n)(?=(?: {4}const last .*\n)? {4}.*\.insert\()/g, '    refuse()\n')
    if (changed !== text) writeFileSync(file, REFUSE + changed)
  }
  const test = join(folder, `${name}.test.ts`)
  const text = readFileSync(test, 'utf8')
  const [create] = /^ {2}const response = await send\(.*\)$/m.exec(text) ?? []
  if (create === undefined) throw new Error(`${test} creates no record`)
  const expected = `expect([response.ok, await response.text()]).toEqual([false, expect.stringContaining('${CHANGED}')])`
  writeFileSync(test, text.replace(/(?<=it\('remembers.*\n)[\s\S]*(?=^\}, TIMEOUT_MS)/m, `${create}\n  ${expected}\n`))
}
