import { describe, expect, it } from 'vitest'
import { bodyFindings, formatFindings, parameterFindings } from '../../src/engine/exchange/findings.ts'
import { objectOf, requestBodyOf } from '../../src/engine/spec/declaration.ts'
import { type Document, resolve, type SchemaObject } from '../../src/engine/spec/document.ts'
import { control } from '../../src/vendors/control/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { isObject } from '../../src/world/is-object.ts'
import { readSpecFile } from '../support/spec-file.ts'

/** Strings of which at least one violates each pattern of the specs. */
const INVALID = [' ', '\u0000', '{{nobody}}', 'x'.repeat(80)]

describe.each([...Object.values(vendors), control])('the patterns of $name', ({ name, spec, checks }) => {
  const document = readSpecFile(name)
  const patterns = objectsIn(document).filter(({ pattern }) => typeof pattern === 'string')

  it('gives every pattern an x-pattern-text', () => {
    expect(patterns.filter((schema) => typeof schema['x-pattern-text'] !== 'string')).toEqual([])
  })

  it('shows no regular expression in messages about requests', async () => {
    await checks.prepare()
    const messages = [...spec.operations.values()].flatMap(({ id, path, method }) => {
      const object = objectOf(spec.document, { id, path, method })
      const { parameters = [] } = object
      const declared = [...(spec.document.paths[path]?.parameters ?? []), ...parameters]
      return INVALID.flatMap((invalid) => {
        const values: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {} }
        for (const parameter of declared.map((one) => resolve(spec.document, one))) {
          const place = values[parameter.in]
          if (place) place[parameter.name] = sample(spec.document, parameter.schema ?? {}, invalid)
        }
        const bodies = Object.entries(requestBodyOf(spec.document, object)?.content ?? {}).map(
          ([mediaType, { schema = {} }]) => {
            const body = sample(spec.document, schema, invalid)
            const check = checks.body(id, mediaType)
            return check && !check(body) ? formatFindings(bodyFindings(check.errors ?? [], body)) : ''
          },
        )
        const check = checks.parameters(id)
        if (!check || check(values)) return bodies
        return [...bodies, formatFindings(parameterFindings(check.errors ?? [], values))]
      })
    })
    expect(messages.join('\n')).not.toMatch(/must match pattern|\[\\?\w-\w|\(\?:|\\[dwSs]|has the wrong format/)
    for (const text of requestTexts(name)) expect(messages.join('\n')).toContain(`must be ${text}, got `)
  })
})

/** Texts of patterns that a request can violate, which a message must contain. */
function requestTexts(vendor: string): readonly string[] {
  const texts: Readonly<Record<string, readonly string[]>> = {
    genesys: ['a whole number from 1 to 200', 'a whole number from 1 to 100', 'a string that is not blank'],
    kore: ['at most 15 letters and digits'],
    singularity: ['a string that is not blank'],
    bird: ['a locale such as en-GB or zh-Hant-TW'],
    control: [
      'origin, now, snapshot:NAME, before:NUMBER or exchange:NUMBER, such as snapshot:logged-in',
      '1 to 64 letters, digits, "_" and "-"',
    ],
  }
  return texts[vendor] ?? []
}

/** Returns a value of a schema's shape in which every string is invalid. */
function sample(document: Document, schema: SchemaObject, invalid: string, depth = 0): unknown {
  const resolved: Readonly<Record<string, unknown>> = { ...resolve(document, schema) }
  const { type, items, properties } = resolved
  if (isObject(properties) && depth < 4) {
    const inner = Object.entries(properties).filter(([, property]) => isObject(property))
    return Object.fromEntries(
      inner.map(([name, one]) => [name, sample(document, { ...Object(one) }, invalid, depth + 1)]),
    )
  }
  if (type === 'array' && isObject(items)) return [sample(document, { ...items }, invalid, depth + 1)]
  return invalid
}

/** Returns all objects in a document, at any depth. */
function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (!isObject(value)) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}
