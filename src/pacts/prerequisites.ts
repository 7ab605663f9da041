import type { Step } from './replay.ts'

interface PrerequisiteSearch {
  /** replayable steps before the step, in order */
  readonly earlier: readonly Step[]
  /** numbers of the steps whose responses a step's request uses, directly or through other steps */
  readonly sourcesOf: (number: number) => ReadonlySet<number>
  /** the sources of the step itself */
  readonly sources: ReadonlySet<number>
  /** checks whether the step gets its recorded response after the first steps of `earlier` and some of the others */
  readonly isReproduced: (first: number, others: readonly Step[]) => Promise<boolean>
}

/**
 * How many steps are searched for beside the sources. If a response needs more, such as the one that exceeds a rate
 * limit, the remaining earlier steps are not reduced one by one, because each search costs several replays.
 */
const MOST_SEARCHED = 12

/**
 * Finds a small set of earlier steps after which a step gets its recorded response: the steps whose responses the
 * request uses, and the others that it turns out to need. Each of them is found by bisection: the last one is the
 * step without which the steps before it no longer suffice. Returns undefined if even all earlier steps do not
 * reproduce the response.
 */
export async function findPrerequisites(search: PrerequisiteSearch): Promise<readonly Step[] | undefined> {
  const { earlier, sourcesOf, sources, isReproduced } = search
  const needed = new Set(sources)
  const chosen = (from: number) => earlier.slice(from).filter(({ number }) => needed.has(number))
  const suffices = (first: number) => isReproduced(first, chosen(first))
  if (await suffices(0)) return chosen(0)
  let first = earlier.length
  if (!(await suffices(first))) return undefined
  for (let found = 0; found < MOST_SEARCHED; found++) {
    const last = await bisect(first, suffices)
    for (const number of withSources(earlier[last - 1], sourcesOf)) needed.add(number)
    first = last - 1
    if (await suffices(0)) return removeCancelled(chosen(0))
  }
  return reduceToWriters()

  /**
   * Removes steps that only matter because of one another, such as a creation with its deletion: the last first, each
   * together with the steps that use its response.
   */
  async function removeCancelled(all: readonly Step[]): Promise<readonly Step[]> {
    let kept = all
    for (const step of all.toReversed()) {
      if (sources.has(step.number) || !kept.includes(step)) continue
      const fewer = kept.filter((other) => other !== step && !sourcesOf(other.number).has(step.number))
      if (await isReproduced(0, fewer)) kept = fewer
    }
    return kept
  }

  /** Drops the steps that wrote nothing, if the response does not need them. */
  async function reduceToWriters(): Promise<readonly Step[]> {
    const rest = earlier.slice(0, first)
    const writers = rest.filter(({ writes }) => writes).flatMap((step) => withSources(step, sourcesOf))
    const numbers = new Set([...needed, ...writers])
    const all = earlier.filter(({ number }) => numbers.has(number))
    return (await isReproduced(0, all)) ? all : [...rest, ...chosen(first)]
  }
}

/** Returns the smallest count of first steps that suffices. None does not suffice, and `enough` does. */
async function bisect(enough: number, suffices: (first: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, enough]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await suffices(middle)) high = middle
    else low = middle
  }
  return high
}

function withSources(step: Step | undefined, sourcesOf: PrerequisiteSearch['sourcesOf']): number[] {
  return step ? [step.number, ...sourcesOf(step.number)] : []
}
