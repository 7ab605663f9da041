/** Something wrong in a scenario, and its place: `genesys.assistants[3].name`. */
export interface Mistake {
  readonly at: string
  readonly message: string
}

/** A scenario that was not loaded, with every mistake in it. */
export class ScenarioError extends Error {
  readonly scenario: string
  readonly mistakes: readonly Mistake[]

  constructor(scenario: string, mistakes: readonly Mistake[]) {
    const lines = mistakes.map(({ at, message }) => `\n  ${at === '' ? 'it' : at} ${message}`)
    super(`Failed to load the scenario "${scenario}": nothing of it is served${lines.join('')}`)
    this.name = 'ScenarioError'
    this.scenario = scenario
    this.mistakes = mistakes
  }
}
