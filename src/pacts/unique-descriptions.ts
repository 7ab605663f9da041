/** The parts of an interaction's description. */
export interface DescriptionParts {
  /** summary of the operation, such as `create an agent` */
  readonly summary: string
  /** why the request was rejected, such as `without permission`; empty if it was not */
  readonly outcome: string
  /** names of optional parameters: `with limit and page` */
  readonly parameters: string
  /** facts that distinguish interactions with the same description; each may be empty */
  readonly facts: readonly string[]
}

/**
 * Returns a description for each interaction that no other one has. The first one keeps the shortest description, so
 * that a further interaction does not change it. A later one names the first fact in which it differs, such as `list
 * the agents in the scenario small-team`, or is numbered.
 */
export function uniqueDescriptions(all: readonly DescriptionParts[]): string[] {
  const holders = new Map<string, DescriptionParts>()
  return all.map((parts) => {
    const description = possibleDescriptions(parts, holders).find((one) => !holders.has(one))
    const unique = description ?? numbered(shortest(parts), holders)
    holders.set(unique, parts)
    return unique
  })
}

function possibleDescriptions(parts: DescriptionParts, holders: ReadonlyMap<string, DescriptionParts>): string[] {
  const { summary, outcome, parameters, facts } = parts
  const short = shortest(parts)
  const long = join(summary, parameters, outcome)
  const holder = holders.get(short)
  const different = facts.filter((fact, i) => fact !== '' && fact !== holder?.facts[i])
  return [short, long, ...different.map((fact) => join(long, fact)), join(long, ...different)]
}

function shortest({ summary, outcome, parameters }: DescriptionParts): string {
  return join(summary, outcome === '' ? parameters : outcome)
}

function numbered(description: string, holders: ReadonlyMap<string, DescriptionParts>): string {
  let nth = 2
  while (holders.has(`${description} (${nth})`)) nth++
  return `${description} (${nth})`
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
