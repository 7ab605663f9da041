import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as yaml from 'yaml'
import { runAtOnce } from '../../../src/engine/exchange/in-turns.ts'
import { createEmulator } from '../../../src/index.ts'
import { yamlSteps } from '../../../src/vendors/control/yaml-steps.ts'
import { repeatDuring } from '../../support/repeat-during.ts'
import { vendorCases } from '../cases.ts'

const shared = { text: 'in two places' }

const ODD: Readonly<Record<string, object>> = {
  'empty objects and lists': { a: {}, b: { c: {}, d: [] }, e: [[], {}], f: null },
  'names that need quotes': { 'a: b': { '- c': { '#d': 1 } }, '': { '?': { '"': 2 } }, true: { 1: { null: 3 } } },
  'long texts': { a: { b: { c: 'word '.repeat(50) }, d: 'line\n\n  indented\n'.repeat(3) } },
  'a name that takes more than one line': { a: { ['k'.repeat(2000)]: { b: 1 } } },
  'missing members': { a: undefined, b: { c: undefined }, d: { e: undefined, f: { g: 1 } } },
  'an object in two places': { a: { b: shared }, c: { d: { e: shared } } },
}

it.each(Object.keys(ODD))('formats %s in steps as in one go', (name) => {
  const object = ODD[name] ?? {}
  expect(runAtOnce(yamlSteps(object, yaml))).toBe(yaml.stringify(object))
})

/** Checks an object that has others in several places. */
function checkShared(objects: readonly object[], paths: readonly (readonly string[])[]): void {
  const root: Record<string, unknown> = {}
  for (const [i, path] of paths.entries()) {
    let at = root
    for (const name of path.slice(0, -1)) {
      at[`n${name}`] ??= {}
      // Only objects are created under these names.
      at = at[`n${name}`] as Record<string, unknown>
    }
    at[`leaf${i}`] = i % 3 === 0 ? [objects[i % objects.length]] : objects[i % objects.length]
  }
  expect(runAtOnce(yamlSteps(root, yaml))).toBe(yaml.stringify(root))
}

it('formats objects that occur in several places in steps as in one go', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({}), fc.constant([]))
  const pool = fc.array(fc.dictionary(fc.string(), leaf, { maxKeys: 3 }), { minLength: 1, maxLength: 3 })
  const places = fc.array(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 5 }), { maxLength: 12 })
  const check = (objects: object[], paths: string[][]) => checkShared(objects, paths.length === 0 ? [['x']] : paths)
  fc.assert(fc.property(pool, places, check), { numRuns: 300 })
})

it.each(vendorCases)(
  'serves the document of $name as YAML with the text of the whole, and answers meanwhile',
  async ({ name }) => {
    const emulator = createEmulator()
    const document = await (await emulator.fetch(`/_control/vendors/${name}/openapi.json`)).json()
    const served = emulator.fetch(`/_control/vendors/${name}/openapi.yaml`)
    const answers = await repeatDuring(served, () => emulator.fetch('/_control/health'))
    expect(await (await served).text()).toBe(yaml.stringify(document))
    expect(answers.length).toBeGreaterThan(5)
  },
)
