import { namesIn, variable } from './expression.ts'
import type { Step, Variable } from './replay.ts'

/**
 * Names for the values that an interaction is made of, in the order in which they first occur in it. They depend on
 * nothing else of the run, so that the same interaction is written in the same way in every run.
 */
export class Naming {
  readonly #variables: ReadonlyMap<string, Variable>
  readonly #names = new Map<string, string>()

  constructor(variables: ReadonlyMap<string, Variable>) {
    this.#variables = variables
  }

  /** The same value with names for the ids of its variables. */
  rename<T>(value: T): T {
    // A text of JSON in which one name is replaced by another is one still, of the same shape.
    return JSON.parse(this.#renamed(JSON.stringify(value)))
  }

  /** The name of a variable; undefined as long as it has not occurred. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id)
  }

  /** Those that occurred, by their ids. */
  names(): ReadonlyMap<string, string> {
    return this.#names
  }

  #renamed(text: string): string {
    for (const id of namesIn(text)) this.#name(id)
    return [...this.#names].reduce((all, [id, name]) => all.replaceAll(variable(id), variable(name)), text)
  }

  #name(id: string): void {
    const hint = this.#variables.get(id)?.hint
    if (hint === undefined || this.#names.has(id)) return
    const taken = new Set(this.#names.values())
    let name = hint
    for (let nth = 2; taken.has(name); nth++) name = `${hint}${nth}`
    this.#names.set(id, name)
  }
}

/** Whether a step's reply gives a value to one of the steps, or to the request itself. */
export function valuesOf(step: Step, variables: ReadonlyMap<string, Variable>, names: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    [...names].flatMap(([id, name]) => {
      const source = variables.get(id)?.source
      return source && 'exchange' in source && source.exchange === step.number ? [[name, source.at]] : []
    }),
  )
}
