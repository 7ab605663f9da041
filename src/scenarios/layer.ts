import { instant } from '../world/clock.ts'
import { isObject } from '../world/is-object.ts'
import { InvalidTimeError } from '../world/world-error.ts'
import { validateScenario } from './check-scenario.ts'
import { fill, type ResolveExpression } from './fill.ts'
import type { JsonSchema } from './json-schema.ts'
import { type Parameters, resolveParameter } from './parameters.ts'
import type { Path } from './path.ts'
import { PathSet } from './path-set.ts'
import type { LocatedRecord, Scenario, VendorSection } from './scenario.ts'
import { isCommonKey } from './schema.ts'
import type { ScenarioSource } from './source.ts'
import { type ShapeError, type SourceError, toSourceError } from './source-error.ts'

/** One of the files that make up a scenario, with the errors in its shape. */
export interface Layer {
  readonly source: ScenarioSource
  readonly shapeErrors: readonly ShapeError[]
}

/** The settings and vendor sections of one file. */
type LayerContent = Partial<Pick<Scenario, 'seed' | 'clock' | 'auth'>> & { readonly sections: Scenario['vendors'] }

interface LayerContext {
  readonly parameters: Parameters
  readonly schema: () => JsonSchema
  /** receives the errors that the parameters cause */
  readonly errors: SourceError[]
}

/** Returns the valid content of one file, with its parameters filled in. */
export function readLayer({ source, shapeErrors }: Layer, { parameters, schema, errors }: LayerContext): LayerContent {
  const found = [...shapeErrors]
  const report = (error: ShapeError) => {
    found.push(error)
    errors.push(toSourceError(source, error))
  }
  const written = withoutRecords(source.raw)
  const filled = fill(written, parameterResolver(parameters, report))
  // The values of placeholders were unknown when the shape of the file was checked.
  if (filled !== written) {
    const known = new PathSet(found.map(({ path }) => path))
    for (const error of validateScenario(filled, schema())) if (!known.has(error.path)) report(error)
  }
  if (typeof filled['clock'] === 'string' && !found.some(({ path }) => path[0] === 'clock'))
    checkInstant(filled['clock'], report)
  const invalid = new PathSet(found.map(({ path }) => path))
  const isValid = (path: Path) => invalid.isClear(path)
  const sections = Object.keys(filled).filter((name) => !isCommonKey(name))
  const { seed, clock, auth } = filled
  return {
    ...(typeof seed === 'number' && isValid(['seed']) && { seed }),
    ...(typeof clock === 'string' && isValid(['clock']) && { clock: new Date(clock).toISOString() }),
    ...((auth === 'open' || auth === 'strict') && { auth }),
    sections: Object.fromEntries(
      sections.map((name) => [name, readSection({ name, source, invalid, filled: mapping(filled, name) })]),
    ),
  }
}

/** Keys without placeholders: they are read before the parameters are known. */
const LITERAL_KEYS = new Set(['scenario', 'describe', 'extends', 'with'])
const FILLED_KEYS = new Set(['profile', 'faults', 'generate'])
const SECTION_KEYS = new Set([...FILLED_KEYS, 'stored'])

/** Returns the parts of a file that are filled in before its records are created. */
function withoutRecords(raw: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(raw)) return {}
  const parts = Object.entries(raw).filter(([name]) => !LITERAL_KEYS.has(name))
  return {
    scenario: raw['scenario'],
    ...Object.fromEntries(
      parts.map(([name, part]) => {
        if (isCommonKey(name) || !isObject(part)) return [name, part]
        return [name, Object.fromEntries(Object.entries(part).filter(([key]) => FILLED_KEYS.has(key)))]
      }),
    ),
  }
}

interface SectionContext {
  readonly name: string
  readonly source: ScenarioSource
  readonly filled: Readonly<Record<string, unknown>>
  /** the paths with errors in their shape */
  readonly invalid: PathSet
}

function readSection({ name, source, filled, invalid }: SectionContext): VendorSection {
  const validEntries = (key: string) => {
    return Object.entries(mapping(filled, key)).filter(([entry]) => invalid.isClear([name, key, entry]))
  }
  const faults = Array.isArray(filled['faults']) ? filled['faults'] : []
  const section = mapping(source.raw, name)
  const lists = Object.entries(section).filter(([key]) => !SECTION_KEYS.has(key))
  const locate = (list: unknown, path: Path) => {
    return (Array.isArray(list) ? list : []).flatMap((value, i): LocatedRecord[] => {
      const at = [...path, i]
      return isObject(value) ? [{ value, source, path: at, shapeErrors: invalid.inside(at) }] : []
    })
  }
  return {
    profile: Object.fromEntries(validEntries('profile')),
    generate: Object.fromEntries(
      validEntries('generate').map(([key, count]) => {
        return [key, { value: Number(count), source, path: [name, 'generate', key] }]
      }),
    ),
    faults: faults.flatMap((value, i) => {
      const path = [name, 'faults', i]
      return isObject(value) && invalid.isClear(path) ? [{ value, source, path }] : []
    }),
    records: Object.fromEntries(lists.map(([collection, list]) => [collection, locate(list, [name, collection])])),
    stored: Object.fromEntries(
      Object.entries(mapping(section, 'stored')).map(([collection, list]) => {
        return [collection, locate(list, [name, 'stored', collection])]
      }),
    ),
  }
}

function parameterResolver(parameters: Parameters, report: (error: ShapeError) => void): ResolveExpression {
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
    if (!(error instanceof InvalidTimeError)) throw error
    report({
      path: ['clock'],
      found: clock,
      expected: 'must be an instant from 1970-01-01 to 9998-12-31, such as 2026-01-15T09:00:00Z',
    })
  }
}

function mapping(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const inner = isObject(value) ? value[name] : undefined
  return isObject(inner) ? inner : {}
}
