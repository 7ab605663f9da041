import type { SchemaError } from '../spec/validators.ts'
import type { Finding } from '../vendor/problem.ts'

/** What a validator found in decoded parameters: `/query/expand/0` is about the parameter `expand`. */
export function parameterFindings(errors: readonly SchemaError[], parameters: unknown): Finding[] {
  return capped(errors).map((error) => {
    const [, where = '', at = ''] = pointerTo(error).split('/')
    return {
      ...finding(error, parameters),
      in: where === 'path' || where === 'header' ? where : 'query',
      at: unescapeStep(at),
    }
  })
}

/** What a validator found in a body. */
export function bodyFindings(errors: readonly SchemaError[], body: unknown): Finding[] {
  return capped(errors).map((error) => ({ ...finding(error, body), in: 'body', at: pointerTo(error) }))
}

/** A body can hold mistakes without number; beyond these nobody reads on. */
const MOST_FINDINGS = 100

/** The findings that are told of so many. */
export function capped<T>(findings: readonly T[]): readonly T[] {
  return findings.length > MOST_FINDINGS ? findings.slice(0, MOST_FINDINGS) : findings
}

/** Says findings in one line: `body /name must be string; query expand must be one of copilot`. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map(formatFinding).join('; ')
}

function formatFinding({ in: where, at, keyword, message }: Finding): string {
  // The message names the place itself.
  if (keyword === 'undeclared') return message
  return at === '' ? `${where} ${message}` : `${where} ${at} ${message}`
}

/** The place of an error: for a property that is missing or not allowed, the place where it would stand. */
export function pointerTo({ instancePath, params }: SchemaError): string {
  const property = params['missingProperty'] ?? params['additionalProperty']
  return typeof property === 'string' ? `${instancePath}/${escapeStep(property)}` : instancePath
}

/** Says in words what a schema expects at the place of an error. */
export function describeSchemaError({ keyword, message, params }: SchemaError): string {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties') return 'is not declared'
  if (keyword === 'enum' && Array.isArray(params['allowedValues'])) {
    return `must be one of ${params['allowedValues'].join(', ')}`
  }
  return message ?? `fails "${keyword}"`
}

function finding(error: SchemaError, data: unknown): Pick<Finding, 'keyword' | 'message' | 'value' | 'allowed'> {
  const value = valueAt(data, pointerTo(error))
  const allowed = error.params['allowedValues']
  return {
    keyword: error.keyword,
    message: describeSchemaError(error),
    ...(value !== undefined && { value }),
    ...(Array.isArray(allowed) && { allowed }),
  }
}

function valueAt(data: unknown, pointer: string): unknown {
  let found = data
  for (const step of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.getOwnPropertyDescriptor(found, unescapeStep(step))?.value
  }
  return found
}

/** Writes a name as a step of a JSON Pointer (RFC 6901). */
export function escapeStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
