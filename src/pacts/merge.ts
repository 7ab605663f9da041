import type { Interaction, Pact, PactRequest, PactResponse } from '../engine/services/pact.ts'
import { identityOf } from './document.ts'
import { canonicalJson, isObject } from './json.ts'

/**
 * Returns the descriptions of interactions that two pacts define differently.
 * Interactions are compared if they have the same description and provider states.
 */
export function conflictingDescriptions(known: Pact, added: Pact): string[] {
  const byIdentity = new Map(known.interactions.map((interaction) => [identityOf(interaction), interaction]))
  return added.interactions.flatMap((interaction) => {
    const earlier = byIdentity.get(identityOf(interaction))
    return earlier && comparable(earlier) !== comparable(interaction) ? [interaction.description] : []
  })
}

/**
 * Returns an interaction's content in a form that is equal for specifications 3 and 4.
 * Specification 3 wraps neither a body nor a header with one value.
 */
function comparable({ request, response }: Interaction): string {
  return canonicalJson([comparablePart(request), comparablePart(response)])
}

function comparablePart({ body, headers, ...part }: PactRequest | PactResponse): unknown {
  const content = isObject(body) && 'contentType' in body && 'encoded' in body ? body.content : body
  const headerTexts = Object.entries(headers ?? {}).map(([name, values]) => [name, [values].flat().join(', ')])
  return { ...part, body: content, headers: Object.fromEntries(headerTexts) }
}
