import type { Expected } from './expected.ts'
import { canonical, isObject } from './json.ts'

/**
 * Whether a value is what is expected, as Pact judges replies: properties beyond the expected ones do not matter.
 * The official verifier is the judge of a pact; this one only finds out what a provider state needs.
 */
export function meets(expected: Expected, value: unknown): boolean {
  switch (expected.match) {
    case 'equality':
      return canonical(expected.value) === canonical(value)
    case 'type':
      return kindOf(expected.value) === kindOf(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number'
    case 'regex':
      return typeof value === 'string' && new RegExp(expected.regex).test(value)
    case 'empty list':
      return Array.isArray(value) && value.length === 0
    case 'each':
      return Array.isArray(value) && value.length >= expected.min && value.every((item) => meets(expected.item, item))
    default:
      return isObject(value) && Object.entries(expected.properties).every(([name, inner]) => meets(inner, value[name]))
  }
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/**
 * The same, but that a text which is another in this value is only known to be a text: for a value that another caller
 * was given.
 */
export function loosened(expected: Expected, value: unknown): Expected {
  if (expected.match === 'equality') {
    const isOther = typeof expected.value === 'string' && typeof value === 'string' && expected.value !== value
    return isOther ? { match: 'type', value: expected.value } : expected
  }
  if (expected.match !== 'object' || !isObject(value)) return expected
  const properties = Object.entries(expected.properties)
  return {
    ...expected,
    properties: Object.fromEntries(properties.map(([name, inner]) => [name, loosened(inner, value[name])])),
  }
}
