import { type Step, type Variable, variablesIn } from './replay.ts'

type Steps = ReadonlyMap<number, Step>

interface PrerequisiteSearch {
  readonly step: Step
  /** replayable steps by number */
  readonly steps: Steps
  readonly variables: ReadonlyMap<string, Variable>
  /** checks whether the step gets its recorded response after exactly these steps, in this order */
  readonly isReproduced: (after: readonly number[]) => Promise<boolean>
  /** checks whether as many requests may still be replayed for this step */
  readonly mayReplay: (requests: number) => boolean
}

/**
 * Finds the smallest set of earlier steps after which a step gets its recorded response, by replaying candidates:
 * first only the steps whose responses the request uses, then all steps that wrote something, then all earlier steps.
 * Returns undefined if even all earlier steps do not reproduce the response, or if too many would have to be replayed. If
 * no more may be replayed, the set is not the smallest.
 */
export async function findPrerequisites({
  step,
  steps,
  variables,
  isReproduced,
  mayReplay,
}: PrerequisiteSearch): Promise<readonly number[] | undefined> {
  const earlier = [...steps.values()].filter(({ number }) => number < step.number)
  const sources = sourcesOf(step, steps, variables)
  const writers = earlier.filter(({ number, writes }) => writes || sources.has(number))
  for (const candidates of [earlier.filter(({ number }) => sources.has(number)), writers, earlier]) {
    const closed = withSources(candidates, steps, variables)
    if (!mayReplay(closed.length + 1)) return undefined
    if (!(await isReproduced(closed))) continue
    return candidates.length === sources.size ? closed : reduce(closed, sources)
  }
  return undefined

  /** Removes steps one by one, the last first, together with the steps that depend on them. */
  async function reduce(all: readonly number[], required: ReadonlySet<number>): Promise<readonly number[]> {
    let needed = all
    for (const number of all.toReversed()) {
      if (required.has(number) || !needed.includes(number)) continue
      const fewer = needed.filter((other) => other !== number && !dependsOn(other, number))
      if (!mayReplay(fewer.length + 1)) return needed
      if (await isReproduced(fewer)) needed = fewer
    }
    return needed
  }

  function dependsOn(other: number, number: number): boolean {
    const dependent = steps.get(other)
    return dependent !== undefined && sourcesOf(dependent, steps, variables).has(number)
  }
}

/** Returns the numbers of the steps whose responses a step's request uses, directly or through other steps. */
function sourcesOf(step: Step, steps: Steps, variables: ReadonlyMap<string, Variable>): Set<number> {
  const found = new Set<number>()
  const pending = [step]
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const id of variablesIn(next.template)) {
      const source = variables.get(id)?.source
      if (!source || !('exchange' in source) || found.has(source.exchange)) continue
      found.add(source.exchange)
      const earlier = steps.get(source.exchange)
      if (earlier) pending.push(earlier)
    }
  }
  return found
}

function withSources(chosen: readonly Step[], steps: Steps, variables: ReadonlyMap<string, Variable>): number[] {
  const all = chosen.flatMap((step) => [step.number, ...sourcesOf(step, steps, variables)])
  return [...new Set(all)].toSorted((a, b) => a - b)
}
