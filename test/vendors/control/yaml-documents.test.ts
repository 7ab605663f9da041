import { expect, it } from 'vitest'
import { stringify } from 'yaml'
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
  expect(runAtOnce(yamlSteps(object, stringify))).toBe(stringify(object))
})

it.each(vendorCases)(
  'serves the document of $name as YAML with the text of the whole, and answers meanwhile',
  async ({ name }) => {
    const emulator = createEmulator()
    const document = await (await emulator.fetch(`/_control/vendors/${name}/openapi.json`)).json()
    const served = emulator.fetch(`/_control/vendors/${name}/openapi.yaml`)
    const answers = await repeatDuring(served, () => emulator.fetch('/_control/health'))
    expect(await (await served).text()).toBe(stringify(document))
    expect(answers.length).toBeGreaterThan(5)
  },
)
