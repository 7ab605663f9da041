/** Runs the recipe for Cypress in the working folder, a project that has the package. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EXPECTED, readRecipe, runRecipe } from './cypress.ts'

const { support } = readRecipe(join(import.meta.dirname, '../..'))
const { default: configuration } = await import(pathToFileURL('cypress.config.js').href)
assert.deepEqual(await runRecipe(configuration, support), EXPECTED)
// The server of a configuration ends with the process.
process.exit()
