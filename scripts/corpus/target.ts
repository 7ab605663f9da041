import type { Answer } from './answers.ts'
import type { Place } from './json.ts'
import type { ApiOperation } from './openapi.ts'

/** An operation of a resource, and where its request and response contain the record. */
export interface Step {
  readonly operation: ApiOperation
  readonly requestPlace: Place
  /** place of the record in the response; undefined if it is looked for */
  readonly responsePlace: Place | undefined
  /** names of the resource's parameters by the names that this operation uses */
  readonly aliases: Readonly<Record<string, string>>
}

/** A record in a response. */
export interface FoundRecord {
  readonly record: unknown
  readonly place: Place
}

/** Values of parameters by name. */
export type ParameterValues = Readonly<Record<string, string>>

/** A resource to drive, with the rules that find its records in responses. */
export interface Target {
  readonly name: string
  /** path template of one record; undefined if requests contain the key elsewhere */
  readonly itemPath: string | undefined
  readonly key: { readonly parameter: string; readonly in: 'path' | 'query' | 'body' }
  /** names of the properties that lead to the key, for reports; undefined if it is looked for or not in the record */
  readonly keyPlace: string | undefined
  readonly create: Step | undefined
  readonly read: Step | undefined
  readonly list: Step | undefined
  readonly update: Step | undefined
  readonly remove: Step | undefined
  /** Returns the parameters that identify the record of a response; undefined if it does not report them. */
  readonly identify: (step: Step, answer: Answer) => ParameterValues | undefined
  readonly recordOf: (step: Step, answer: Answer) => FoundRecord | undefined
  /** Returns the records of a list; undefined if the response has no list. */
  readonly itemsOf: (step: Step, answer: Answer) => readonly unknown[] | undefined
  /** Returns the key of a record in a list. */
  readonly keyOf: (item: unknown) => string | undefined
}

/** Returns a path template without the names of its parameters and without an extension at its end. */
export function shapeOf(path: string): string {
  return path
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replace(/\.json$/, '')
    .replace(/(.)\/$/, '$1')
}

/** Lists the parameters of a path template in order. */
export function parametersIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
}

/** Returns the part of a path template up to a parameter. */
export function pathUpTo(path: string, parameter: string): string {
  const end = path.indexOf(`{${parameter}}`) + parameter.length + 2
  return path.slice(0, end)
}
