import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createEmulator } from '../../../src/index.ts'
import { isObject } from '../../../src/world/is-object.ts'
import { controlOf } from '../../support/control.ts'
import { readSpecFile } from '../../support/spec-file.ts'
import { vendorCases } from '../cases.ts'
import { operationsOf } from '../tour.ts'

const ADDRESS = 'http://127.0.0.1:4010'

describe.each([...vendorCases, { name: 'control' }])('the served document of $name', ({ name }) => {
  it("names the double's own address first, before the vendor's", async () => {
    const { servers } = await read(name)
    expect(servers?.[0]?.url).toBe(ADDRESS)
    expect(servers?.slice(1)).toEqual(readSpecFile(name).servers)
  })

  it('contains no schema or property that only scenarios use', async () => {
    const document = await read(name)
    expect(keysOf(document)).not.toContain('x-scenario')
    expect(keysOf(document)).not.toContain('x-initial')
    expect(keysOf(document)).not.toContain('x-actions')
    expect(keysOf(document)).not.toContain('x-curl')
    const { schemas } = document.components
    const internal = Object.entries(isObject(schemas) ? schemas : {}).filter(([, schema]) => {
      return isObject(schema) && schema['x-internal'] === true
    })
    expect(internal.map(([schema]) => schema)).toEqual([])
  })

  it('resolves every reference inside itself', async () => {
    const document = await read(name)
    const missing = [...new Set(refsOf(document))].filter((ref) => !isDefined(document, ref))
    expect(missing).toEqual([])
  })

  it('describes the defaults of properties in words, which no generator takes for required properties', async () => {
    const { components } = await read(name)
    const withDefault = propertiesOf(components['schemas']).filter((property) => 'default' in property)
    expect(withDefault).toEqual([])
    const described = propertiesOf(components['schemas']).filter(({ description }) =>
      /Defaults to/.test(typeof description === 'string' ? description : ''),
    )
    const declared = propertiesOf(readSpecFile(name).components['schemas']).filter((property) => 'default' in property)
    expect(described.length).toBeGreaterThanOrEqual(declared.length > 0 ? 1 : 0)
  })

  it('lists the rules of each operation in its description', async () => {
    for (const { object } of operationsOf(await read(name))) {
      const { description = '', 'x-behaviour': rules = [] } = object
      expect(rules.filter(({ rule }) => !description.includes(rule.trim()))).toEqual([])
    }
  })
})

it("links the health to the control API's own spec, as JSON and as YAML", async () => {
  const control = controlOf(createEmulator())
  const { openapi } = await control.read('Health', '/health')
  const [json, text] = await Promise.all([
    control.get(openapi.json.replace('/_control', '')),
    control.get(openapi.yaml.replace('/_control', '')),
  ])
  const document = await json.json()
  expect(parse(await text.text())).toEqual(document)
  expect(Object.keys(document.paths)).toEqual(Object.keys(readSpecFile('control').paths))
})

it("serves the control API's own spec beyond loopback only to clients with the control token", async () => {
  const emulator = createEmulator({ access: { admits: (token) => token === 'the-token' } })
  for (const path of ['/_control/openapi.json', '/_control/openapi.yaml']) {
    expect((await emulator.fetch(path)).status).toBe(401)
    expect((await emulator.fetch(path, { headers: { authorization: 'Bearer the-token' } })).status).toBe(200)
  }
})

async function read(vendor: string): Promise<ReturnType<typeof readSpecFile>> {
  const path = vendor === 'control' ? '/_control' : `/_control/vendors/${vendor}`
  const response = await createEmulator().fetch(`${ADDRESS}${path}/openapi.json`)
  // The control API serves documents of this form.
  return (await response.json()) as ReturnType<typeof readSpecFile>
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  return isObject(value) ? Object.entries(value).flatMap(([key, member]) => [key, ...keysOf(member)]) : []
}

function propertiesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(propertiesOf)
  if (!isObject(value)) return []
  const { properties } = value
  const own = isObject(properties) ? Object.values(properties).filter(isObject) : []
  return [...own, ...Object.values(value).flatMap(propertiesOf)]
}

function refsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsOf)
  if (!isObject(value)) return []
  const { $ref } = value
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(value).flatMap(refsOf)]
}

function isDefined(document: object, ref: string): boolean {
  const names = ref.slice(2).split('/')
  const found = names.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), document)
  return ref.startsWith('#/') && found !== undefined
}
