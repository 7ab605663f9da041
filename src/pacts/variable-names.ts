import { placeholder, variableNames } from './expression.ts'
import type { Step, Variable } from './replay.ts'

/**
 * The names of an interaction's variables, assigned in the order of first use. The names depend only on the
 * interaction, so that every run writes the same interaction in the same way.
 */
export class VariableNames {
  readonly #variables: ReadonlyMap<string, Variable>
  readonly #names = new Map<string, string>()

  constructor(variables: ReadonlyMap<string, Variable>) {
    this.#variables = variables
  }

  /** Returns a copy of a value with each variable id replaced by its name. */
  rename<T>(value: T): T {
    // Replacing a name inside JSON text keeps the text valid and the type of the value.
    return JSON.parse(this.#renamed(JSON.stringify(value)))
  }

  /** Returns the names assigned so far, by variable id. */
  names(): ReadonlyMap<string, string> {
    return this.#names
  }

  #renamed(text: string): string {
    for (const id of variableNames(text)) this.#assign(id)
    return [...this.#names].reduce((all, [id, name]) => all.replaceAll(placeholder(id), placeholder(name)), text)
  }

  #assign(id: string): void {
    const hint = this.#variables.get(id)?.hint
    if (hint === undefined || this.#names.has(id)) return
    const taken = new Set(this.#names.values())
    let name = hint
    for (let nth = 2; taken.has(name); nth++) name = `${hint}${nth}`
    this.#names.set(id, name)
  }
}

/** Returns the named values that come from a step's response, each with its location in the response. */
export function responseValues(
  step: Step,
  variables: ReadonlyMap<string, Variable>,
  names: ReadonlyMap<string, string>,
) {
  return Object.fromEntries(
    [...names].flatMap(([id, name]) => {
      const source = variables.get(id)?.source
      return source && 'exchange' in source && source.exchange === step.number ? [[name, source.at]] : []
    }),
  )
}
