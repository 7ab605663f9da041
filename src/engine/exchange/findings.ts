import { got } from '../../errors/got.ts'
import { escapeToken, tokensOf, valueAt } from '../spec/json-pointer.ts'
import type { SchemaError } from '../spec/validators.ts'
import type { Finding } from '../vendor/problem.ts'
import { describeSchemaError } from './schema-error.ts'

/** Returns the findings for decoded parameters. The error at `/query/expand/0` is a finding for parameter `expand`. */
export function parameterFindings(errors: readonly SchemaError[], parameters: unknown): Finding[] {
  return limitFindings(errors).map((error) => {
    const [where = '', at = ''] = tokensOf(pointerTo(error))
    return { ...finding(error, parameters), in: placeOf(where), at }
  })
}

/** Returns the place of a finding. Cookies are a header. */
function placeOf(where: string): Finding['in'] {
  if (where === 'cookie') return 'header'
  return where === 'path' || where === 'header' ? where : 'query'
}

/** Returns the findings for a body. */
export function bodyFindings(errors: readonly SchemaError[], body: unknown): Finding[] {
  return limitFindings(errors).map((error) => ({ ...finding(error, body), in: 'body', at: pointerTo(error) }))
}

/** The most findings that one problem reports. */
const MOST_FINDINGS = 100

/** Returns the first 100 findings. A body can have any number of errors. */
export function limitFindings<T>(findings: readonly T[]): readonly T[] {
  return findings.length > MOST_FINDINGS ? findings.slice(0, MOST_FINDINGS) : findings
}

/**
 * Formats findings in one line: `body /name must be a string, got 3; query groupId is required`.
 * @example
 * formatFindings([{ in: 'body', at: '/name', keyword: 'type', message: 'must be a string' }])
 * // 'body /name must be a string'
 */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map(formatFinding).join('; ')
}

/** Matches the names of parameters and properties whose values messages must not repeat. */
const SECRET = /authorization|cookie|credential|password|secret|signature|token|^(?:auth|key)$/i

function formatFinding({ in: where, at, keyword, message, value }: Finding): string {
  // The message names the place itself.
  if (keyword === 'undeclared') return message
  const place = at === '' ? where : `${where} ${at}`
  const isShown = value !== undefined && !SECRET.test(tokensOf(`/${at}`).at(-1) ?? '')
  return `${place} ${message}${isShown ? got(value) : ''}`
}

/** Returns the place of an error. For a missing or undeclared property, this is the place of the property. */
export function pointerTo({ instancePath, params }: SchemaError): string {
  const property = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty']
  return typeof property === 'string' ? `${instancePath}/${escapeToken(property)}` : instancePath
}

function finding(error: SchemaError, data: unknown): Pick<Finding, 'keyword' | 'message' | 'value' | 'allowed'> {
  const value = valueAt(data, pointerTo(error))
  const allowed = error.params['allowedValues']
  return {
    // The generator closes schemas with either keyword.
    keyword: error.keyword === 'unevaluatedProperties' ? 'additionalProperties' : error.keyword,
    message: describeSchemaError(error),
    ...(value !== undefined && { value }),
    ...(Array.isArray(allowed) && { allowed }),
  }
}
