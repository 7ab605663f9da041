import { isObject } from '../../world/is-object.ts'
import { requestNodes } from './compare-request.ts'
import type { OperationExchange } from './operation-exchange.ts'
import { isWord } from './place.ts'
import type { Observer } from './problem.ts'
import { parseRecordedJson } from './recorded-json.ts'
import { propertyNode } from './schema-node.ts'
import { isRedacted, ValueComparison } from './value-comparison.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Reports a property that a create left out and that the service set to another value than the declared default. The
 * response must repeat what was sent, so that its properties are known to be those of the request.
 */
export function compareDefaults(found: OperationExchange, value: unknown, observer: Observer): void {
  if (found.exchange.method !== 'POST') return
  const sent = parseRecordedJson(found.exchange.request)
  const created = isObject(sent) ? echoOf(sent, value) : undefined
  if (!isObject(sent) || !created) return
  const silent: Observer = { visit: () => undefined, report: () => undefined, confirm: () => undefined }
  const nodes = new ValueComparison(found.document, 'request', silent).expand(requestNodes(found), sent)
  const names = nodes.flatMap(({ schema }) => (isObject(schema['properties']) ? Object.keys(schema['properties']) : []))
  for (const name of new Set(names)) {
    if (Object.hasOwn(sent, name) || !Object.hasOwn(created.object, name)) continue
    const [declared] = nodes.flatMap((node) => propertyNode(node, name))
    if (declared && isScalar(declared.schema['default'])) {
      compareDefault({ ...declared, name, place: created.place + name, value: created.object[name] }, observer)
    }
  }
}

interface FoundDefault {
  readonly schema: Json
  readonly pointer: string
  readonly provenance: Parameters<Observer['confirm']>[0]['provenance']
  readonly name: string
  readonly place: string
  readonly value: unknown
}

function compareDefault({ schema, pointer, provenance, place, value }: FoundDefault, observer: Observer): void {
  const declared = schema['default']
  if (!isScalar(value) || isRedacted(value)) return
  const statement = { pointer, provenance }
  const base = `default of ${place}`
  observer.visit(base)
  if (value === declared) {
    observer.confirm(statement, place)
    return
  }
  const shown = typeof value === 'string' ? (isWord(value) ? `"${value}"` : 'another value') : String(value)
  const clause = `defaults to ${shown}, ${JSON.stringify(declared)} is declared`
  const plain = `defaults to another value, ${JSON.stringify(declared)} is declared`
  observer.report({ kind: 'default', place, base, statement, owner: pointer, detail: '', clause, plain, value })
}

/** Returns the object of a response that repeats what was sent: the body, or one of its members. */
function echoOf(sent: Json, value: unknown): { readonly object: Json; readonly place: string } | undefined {
  if (!isObject(value)) return undefined
  const candidates = [{ object: value, place: '' }].concat(
    Object.entries(value).flatMap(([name, member]) =>
      isObject(member) ? [{ object: member, place: `${name}.` }] : [],
    ),
  )
  return candidates.find(({ object }) => {
    const scalars = Object.entries(sent).filter(([name, one]) => isScalar(one) && !isRedacted(one) && name in object)
    return scalars.length > 0 && scalars.every(([name, one]) => object[name] === one)
  })
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
