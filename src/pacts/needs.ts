import { type Step, type Variable, variablesIn } from './replay.ts'

type Steps = ReadonlyMap<number, Step>

/** The exchanges whose replies a step's request is made of, those of their own requests included. */
function sourcesOf(step: Step, steps: Steps, variables: ReadonlyMap<string, Variable>): Set<number> {
  const found = new Set<number>()
  const ahead = [step]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    for (const id of variablesIn(next.template)) {
      const source = variables.get(id)?.source
      if (!source || !('exchange' in source) || found.has(source.exchange)) continue
      found.add(source.exchange)
      const earlier = steps.get(source.exchange)
      if (earlier) ahead.push(earlier)
    }
  }
  return found
}

interface Wanted {
  readonly step: Step
  /** the exchanges before it that can be carried out again */
  readonly steps: Steps
  readonly variables: ReadonlyMap<string, Variable>
  /** whether the step is answered as it was after these and no others, in their order */
  readonly isAnswered: (after: readonly number[]) => Promise<boolean>
}

/**
 * The fewest earlier exchanges after which a step is answered as it was: found by trying. First only those whose
 * replies it is made of, then all that wrote something, or all, less each that turns out not to matter.
 * Undefined: not even all of them bring it about.
 */
export async function needsOf({ step, steps, variables, isAnswered }: Wanted): Promise<readonly number[] | undefined> {
  const earlier = [...steps.values()].filter(({ number }) => number < step.number)
  const sources = sourcesOf(step, steps, variables)
  const writers = earlier.filter(({ number, writes }) => writes || sources.has(number))
  for (const candidates of [earlier.filter(({ number }) => sources.has(number)), writers, earlier]) {
    const closed = withSources(candidates, steps, variables)
    if (!(await isAnswered(closed))) continue
    return candidates.length === sources.size ? closed : reduced(closed, sources)
  }
  return undefined

  /** Takes away one after another, the last first, with all that is made of its reply. */
  async function reduced(all: readonly number[], kept: ReadonlySet<number>): Promise<readonly number[]> {
    let needed = all
    for (const number of all.toReversed()) {
      if (kept.has(number) || !needed.includes(number)) continue
      const fewer = needed.filter((other) => other !== number && !isMadeOf(other, number))
      if (await isAnswered(fewer)) needed = fewer
    }
    return needed
  }

  function isMadeOf(other: number, number: number): boolean {
    const made = steps.get(other)
    return made !== undefined && sourcesOf(made, steps, variables).has(number)
  }
}

function withSources(chosen: readonly Step[], steps: Steps, variables: ReadonlyMap<string, Variable>): number[] {
  const all = chosen.flatMap((step) => [step.number, ...sourcesOf(step, steps, variables)])
  return [...new Set(all)].toSorted((a, b) => a - b)
}
