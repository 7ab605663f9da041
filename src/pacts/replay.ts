import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { credentialValues } from './credentials.ts'
import { namesIn } from './expression.ts'
import { type Answer, extract } from './extract.ts'
import { canonical } from './json.ts'
import { resolveReference } from './reference.ts'
import type { ScenarioState, Stage, Variant } from './stage.ts'
import { concrete, type Template } from './template.ts'

/** A value that the state decides, and where it comes from. */
export interface Variable {
  readonly id: string
  /** what it is best called */
  readonly hint: string
  readonly source: { readonly reference: string } | { readonly exchange: number; readonly at: string }
}

/** An exchange of a run that can be carried out again. */
export interface Step {
  readonly number: number
  readonly operation: Operation
  readonly template: Template
  readonly writes: boolean
}

interface Replaying {
  readonly stage: Stage
  readonly vendor: Vendor
  readonly state: ScenarioState
  readonly variables: ReadonlyMap<string, Variable>
}

/** Exchanges carried out again, one after another, in a world of their own. */
export class Replay {
  readonly world: World
  /** the world as it began */
  readonly origin: World
  readonly values: Map<string, string>
  readonly #replaying: Replaying
  readonly #variant: Variant
  readonly #answers = new Map<number, Answer>()

  constructor(replaying: Replaying, variant: Variant) {
    this.#replaying = replaying
    this.#variant = variant
    this.world = replaying.stage.begin(replaying.state, variant)
    this.origin = this.world.fork({ name: this.world.name })
    this.values = credentialValues(replaying.vendor, this.world)
  }

  async play({ number, template }: Pick<Step, 'number' | 'template'>): Promise<Answer> {
    for (const id of variablesIn(template)) this.#find(id)
    const { stage, vendor } = this.#replaying
    const answer = await stage.ask(this.world, vendor, concrete(template, this.values), this.#variant.origin)
    this.#answers.set(number, answer)
    return answer
  }

  #find(id: string): void {
    const source = this.#replaying.variables.get(id)?.source
    if (!source || this.values.has(id)) return
    const value =
      'reference' in source
        ? resolveReference(source.reference, this.origin, this.#replaying.stage.vendors)
        : extractFrom(this.#answers.get(source.exchange), source.at)
    if (value !== undefined) this.values.set(id, value)
  }
}

function extractFrom(answer: Answer | undefined, at: string): string | undefined {
  return answer && extract(answer, at)
}

/** The names of the values that a request is made of. */
export function variablesIn(template: Template): string[] {
  return [...new Set(namesIn(canonical(template)))]
}
