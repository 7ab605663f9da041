import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createProject } from '../../scripts/examples/project.ts'
import { temporaryFolder } from '../support/pacts.ts'

const ROOT = join(import.meta.dirname, '../..')

it('gives an example the packed package, the packages that both declare, and nothing else', async () => {
  const folder = await temporaryFolder()
  const project = join(folder, 'any-api')
  createProject({ root: ROOT, tarball: packed(folder) }, 'any-api', project)
  expect(installedIn(project)).toEqual(['ajv', 'deskdouble'])
  expect(execFileSync(join(project, 'node_modules/.bin/deskdouble'), { encoding: 'utf8' })).toBe('packed\n')
  expect(readFileSync(join(project, 'shop.js'))).toEqual(readFileSync(join(ROOT, 'examples/any-api/shop.js')))
})

it('prefers the versions that an example has installed', async () => {
  const folder = await temporaryFolder()
  const project = join(folder, 'kit')
  createProject({ root: ROOT, tarball: packed(folder) }, 'kit', project)
  expect(installedIn(project)).toEqual([
    '@types/node',
    'ajv',
    'deskdouble',
    'openapi-typescript',
    'typescript',
    'vitest',
  ])
  expect(realpathSync(join(project, 'node_modules/typescript'))).toBe(
    realpathSync(join(ROOT, 'examples/kit/node_modules/typescript')),
  )
})

it('knows every example that is a package, and rejects other names', () => {
  const { stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/try-examples.ts'), 'jets'], { encoding: 'utf8' })
  const [, names = ''] = /No example is named jets; use (.+)/.exec(stderr) ?? []
  const examples = globSync('examples/*/package.json', { cwd: ROOT }).map((file) => basename(dirname(file)))
  expect(names.split(', ').toSorted()).toEqual([...examples, 'cypress', 'spec-init'].toSorted())
})

/** Packs a package with one dependency and one command. */
function packed(folder: string): string {
  const content = join(folder, 'package')
  mkdirSync(content)
  const manifest = { name: 'deskdouble', dependencies: { ajv: '*' }, bin: { deskdouble: 'main.sh' } }
  writeFileSync(join(content, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(content, 'main.sh'), '#!/bin/sh\necho packed\n')
  execFileSync('tar', ['-czf', 'deskdouble.tgz', 'package'], { cwd: folder })
  return join(folder, 'deskdouble.tgz')
}

function installedIn(project: string): string[] {
  const modules = join(project, 'node_modules')
  const inside = (name: string) => readdirSync(join(modules, name)).map((other) => `${name}/${other}`)
  return readdirSync(modules)
    .filter((name) => name !== '.bin')
    .flatMap((name) => (name.startsWith('@') ? inside(name) : name))
    .toSorted()
}
