import type { Interaction } from '../../engine/services/pact.ts'
import { mapStrings, stringsIn } from '../json.ts'
import type { Plan } from './plan.ts'

/** Shortest string that is replaced: a shorter one may be part of other words. */
const SHORTEST = 4

/** Returns the strings that the bodies of a plan contain, without those that a service decides. */
export function sentStrings({ requests }: Plan): ReadonlySet<string> {
  const strings = requests.flatMap(({ template: { body } }) => stringsIn(body?.content)).map(([, text]) => text)
  return new Set(strings.filter((text) => text.length >= SHORTEST && !text.includes('${')))
}

/**
 * Returns copies of an interaction in which strings that it sends are replaced with others, since the service has them
 * already: first each of them alone, then all together.
 * @param used strings that earlier requests sent
 * @param number makes the strings differ from those of other interactions
 */
export function withFreshValues(
  interaction: Interaction,
  used: readonly string[],
  number: number,
): readonly Interaction[] {
  const choices = used.length > 1 ? [...used.map((text) => [text]), used] : [used]
  return choices.map((texts) =>
    texts.reduce((copy, text) => replaceIn(copy, text, freshValue(text, number)), interaction),
  )
}

function replaceIn(interaction: Interaction, text: string, fresh: string): Interaction {
  // Only strings are replaced, so the copy has the form of an interaction.
  return mapStrings(interaction, (value) => value.replaceAll(text, fresh)) as Interaction
}

/** Returns a string of the same kind: another mailbox of an email address, or the string with a number. */
function freshValue(text: string, number: number): string {
  const [, name, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(text) ?? []
  return name === undefined || domain === undefined ? `${text}-${number}` : `${name}+${number}@${domain}`
}
