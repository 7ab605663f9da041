import type { Pact } from '../../engine/services/pact.ts'
import type { Document } from '../../engine/spec/document.ts'
import { isObject } from '../../pacts/json.ts'
import { requirePeer } from './peer.ts'

/** Something in a pact that its provider's spec does not allow, or that the comparator warns of. */
export interface Difference {
  readonly type: 'error' | 'warning' | 'info'
  readonly code: string
  readonly message: string
  readonly interaction: string
  /** where in the pact */
  readonly at: string
}

/** The comparator's library, as far as it is used here. */
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

/** Compares a pact with its provider's spec, without asking anyone. Rejects with a MissingPeer. */
export async function comparePact(pact: Pact, document: Document): Promise<readonly Difference[]> {
  // The library's own types say no less than what is used of it here.
  const { Comparator } = requirePeer('@pactflow/openapi-pact-comparator', 'Comparing a pact with a spec') as ComparatorModule
  const found: Difference[] = []
  for await (const { type, code, message, mockDetails } of new Comparator({ oas: withoutRequiredReadOnly(document) }).compare(pact)) {
    const { interactionDescription, location = '' } = mockDetails ?? {}
    found.push({ type, code, message, interaction: interactionDescription ?? '', at: location })
  }
  return found
}

/** OpenAPI asks no client for a property that is required and read-only; the comparator would. */
function withoutRequiredReadOnly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRequiredReadOnly)
  if (!isObject(schema)) return schema
  const { required, properties } = schema
  const held = Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, withoutRequiredReadOnly(inner)]))
  if (!Array.isArray(required) || !isObject(properties)) return held
  const isReadOnly = (name: unknown) => {
    const property = properties[String(name)]
    return isObject(property) && property['readOnly'] === true
  }
  return { ...held, required: required.filter((name) => !isReadOnly(name)) }
}
