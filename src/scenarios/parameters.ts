import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { isObject } from '../world/is-object.ts'
import { nearest } from './nearest.ts'
import { own } from './own.ts'
import type { ScenarioSource } from './source.ts'
import { type ShapeError, type SourceError, toSourceError } from './source-error.ts'

/** Values of parameters by name. */
export type Parameters = Readonly<Record<string, ParameterValue>>

/** Returns the defaults of a scenario's parameters, including those of the scenarios that it extends. */
export function parametersOf(sources: readonly ScenarioSource[]): Parameters {
  return Object.assign({}, ...sources.map(({ raw }) => declaredParameters(raw)))
}

/** Checks that each default has the type of the default that it overrides. */
export function defaultErrors(sources: readonly ScenarioSource[]): SourceError[] {
  return sources.flatMap((source, i) => {
    const inherited = parametersOf(sources.slice(0, i))
    return Object.entries(declaredParameters(source.raw)).flatMap(([name, value]) => {
      const known = own(inherited, name)
      if (known === undefined || typeof known === typeof value) return []
      return [toSourceError(source, { path: ['with', name], found: value, expected: formatExpectedType(known) })]
    })
  })
}

/** Checks that each value belongs to a declared parameter and has the type of its default. */
export function valueErrors(values: Readonly<Record<string, unknown>>, parameters: Parameters): SourceError[] {
  const names = Object.keys(parameters)
  return Object.entries(values).flatMap(([name, found]) => {
    const known = own(parameters, name)
    if (known !== undefined && typeof known === typeof found) return []
    const expected =
      names.length === 0
        ? 'is not a parameter; the scenario declares no parameters'
        : `is not a parameter; use one of ${names.join(', ')}`
    const error: Omit<ShapeError, 'path'> =
      known === undefined
        ? { expected, found: name, nearest: nearest(name, names), part: 'key' }
        : { expected: formatExpectedType(known), found }
    return [toSourceError({ raw: values }, { path: ['with', name], ...error })]
  })
}

/** Returns a parameter's value; an error without its path if the parameter is unknown. */
export function resolveParameter(name: string, parameters: Parameters): ParameterValue | Omit<ShapeError, 'path'> {
  const value = own(parameters, name)
  if (value !== undefined) return value
  const names = Object.keys(parameters)
  const known = names.length === 0 ? 'none is declared' : names.join(', ')
  return { expected: `must name a parameter (${known})`, found: `\${${name}}`, nearest: nearest(name, names) }
}

/** Returns the parameters with the valid values in place of their defaults. */
export function applyValues(parameters: Parameters, values: Readonly<Record<string, unknown>>): Parameters {
  const valid = Object.entries(values)
    .filter(isParameter)
    .filter(([name, value]) => typeof value === typeof own(parameters, name))
  return { ...parameters, ...Object.fromEntries(valid) }
}

function declaredParameters(raw: unknown): Parameters {
  const declared = isObject(raw) ? raw['with'] : undefined
  return Object.fromEntries(Object.entries(isObject(declared) ? declared : {}).filter(isParameter))
}

function formatExpectedType(value: ParameterValue): string {
  const nouns = { string: 'a string', number: 'a number', boolean: 'true or false' }
  const type = typeof value
  return `must be ${type === 'string' || type === 'number' ? nouns[type] : nouns.boolean} like the default`
}

function isParameter(entry: [string, unknown]): entry is [string, ParameterValue] {
  return ['string', 'number', 'boolean'].includes(typeof entry[1])
}
