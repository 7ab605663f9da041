/**
 * Checks the package as a user gets it: packed, in a project with its dependencies and nothing else. Finds imports and
 * types that the package does not bring along, and files that it brings along in vain.
 *
 * `--node PATH` runs the package with another Node binary, such as the oldest one that it supports.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDeclarations, compile } from './package/compile.ts'
import { installPackage } from './package/install.ts'
import { checkLicences } from './package/licences.ts'
import { exerciseCommands, exerciseLibrary, exercisePact, exercisePeers } from './package/run.ts'
import { runBundle } from './package/run-bundle.ts'
import { exerciseSpecCommands } from './package/run-spec.ts'
import { runWorker } from './package/run-worker.ts'
import { checkSize } from './package/size.ts'

const ROOT = join(import.meta.dirname, '..')

const { values } = parseArgs({ options: { node: { type: 'string', default: process.execPath } } })
const { node } = values
const folder = mkdtempSync(join(tmpdir(), 'deskdouble-package-'))
try {
  const installed = installPackage(ROOT, folder)
  checkTypes(installed.tarball)
  checkSize(installed)
  checkLicences(installed.project)
  console.log(`Runs with Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`)
  await exerciseCommands(installed.project, node)
  exerciseLibrary(installed.project, node)
  await runBundle(installed.project, node)
  await runWorker(installed.project)
  compile(ROOT, installed.project, 'consumer')
  exerciseSpecCommands(ROOT, installed.project, node)
  for (const peer of ['msw', '@playwright']) {
    symlinkSync(join(ROOT, 'node_modules', peer), join(installed.project, 'node_modules', peer), 'junction')
  }
  exercisePeers(installed.project, node)
  exercisePact(ROOT, installed.project, node)
  compile(ROOT, installed.project, 'optional')
  checkDeclarations(ROOT, installed.project)
  console.log('The package works in a project of its own')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Checks that the declarations of a packed package fit its modules. */
function checkTypes(tarball: string): void {
  const attw = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')
  const main = join(dirname(attw), 'dist/index.js')
  execFileSync(process.execPath, [main, tarball, '--profile', 'esm-only'], { stdio: 'inherit' })
}
