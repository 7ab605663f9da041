import type { Interaction, Pact } from '../engine/pact.ts'
import { identityOf } from './document.ts'
import { canonical } from './json.ts'

/** The interactions of which two pacts say different things: of one description, in one state, and not the same. */
export function contradictions(known: Pact, added: Pact): string[] {
  const said = new Map(known.interactions.map((interaction) => [identityOf(interaction), interaction]))
  return added.interactions.flatMap((interaction) => {
    const earlier = said.get(identityOf(interaction))
    return earlier && meaningOf(earlier) !== meaningOf(interaction) ? [interaction.description] : []
  })
}

/** What an interaction says, as far as Pact's own writers do not say it in different ways. */
function meaningOf({ request, response }: Interaction): string {
  return canonical({ request, response })
}
