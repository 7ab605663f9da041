import type { Interaction } from '../../engine/services/pact.ts'
import type { World } from '../../world/world.ts'
import type { Prepared } from './attempt.ts'
import { sentStrings, withFreshValues } from './fresh-values.ts'
import { planOf } from './plan.ts'
import { rehearse } from './rehearsal.ts'
import { isExpected, type Rehearsed } from './safety.ts'

/** An interaction whose changes cannot be undone, in its turn. */
interface Step {
  /** the interaction of the pact */
  readonly of: Interaction
  /** the interaction as it is sent; undefined if earlier ones prevent it */
  readonly prepared: Prepared | undefined
}

/** An interaction as it can be sent now, with its rehearsal. */
interface NextStep {
  readonly prepared: Prepared
  readonly rehearsed: Rehearsed
}

/**
 * The order of interactions whose changes cannot be undone. The double carries out each one after those before it, so
 * that one which needs a record is sent before one that deletes the record, and a string that must be unique is replaced
 * once it is used.
 */
export class LastingChanges {
  /** the state that the service is expected to be in; undefined before the first change */
  #world: World | undefined
  readonly #sent = new Set<string>()
  #count = 0

  /**
   * Yields the interactions in an order in which the double gives the expected response to each, with the strings to
   * send; at the end those that earlier ones prevent.
   */
  async *inOrder(all: readonly Prepared[]): AsyncGenerator<Step> {
    let open = await this.#sorted(all)
    for (;;) {
      const later: Prepared[] = []
      for (const prepared of open) {
        const step = await this.#stepOf(prepared)
        if (step) {
          yield { of: prepared.interaction, prepared: step.prepared }
          this.#add(step)
        } else {
          later.push(prepared)
        }
      }
      if (later.length === open.length) break
      open = later
    }
    for (const { interaction } of open) yield { of: interaction, prepared: undefined }
  }

  /**
   * Sorts the interactions that delete records of the account behind the others, by how many of them they prevent. One
   * that revokes the credential of the run is the last.
   */
  async #sorted(all: readonly Prepared[]): Promise<readonly Prepared[]> {
    const { record = [], credential = [], none = [] } = Object.groupBy(all, (one) => one.irreversible?.loss ?? 'none')
    const prevented = new Map<Prepared, number>()
    for (const one of record) prevented.set(one, await countPrevented(one, record))
    const sorted = record.toSorted((a, b) => (prevented.get(a) ?? 0) - (prevented.get(b) ?? 0))
    return [...none, ...sorted, ...credential]
  }

  /** Returns the interaction with strings that the service accepts; undefined if it cannot be carried out now. */
  async #stepOf(prepared: Prepared): Promise<NextStep | undefined> {
    const used = [...sentStrings(prepared.plan)].filter((text) => this.#sent.has(text))
    const copies = used.length === 0 ? [] : withFreshValues(prepared.interaction, used, this.#count + 1)
    for (const interaction of [prepared.interaction, ...copies]) {
      const rehearsed = await rehearseIn(interaction, prepared, this.#world)
      if (!isExpected(interaction, rehearsed, prepared.context.main)) continue
      return { prepared: { ...prepared, ...planned(interaction, prepared) }, rehearsed }
    }
    return undefined
  }

  #add({ prepared, rehearsed }: NextStep): void {
    this.#count++
    this.#world = rehearsed.rehearsal.world
    for (const text of sentStrings(prepared.plan)) this.#sent.add(text)
  }
}

async function countPrevented(one: Prepared, all: readonly Prepared[]): Promise<number> {
  const { world } = (await rehearseIn(one.interaction, one, undefined)).rehearsal
  const after = await Promise.all(all.map((other) => isExpectedIn(other.interaction, other, world)))
  return after.filter((isPossible) => !isPossible).length
}

function planned(interaction: Interaction, { context }: Prepared): Pick<Prepared, 'interaction' | 'plan'> {
  return { interaction, plan: planOf(interaction, context.double) }
}

/** Rehearses an interaction in the scenario of the account. @param world its state; defaults to the initial one */
async function rehearseIn(
  interaction: Interaction,
  { context }: Prepared,
  world: World | undefined,
): Promise<Rehearsed> {
  const { main, model } = context
  const plan = planOf(interaction, main)
  const rehearsal = await rehearse(main, plan, { model, aliases: plan.aliases, ...(world && { from: world }) })
  return { plan, rehearsal }
}

async function isExpectedIn(interaction: Interaction, prepared: Prepared, world: World): Promise<boolean> {
  return isExpected(interaction, await rehearseIn(interaction, prepared, world), prepared.context.main)
}
