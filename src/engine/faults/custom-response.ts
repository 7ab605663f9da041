import { isObject } from '../../world/is-object.ts'
import { isErrorStatus } from '../spec/declared-status.ts'
import type { FaultRule } from './fault-rule.ts'
import { InvalidFaultError, mustBe } from './invalid-fault-error.ts'

/** The properties of a rule that set parts of the response. */
export const CUSTOM = ['message', 'code', 'headers', 'body'] as const

/** Checks the form of the parts of a response that a rule sets. @throws InvalidFaultError */
export function checkCustomResponse({ message, code, headers, body }: Readonly<Record<string, unknown>>): void {
  if (message !== undefined && typeof message !== 'string') throw mustBe('message', 'a string', message)
  if (code !== undefined && typeof code !== 'string' && !Number.isSafeInteger(code)) {
    throw mustBe('code', 'a string or a whole number', code)
  }
  if (headers !== undefined && !isHeaders(headers)) throw mustBe('headers', 'header values by header name', headers)
  if (body !== undefined && !isJson(body)) throw mustBe('body', 'a JSON value', body)
}

/** Returns whether a value maps names of header fields to their values (RFC 9110, 5.1 and 5.5). */
function isHeaders(value: unknown): boolean {
  if (!isObject(value)) return false
  return Object.entries(value).every(([name, field]) => {
    const isField = typeof field === 'string' ? /^[\t\x20-\x7e\x80-\xff]*$/.test(field) : Number.isSafeInteger(field)
    return isField && /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !FRAMING.has(name.toLowerCase())
  })
}

/** Headers that follow from the body and the connection. */
const FRAMING = new Set(['content-length', 'transfer-encoding', 'connection', 'content-encoding'])

const DEEPEST_BODY = 100

/** Returns whether JSON can encode a value without a change, and without excessive nesting. */
function isJson(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST_BODY) return false
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1))
  if (typeof value === 'number') return Number.isFinite(value)
  if (isObject(value)) return Object.values(value).every((member) => isJson(member, depth + 1))
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

/** Checks that a rule has an error whose response it can set. @throws InvalidFaultError */
export function checkCustomCombination(rule: FaultRule): void {
  const custom = CUSTOM.filter((name) => rule[name] !== undefined)
  if (custom.length > 0 && rule.status === undefined && !rule.quota) {
    const cure = `Set status or quota, or remove ${custom.join(', ')}.`
    throw new InvalidFaultError(custom[0] ?? '', `${custom.join(', ')} requires status or quota`, cure)
  }
  const ofError = (['message', 'code'] as const).filter((name) => rule[name] !== undefined)
  if (ofError.length > 0 && rule.status !== undefined && !isErrorStatus(rule.status)) {
    const problem = `${ofError.join(' and ')} requires an error, but status is ${rule.status}`
    throw new InvalidFaultError(ofError[0] ?? '', problem, 'Put the text into the body.')
  }
  if (rule.body !== undefined && (rule.message !== undefined || rule.code !== undefined)) {
    throw new InvalidFaultError('body', 'body cannot be combined with message or code', 'Put them into the body.')
  }
}

/** Returns whether a rule sets parts of the response that the spec has rules for. */
export function setsResponse(rule: FaultRule): boolean {
  const isSuccess = rule.status !== undefined && !isErrorStatus(rule.status)
  return isSuccess || CUSTOM.some((name) => rule[name] !== undefined)
}
