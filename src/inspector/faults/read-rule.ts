import type { ControlSchemas } from '../control.ts'
import { fieldText } from '../ui/form-fields.ts'

type Rule = Omit<ControlSchemas['FaultRequest'], 'vendor' | 'operation'>

/**
 * Reads a rule from the fields of the form. Empty fields are left out.
 * @throws {Error} if the headers or the body are not JSON
 */
export function readRule(effect: string, delay: string, fields: FormData): Rule {
  const rule = { ...readEffect(effect, fields), ...readTrigger(fields), ...readDelay(delay, fields) }
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined))
}

function readEffect(effect: string, fields: FormData) {
  if (effect === 'status') return { status: readNumber(fields, 'status'), ...readCustom(fields) }
  if (effect === 'quota') return { quota: readQuota(fields), ...readCustom(fields) }
  return effect === 'transport' ? { transport: readText(fields, 'transport'), lost: readText(fields, 'lost') } : {}
}

function readQuota(fields: FormData) {
  const limits = { requests: readNumber(fields, 'requests'), seconds: readNumber(fields, 'seconds') }
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
}

function readCustom(fields: FormData) {
  return {
    message: readText(fields, 'message'),
    code: readText(fields, 'code'),
    headers: readJson(fields, 'headers'),
    body: readJson(fields, 'body'),
  }
}

function readTrigger(fields: FormData) {
  const percent = readNumber(fields, 'percent')
  return {
    times: readNumber(fields, 'times'),
    nth: readNumber(fields, 'nth'),
    every: readNumber(fields, 'every'),
    probability: percent === undefined ? undefined : percent / 100,
  }
}

function readDelay(kind: string, fields: FormData) {
  const numbers = (...names: readonly string[]) => {
    return Object.fromEntries(names.map((name) => [name, readNumber(fields, name)]))
  }
  if (kind === 'fixed') return { delay: numbers('fixed') }
  if (kind === 'uniform') return { delay: { uniform: numbers('lower', 'upper') } }
  return kind === 'lognormal' ? { delay: { lognormal: numbers('median', 'sigma') } } : {}
}

function readText(fields: FormData, name: string): string | undefined {
  return fieldText(fields, name) || undefined
}

function readNumber(fields: FormData, name: string): number | undefined {
  const text = fieldText(fields, name)
  return text === '' ? undefined : Number(text)
}

function readJson(fields: FormData, name: string): unknown {
  const text = fieldText(fields, name)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`Failed to add the fault: the ${name} must be JSON, got "${text}"`)
  }
}
