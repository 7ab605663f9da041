import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that a user installs to write a vendor, by the folder of this repository that has them. */
const PEERS = {
  'openapi-typescript': 'tools/typegen/node_modules/openapi-typescript',
  vitest: 'node_modules/vitest',
}
/** Versions of TypeScript that users have. */
const COMPILERS = ['node_modules/typescript', 'tools/typegen/node_modules/typescript']

/** Makes a document so large that it is kept. */
const LARGE_COMMENT = 'x'.repeat(1024 * 1024)

const SETTINGS = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2024', 'dom', 'dom.iterable'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['shop'],
}

/** Writes a vendor with the commands of the installed package, compiles it and runs its test. */
export function exerciseSpecCommands(root: string, project: string, node: string): void {
  cpSync(join(root, 'examples/kit/openapi.yaml'), join(project, 'openapi.yaml'))
  for (const [name, folder] of Object.entries(PEERS)) {
    symlinkSync(join(root, folder), join(project, 'node_modules', name), 'junction')
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(SETTINGS))
  const run = (...args: readonly string[]) => {
    return execFileSync(node, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  }
  const deskdouble = (...args: readonly string[]) => run('node_modules/deskdouble/dist/cli/main.js', ...args)
  writeFileSync(join(project, 'model.yaml'), deskdouble('spec', 'model', 'openapi.yaml'))
  checkKeptDocument(project, deskdouble)
  deskdouble('spec', 'check', 'openapi.yaml', '--overlay', 'model.yaml', '--strict')
  deskdouble('spec', 'init', 'openapi.yaml', '--out', 'shop')
  deskdouble('spec', 'generate', 'shop/openapi.yaml', '--out', 'shop/generated', '--check')
  deskdouble('scenario', 'check', 'shop/scenarios', '--spec', 'shop/openapi.yaml')
  for (const compiler of COMPILERS) run(join(root, compiler, 'bin/tsc'))
  run(join(root, 'node_modules/vitest/vitest.mjs'), 'run')
  // The other programs of the project are compiled without a configuration.
  rmSync(join(project, 'tsconfig.json'))
  console.log('Writes, compiles and tests a vendor of its own')
}

/** Checks that a command keeps a large document prepared, and that the next command uses it. */
function checkKeptDocument(project: string, deskdouble: (...args: readonly string[]) => string): void {
  const folder = join(project, 'kept')
  writeFileSync(
    join(project, 'large.yaml'),
    `${readFileSync(join(project, 'openapi.yaml'), 'utf8')}\n# ${LARGE_COMMENT}\n`,
  )
  process.env['DESKDOUBLE_CACHE'] = folder
  const ledgers = [1, 2].map(() => deskdouble('fidelity', '--spec', 'large.yaml'))
  delete process.env['DESKDOUBLE_CACHE']
  const kept = readdirSync(folder)
  if (kept.length !== 2 || ledgers[0] !== ledgers[1]) throw new Error(`The large document is not kept: ${kept.join()}`)
  for (const path of [folder, join(project, 'large.yaml')]) rmSync(path, { recursive: true })
}
