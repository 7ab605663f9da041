import type { Interaction, Pact, PactRequest, PactResponse } from '../engine/services/pact.ts'
import { identityOf } from './document.ts'
import { canonical, isObject } from './json.ts'

/** The interactions of which two pacts say different things: of one description, in one state, and not the same. */
export function contradictions(known: Pact, added: Pact): string[] {
  const said = new Map(known.interactions.map((interaction) => [identityOf(interaction), interaction]))
  return added.interactions.flatMap((interaction) => {
    const earlier = said.get(identityOf(interaction))
    return earlier && meaningOf(earlier) !== meaningOf(interaction) ? [interaction.description] : []
  })
}

/** What an interaction says, in whichever specification: 3 has no wrapping around a body, nor around what is sent once. */
function meaningOf({ request, response }: Interaction): string {
  return canonical([meaningOfPart(request), meaningOfPart(response)])
}

function meaningOfPart({ body, headers, ...part }: PactRequest | PactResponse): unknown {
  const content = isObject(body) && 'contentType' in body && 'encoded' in body ? body.content : body
  const texts = Object.entries(headers ?? {}).map(([name, values]) => [name, [values].flat().join(', ')])
  return { ...part, body: content, headers: Object.fromEntries(texts) }
}
