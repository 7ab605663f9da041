import { type Check, DeclaredNames, fail, inOrder } from './check.ts'
import { isJson, type Json } from './schema.ts'

/** Compiles a schema for the same value. Returns undefined if it accepts everything. */
export interface CompileBranch {
  /** for a schema whose errors are reported */
  readonly reported: (schema: unknown) => Check | undefined
  /** for an alternative: its errors are only reported if no alternative matches */
  readonly alternative: (schema: unknown) => Check | undefined
  /** for a condition: its errors are never reported */
  readonly condition: (schema: unknown) => Check | undefined
}

export function notCheck({ not }: Json, { condition }: CompileBranch): Check[] {
  if (not === undefined) return []
  const check = condition(not)
  return [
    (value, errors) => {
      const matches = !check || check(value, undefined, undefined)
      return !matches || fail(errors, 'not', {})
    },
  ]
}

/** Tries every alternative, because each that matches may declare more properties. */
export function anyOfCheck({ anyOf }: Json, { alternative }: CompileBranch): Check[] {
  if (!Array.isArray(anyOf)) return []
  const checks = anyOf.map(alternative)
  return [
    (value, errors, declared) => {
      const from = errors?.length ?? 0
      let matches = false
      for (const check of checks) if (declaresIfValid(check, value, errors, declared)) matches = true
      if (!matches) return fail(errors, 'anyOf', {})
      if (errors) errors.length = from
      return true
    },
  ]
}

export function allOfCheck({ allOf }: Json, { reported }: CompileBranch, collects: boolean): Check[] {
  if (!Array.isArray(allOf)) return []
  const check = inOrder(
    allOf.flatMap((schema) => reported(schema) ?? []),
    collects,
  )
  return check ? [check] : []
}

/** @param isReported true if the error of the condition follows those of its consequence */
export function ifCheck(schema: Json, { condition, reported }: CompileBranch, isReported: boolean): Check[] {
  if (schema['if'] === undefined) return []
  const test = condition(schema['if'])
  const clauses = (['then', 'else'] as const).map((keyword) => {
    const clause = isJson(schema[keyword]) ? reported(schema[keyword]) : undefined
    return clause && { keyword, check: clause }
  })
  return [
    (value, errors, declared) => {
      const matches = !test || test(value, undefined, declared)
      const clause = clauses[matches ? 0 : 1]
      if (!clause || declaresIfValid(clause.check, value, errors, declared)) return true
      return isReported && fail(errors, 'if', { failingKeyword: clause.keyword })
    },
  ]
}

/** Makes a check whose properties count as declared only if the value is valid. */
function declaresIfValid(check: Check | undefined, ...[value, errors, declared]: Parameters<Check>): boolean {
  if (!check) return true
  const names = declared && new DeclaredNames()
  if (!check(value, errors, names)) return false
  if (names) declared.merge(names)
  return true
}
