import { instant } from '../world/clock.ts'
import { validateShape } from './check-shape.ts'
import { fill, type Resolve } from './fill.ts'
import { isMapping, type JsonSchema } from './json-schema.ts'
import { type Parameters, resolveParameter } from './parameters.ts'
import { liesIn, type Path } from './path.ts'
import type { PlacedRecord, Scenario, VendorSection } from './scenario.ts'
import { isHead } from './schema.ts'
import type { ScenarioSource } from './source.ts'
import { type ShapeError, type SourceError, sourceErrorAt } from './source-error.ts'

/** One file of those that a scenario is put together from, with what is wrong with its shape. */
export interface Layer {
  readonly source: ScenarioSource
  readonly misfits: readonly ShapeError[]
}

/** What one file says of its scenario. */
type Part = Partial<Pick<Scenario, 'seed' | 'clock' | 'auth'>> & { readonly sections: Scenario['vendors'] }

interface Reading {
  readonly parameters: Parameters
  readonly schema: () => JsonSchema
  readonly mistakes: SourceError[]
}

/** What one file says, but for what is wrong in it. */
export function readLayer({ source, misfits }: Layer, { parameters, schema, mistakes: errors }: Reading): Part {
  const found = [...misfits]
  const report = (error: ShapeError) => {
    found.push(error)
    errors.push(sourceErrorAt(source, error))
  }
  const written = withoutRecords(source.raw)
  const head = fill(written, parameterResolver(parameters, report))
  // What was filled in was not there when the file's shape was checked.
  if (head !== written) {
    for (const error of validateShape(head, schema(), schema()))
      if (!found.some(({ path }) => same(path, error.path))) report(error)
  }
  if (typeof head['clock'] === 'string' && isRight(['clock'], found)) checkInstant(head['clock'], report)
  const right = (path: Path) => isRight(path, found)
  const sections = Object.keys(head).filter((name) => !isHead(name))
  const { seed, clock, auth } = head
  return {
    ...(typeof seed === 'number' && right(['seed']) && { seed }),
    ...(typeof clock === 'string' && right(['clock']) && { clock: new Date(clock).toISOString() }),
    ...((auth === 'open' || auth === 'strict') && { auth }),
    sections: Object.fromEntries(
      sections.map((name) => [name, readSection({ name, source, right, head: mapping(head, name) })]),
    ),
  }
}

/** Nothing is filled in there: it must be known before any parameter is. */
const AS_WRITTEN = new Set(['scenario', 'describe', 'extends', 'with'])
const OF_SECTION = new Set(['profile', 'faults', 'generate'])

/** All that is filled in before anything is planted. */
function withoutRecords(raw: unknown): Readonly<Record<string, unknown>> {
  if (!isMapping(raw)) return {}
  const parts = Object.entries(raw).filter(([name]) => !AS_WRITTEN.has(name))
  return {
    scenario: raw['scenario'],
    ...Object.fromEntries(
      parts.map(([name, part]) => {
        if (isHead(name) || !isMapping(part)) return [name, part]
        return [name, Object.fromEntries(Object.entries(part).filter(([key]) => OF_SECTION.has(key)))]
      }),
    ),
  }
}

interface SectionReading {
  readonly name: string
  readonly source: ScenarioSource
  readonly head: Readonly<Record<string, unknown>>
  readonly right: (path: Path) => boolean
}

function readSection({ name, source, head, right }: SectionReading): VendorSection {
  const of = (key: string) => Object.entries(mapping(head, key)).filter(([entry]) => right([name, key, entry]))
  const faults = Array.isArray(head['faults']) ? head['faults'] : []
  const lists = Object.entries(mapping(source.raw, name)).filter(([key]) => !OF_SECTION.has(key))
  return {
    profile: Object.fromEntries(of('profile')),
    generate: Object.fromEntries(
      of('generate').map(([key, count]) => [key, { value: Number(count), source, path: [name, 'generate', key] }]),
    ),
    faults: faults.flatMap((value, i) => {
      const path = [name, 'faults', i]
      return isMapping(value) && right(path) ? [{ value, source, path }] : []
    }),
    records: Object.fromEntries(
      lists.map(([collection, list]) => {
        const records = (Array.isArray(list) ? list : []).flatMap((value, i): PlacedRecord[] => {
          const path = [name, collection, i]
          return isMapping(value) ? [{ value, source, path, misshapen: !right(path) }] : []
        })
        return [collection, records]
      }),
    ),
  }
}

function parameterResolver(parameters: Parameters, report: (error: ShapeError) => void): Resolve {
  return (expression, path) => {
    const value = resolveParameter(expression, parameters)
    if (typeof value !== 'object') return value
    report({ ...value, path })
    return undefined
  }
}

function checkInstant(clock: string, report: (error: ShapeError) => void): void {
  try {
    instant(clock)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report({ path: ['clock'], found: clock, expected: 'must be an instant, such as 2026-01-15T09:00:00Z' })
  }
}

/** Whether nothing is wrong with what stands at a path, in it or around it. */
function isRight(path: Path, errors: readonly ShapeError[]): boolean {
  return !errors.some((error) => liesIn(error.path, path) || liesIn(path, error.path))
}

function same(path: Path, other: Path): boolean {
  return path.length === other.length && liesIn(path, other)
}

function mapping(of: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = isMapping(of) ? of[name] : undefined
  return isMapping(value) ? value : {}
}
