import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Configuration, CYPRESS_MODULE, EXPECTED, readRecipe, runRecipe } from '../../scripts/examples/cypress.ts'

const ROOT = join(import.meta.dirname, '../..')

it('gives each test a world by the configuration and the support file of docs/tests.md', async () => {
  const { configuration, support } = readRecipe(ROOT)
  expect(await runRecipe(await configurationOf(configuration), support)).toEqual(EXPECTED)
})

/** Loads the configuration with the sources of this repository as the package. */
async function configurationOf(text: string): Promise<Configuration> {
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'cypress.js'), CYPRESS_MODULE)
  const file = join(folder, 'cypress.config.js')
  const imports = { "'cypress'": "'./cypress.js'", "'deskdouble'": `'${join(ROOT, 'src/index.ts')}'` }
  writeFileSync(
    file,
    Object.entries(imports).reduce((changed, [from, to]) => changed.replace(from, to), text),
  )
  return (await import(file)).default
}
