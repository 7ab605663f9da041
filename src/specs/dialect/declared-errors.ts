import type { Document } from '../../engine/spec/document.ts'
import { isJsonType } from '../../engine/spec/media-type.ts'
import { defaultDialect } from '../../engine/vendor/default-dialect.ts'
import type { Dialect, ExchangeInfo } from '../../engine/vendor/dialect.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import type { Collections } from '../../world/world.ts'
import { Shaper } from '../fit/shaper.ts'
import { type OperationFacts, readOperations } from '../handlers/operation-facts.ts'
import { stableDraw } from '../sample/draw.ts'
import { Sampler } from '../sample/sampler.ts'
import { Schemas } from '../schema/schemas.ts'
import { errorParts } from './error-body.ts'
import { errorStatus, responseKey } from './error-status.ts'

type FormatProblem = Dialect<Collections>['formatProblem']

/** Accepts every value. The schema of an error is followed without proof, because a validator may not be at hand. */
const ACCEPT = () => true

/** Returns a function that formats problems as the operations of a document declare them, or else by RFC 9457. */
export function declaredErrors(document: Document): FormatProblem {
  const { formatProblem } = defaultDialect(document)
  let prepared: Prepared | undefined
  return (problem, exchange) => {
    prepared ??= prepare(document)
    const operation = prepared.operations.get(exchange.operation?.id ?? '')
    const status = errorStatus(problem, operation)
    const neutral = formatProblem(problem, exchange)
    const body = operation && declaredBody(problem, exchange, { ...prepared, operation, status, neutral: neutral.body })
    return { ...neutral, status, ...(body !== undefined && { body }) }
  }
}

interface Prepared {
  readonly operations: ReadonlyMap<string, OperationFacts>
  readonly shaper: Shaper
}

function prepare(document: Document): Prepared {
  const schemas = new Schemas(document)
  const shaper = new Shaper(new Sampler(schemas, () => ACCEPT), () => ACCEPT)
  return { operations: readOperations(document, schemas), shaper }
}

interface Declared extends Prepared {
  readonly operation: OperationFacts
  readonly status: number
  readonly neutral: unknown
}

/** Returns an error body that its declared schema has places for; undefined if the schema declares nothing. */
function declaredBody(problem: Problem, { path, exchangeId, millis }: ExchangeInfo, declared: Declared): unknown {
  const { operation, status, shaper } = declared
  const { mediaType, schema } = operation.responses.get(responseKey(operation, status) ?? '') ?? {}
  const message = problem.details.custom?.message ?? problem.message
  if (mediaType === undefined || schema === undefined || schema === true) return undefined
  if (!isJsonType(mediaType)) return new Response(message, { headers: { 'content-type': mediaType } })
  const flat = shaper.schemas.flat(schema)
  if (flat.properties.size === 0 && flat.types.length === 0 && flat.choices.length === 0) return undefined
  const facts = { problem, status, message, path, exchangeId, now: new Date(millis).toISOString() }
  // A schema with a title and a detail is that of RFC 9457.
  const isNeutral = flat.properties.has('title') && flat.properties.has('detail')
  const parts = isNeutral ? { ...Object(declared.neutral), status } : errorParts(schema, facts, shaper.schemas)
  return shaper.shape(parts, schema, stableDraw('error', problem.kind))
}
