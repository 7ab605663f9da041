import { objectOf, requestBodyOf } from '../../engine/spec/declaration.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { declaredTypeOf, isJsonType } from '../../engine/spec/media-type.ts'
import { mayBeObject } from '../../engine/spec/parameters.ts'
import { queryCredentials } from '../../engine/spec/query-credentials.ts'
import { undeclaredQuery } from '../../engine/spec/undeclared.ts'
import { type OperationExchange, pointerOf, requestTypeOf } from './operation-exchange.ts'
import { shownName } from './place.ts'
import type { Observer, Problem } from './problem.ts'
import { parseRecordedJson } from './recorded-json.ts'
import { follow, nodeAt, type SchemaNode } from './schema-node.ts'
import { isRedacted, ValueComparison } from './value-comparison.ts'

/** Compares a request that the service accepted: what it contains and the spec does not declare, or forbids. */
export function compareRequest(found: OperationExchange, observer: Observer): void {
  compareQuery(found, observer)
  const nodes = requestNodes(found)
  const value = parseRecordedJson(found.exchange.request)
  const [statement] = nodes
  if (!statement || value === undefined) return
  const comparison = new ValueComparison(found.document, 'request', {
    visit: (place) => observer.visit(requestPlace(place)),
    confirm: () => undefined,
    report: (problem) => observer.report(accepted(problem)),
  })
  comparison.compare({ nodes, value, place: '', statement })
}

/** Returns the schema of a JSON request body. */
export function requestNodes({ document, operation, exchange }: OperationExchange): readonly SchemaNode[] {
  const sent = requestTypeOf(exchange)
  const body = requestBodyOf(document, objectOf(document, operation))
  const key = body && declaredTypeOf(sent, Object.keys(body.content))
  if (!body || key === undefined || !isJsonType(sent)) return []
  const { requestBody } = objectOf(document, operation)
  const { pointer } = follow(document, requestBody, `${pointerOf(operation)}/requestBody`)
  return nodeAt(body.content[key]?.schema, `${pointer}/content/${escapeToken(key)}/schema`, operation.provenance)
}

function compareQuery({ document, operation, exchange }: OperationExchange, observer: Observer): void {
  const declared = operation.parameters.flatMap(({ in: where, name, shape }) => {
    return where === 'query' ? [name, ...(shape?.names ?? [])] : []
  })
  const nested = operation.parameters.filter(mayBeObject).map(({ name }) => name)
  const { search, searchParams } = new URL(exchange.url)
  const pointer = `${pointerOf(operation)}/parameters`
  observer.visit('request')
  for (const { at } of undeclaredQuery(search.slice(1), [...declared, ...queryCredentials(document)], nested)) {
    if (isRedacted(searchParams.get(at))) continue
    const name = shownName(at)
    observer.report({
      kind: 'accepted',
      place: `query ${name}`,
      base: 'request',
      statement: { pointer, provenance: operation.provenance },
      owner: pointer,
      detail: name,
      clause: 'is accepted',
    })
  }
}

function accepted(problem: Problem): Problem {
  const place = requestPlace(problem.place)
  const base = requestPlace(problem.base)
  const detail = `${problem.kind} ${problem.detail}`
  if (problem.kind === 'undeclared') return { ...problem, kind: 'accepted', place, base, detail, clause: 'is accepted' }
  const clause =
    problem.kind === 'missing' ? 'is required, a request without it is accepted' : `${problem.clause}, and is accepted`
  const plain = problem.plain === undefined ? {} : { plain: `${problem.plain}, and is accepted` }
  return { ...problem, ...plain, kind: 'accepted-invalid', place, base, detail, clause }
}

function requestPlace(place: string): string {
  return place === '' ? 'request' : `request ${place}`
}
