import type { Pact } from '../../engine/services/pact.ts'
import type { Document } from '../../engine/spec/document.ts'
import { isObject } from '../../pacts/json.ts'
import { requirePeer } from './peer.ts'

/** An error, warning or note of the comparator about a pact. */
export interface Difference {
  readonly type: 'error' | 'warning' | 'info'
  readonly code: string
  readonly message: string
  readonly interaction: string
  /** location in the pact */
  readonly at: string
}

/** The part of the comparator's library that is used here. */
interface ComparatorModule {
  readonly Comparator: new (options: {
    readonly oas: unknown
  }) => {
    readonly compare: (pact: Pact) => AsyncIterable<{
      readonly type: Difference['type']
      readonly code: string
      readonly message: string
      readonly mockDetails?: { readonly interactionDescription?: string | null; readonly location: string }
    }>
  }
}

/**
 * Compares a pact with its provider's spec, without sending requests.
 * @throws MissingPeerError if the comparator is not installed
 */
export async function comparePact(pact: Pact, document: Document): Promise<readonly Difference[]> {
  // ComparatorModule is a subset of the library's own types.
  const { Comparator } = requirePeer(
    '@pactflow/openapi-pact-comparator',
    'Comparing a pact with a spec',
  ) as ComparatorModule
  const found: Difference[] = []
  for await (const { type, code, message, mockDetails } of new Comparator({
    oas: withoutRequiredReadOnly(document),
  }).compare(pact)) {
    const { interactionDescription, location = '' } = mockDetails ?? {}
    found.push({ type, code, message, interaction: interactionDescription ?? '', at: location })
  }
  return found.filter(({ code, at }) => !MEDIA_TYPE_CODES.has(code) || !isRejected(pact, at))
}

/**
 * Codes about the media types of a request. The comparator reports them even if the pact expects that the provider
 * rejects the request, unlike all other differences of requests.
 */
const MEDIA_TYPE_CODES: ReadonlySet<string> = new Set([
  'request.content-type.incompatible',
  'request.accept.incompatible',
])

/**
 * Returns true if the pact expects an error as the response of an interaction.
 * @param at location in the interaction, such as `[root].interactions[3].request`
 */
function isRejected({ interactions }: Pact, at: string): boolean {
  const index = /^\[root\]\.interactions\[(\d+)\]/.exec(at)?.[1]
  const status = interactions[Number(index)]?.response.status
  return status !== undefined && status >= 400
}

/**
 * Removes read-only properties from `required`. OpenAPI does not require a client to send them, but the comparator
 * does.
 */
function withoutRequiredReadOnly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRequiredReadOnly)
  if (!isObject(schema)) return schema
  const { required, properties } = schema
  const copy = Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, withoutRequiredReadOnly(inner)]))
  if (!Array.isArray(required) || !isObject(properties)) return copy
  const isReadOnly = (name: unknown) => {
    const property = properties[String(name)]
    return isObject(property) && property['readOnly'] === true
  }
  return { ...copy, required: required.filter((name) => !isReadOnly(name)) }
}
