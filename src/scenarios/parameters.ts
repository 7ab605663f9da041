import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { isMapping } from './json-schema.ts'
import { nearest } from './nearest.ts'
import type { ScenarioSource } from './source.ts'
import { type ShapeError, type SourceError, sourceErrorAt } from './source-error.ts'

/** Values of parameters by name. */
export type Parameters = Readonly<Record<string, ParameterValue>>

/** The parameters of a scenario with their defaults: its own, and those of what it extends, which come first. */
export function parametersOf(sources: readonly ScenarioSource[]): Parameters {
  return Object.assign({}, ...sources.map(({ raw }) => declared(raw)))
}

/** A child may give a parameter another default, but no other type. */
export function defaultErrors(sources: readonly ScenarioSource[]): SourceError[] {
  return sources.flatMap((source, i) => {
    const inherited = parametersOf(sources.slice(0, i))
    return Object.entries(declared(source.raw)).flatMap(([name, value]) => {
      const known = own(inherited, name)
      if (known === undefined || typeof known === typeof value) return []
      return [sourceErrorAt(source, { path: ['with', name], found: value, expected: expectedLike(known) })]
    })
  })
}

/** What is wrong with values that are given from outside. */
export function valueErrors(given: Readonly<Record<string, unknown>>, parameters: Parameters): SourceError[] {
  const names = Object.keys(parameters)
  return Object.entries(given).flatMap(([name, found]) => {
    const known = own(parameters, name)
    if (known !== undefined && typeof known === typeof found) return []
    const expected =
      names.length === 0 ? 'is no parameter: none is declared' : `is no parameter: there are ${names.join(', ')}`
    const error: Omit<ShapeError, 'path'> =
      known === undefined
        ? { expected, found: name, nearest: nearest(name, names), part: 'key' }
        : { expected: expectedLike(known), found }
    return [sourceErrorAt({ raw: given }, { path: ['with', name], ...error })]
  })
}

/** A parameter's value, or what is wrong with its name. */
export function resolveParameter(name: string, parameters: Parameters): ParameterValue | Omit<ShapeError, 'path'> {
  const value = own(parameters, name)
  if (value !== undefined) return value
  const names = Object.keys(parameters)
  const expected = names.length === 0 ? 'none is declared' : names.join(', ')
  return { expected: `must name a parameter: ${expected}`, found: `\${${name}}`, nearest: nearest(name, names) }
}

/** The defaults with the given values in their place, but for those that are wrong. */
export function withValues(parameters: Parameters, given: Readonly<Record<string, unknown>>): Parameters {
  const right = Object.entries(given)
    .filter(isParameter)
    .filter(([name, value]) => typeof value === typeof own(parameters, name))
  return { ...parameters, ...Object.fromEntries(right) }
}

function declared(raw: unknown): Parameters {
  const held = isMapping(raw) ? raw['with'] : undefined
  return Object.fromEntries(Object.entries(isMapping(held) ? held : {}).filter(isParameter))
}

function own(parameters: Parameters, name: string): ParameterValue | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined
}

function expectedLike(value: ParameterValue): string {
  const kind = { string: 'a string', number: 'a number', boolean: 'true or false' }
  const type = typeof value
  return `must be ${type === 'string' || type === 'number' ? kind[type] : kind.boolean}, as its default is`
}

function isParameter(entry: [string, unknown]): entry is [string, ParameterValue] {
  return ['string', 'number', 'boolean'].includes(typeof entry[1])
}
