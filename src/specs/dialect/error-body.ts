import { formatFindings } from '../../engine/exchange/findings.ts'
import type { Finding, Problem } from '../../engine/vendor/problem.ts'
import { foldName } from '../fit/fold.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'

/** Facts that an error body can report. */
export interface ErrorFacts {
  readonly problem: Problem
  readonly status: number
  readonly message: string
  /** the present instant: ISO 8601 */
  readonly now: string
  readonly path: string
  readonly exchangeId: string
  /** the finding that the present part of the body is about */
  readonly finding?: Finding
}

/** Deepest nesting of an error's parts. */
const DEEPEST = 4
/** Most findings that an error body lists. */
const MOST_LISTED = 10

/** Names of objects and lists that contain the parts of an error. */
const CONTAINER =
  /^(?:errors?|errorinfo|errordetails|details|fault|problems?|violations|meta|response|status|invalidparams|fielderrors|data)$/

/** Values by the folded names of properties, for values without parts. */
const VALUES: readonly (readonly [RegExp, (facts: ErrorFacts) => readonly unknown[]])[] = [
  [/^(?:success|ok|succeeded)$/, () => [false]],
  [/^(?:status|statuscode|httpstatus|httpstatuscode|httpcode|responsecode)$/, ({ status }) => [status, String(status)]],
  [/^(?:(?:error|internal)?code|errortype|errorname|type|kind|name|category)$/, codesOf],
  [/(?:message|msg|detail|details|description|reason|text|summary|explanation)$/, ({ message }) => [message]],
  [/^(?:errors?|title|cause)$/, ({ message }) => [message]],
  [
    /^(?:field|property|param|parameter|attribute|pointer|location|source|invalidfield|attr)$/,
    ({ finding }) => [finding?.at],
  ],
  [/^(?:timestamp|time|date|datetime|createdat)$/, ({ now }) => [now, Date.parse(now)]],
  [/(?:requestid|traceid|correlationid|logref|errorid|incidentid)$/, ({ exchangeId }) => [exchangeId]],
  [/^(?:instance|path|url|uri)$/, ({ path }) => [path]],
]

function codesOf({ problem: { kind, details }, status }: ErrorFacts): readonly unknown[] {
  const own = details.custom?.code
  const word = kind.replaceAll('-', '_')
  return [...(own === undefined ? [] : [own, String(own)]), word, word.toUpperCase(), status, 'about:blank']
}

/** Returns the parts of an error body that its schema has a place for. The schema's other requirements are sampled. */
export function errorParts(schema: unknown, facts: ErrorFacts, schemas: Schemas, depth = 0): unknown {
  const flat = schemas.flat(schema)
  const options = flat.choices.flatMap((choice) => choice.options).map((option) => schemas.flat(option))
  const types = [flat, ...options].flatMap((one) => one.types)
  if (types.includes('array'))
    return itemsOf(
      [flat, ...options].find(({ items }) => items !== undefined),
      facts,
      { schemas, depth },
    )
  const properties = new Map([...options, flat].flatMap((one) => [...one.properties]))
  if (properties.size === 0) return types.includes('string') ? facts.message : {}
  const parts: Record<string, unknown> = {}
  for (const [name, property] of properties) {
    const value = partOf(name, property, facts, { schemas, depth })
    if (value !== undefined) parts[name] = value
  }
  return parts
}

interface Nesting {
  readonly schemas: Schemas
  readonly depth: number
}

function itemsOf(flat: FlatSchema | undefined, facts: ErrorFacts, { schemas, depth }: Nesting): unknown[] {
  const findings = (facts.problem.details.findings ?? []).slice(0, MOST_LISTED)
  const each = findings.map((finding) => ({ ...facts, finding, message: formatFindings([finding]) }))
  return (each.length > 0 ? each : [facts]).map((one) => errorParts(flat?.items, one, schemas, depth + 1))
}

function partOf(name: string, property: unknown, facts: ErrorFacts, { schemas, depth }: Nesting): unknown {
  const flat = schemas.flat(property)
  const folded = foldName(name)
  const options = flat.choices.flatMap((choice) => choice.options).map((option) => schemas.flat(option))
  const hasParts = [flat, ...options].some(({ types }) => types.includes('object') || types.includes('array'))
  const isPlain = [flat, ...options].some(
    ({ types }) => types.length === 0 || types.includes('string') || types.includes('integer'),
  )
  if (hasParts && CONTAINER.test(folded) && depth < DEEPEST) return errorParts(property, facts, schemas, depth + 1)
  if (hasParts && !isPlain) return undefined
  const [, valuesOf] = VALUES.find(([pattern]) => pattern.test(folded)) ?? []
  return valuesOf?.(facts).find((value) => value !== undefined && isAllowed(value, flat))
}

/** Returns whether a value can be part of a schema, by its type and its list of values. */
function isAllowed(value: unknown, { types, keywords }: FlatSchema): boolean {
  if (Array.isArray(keywords['enum'])) return keywords['enum'].includes(value)
  if (types.length === 0) return true
  return types.some((type) =>
    type === 'integer' || type === 'number' ? typeof value === 'number' : typeof value === type,
  )
}
