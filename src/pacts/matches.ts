import type { Expectation } from './expected.ts'
import { canonicalJson, isObject } from './json.ts'

/**
 * Checks a value against an expectation. Additional properties are allowed, as in Pact.
 * Only used to find what a provider state needs: pacts are verified by the official verifier.
 */
export function matches(expected: Expectation, value: unknown): boolean {
  switch (expected.match) {
    case 'equality':
      return expected.value === value || canonicalJson(expected.value) === canonicalJson(value)
    case 'type':
      return kindOf(expected.value) === kindOf(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number'
    case 'regex':
    case 'link':
      return typeof value === 'string' && new RegExp(expected.regex).test(value)
    case 'empty list':
      return Array.isArray(value) && value.length === 0
    case 'each':
      return Array.isArray(value) && value.length >= expected.min && value.every((item) => matches(expected.item, item))
    default:
      return (
        isObject(value) && Object.entries(expected.properties).every(([name, inner]) => matches(inner, value[name]))
      )
  }
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/**
 * Returns an expectation that also accepts `value`: a value that differs from `value` only has to be of its type.
 * Used for the response that another caller received.
 */
export function loosen(expected: Expectation, value: unknown): Expectation {
  if (expected.match === 'equality') {
    const isScalar = ['string', 'number', 'boolean'].includes(typeof value)
    const differs = isScalar && typeof expected.value === typeof value && expected.value !== value
    return differs ? { match: 'type', value: expected.value } : expected
  }
  if (expected.match !== 'object' || !isObject(value)) return expected
  const properties = Object.entries(expected.properties)
  return {
    ...expected,
    properties: Object.fromEntries(properties.map(([name, inner]) => [name, loosen(inner, value[name])])),
  }
}
